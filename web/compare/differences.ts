import {
  type LeverName,
  type ParameterName,
  type ShockName,
  leverNames,
  parameterNames,
  registry,
  shockNames,
} from '#sim-core';
import { type Path, type ScenarioDocument, type When, pathText } from '#scenarios';

export type Subject =
  | { readonly kind: 'parameter'; readonly name: ParameterName }
  | { readonly kind: 'lever'; readonly name: LeverName }
  | { readonly kind: 'shock'; readonly name: ShockName }
  | { readonly kind: 'role'; readonly name: 'firm' | 'related' | 'factor' }
  | {
      readonly kind: 'other';
      readonly name: 'organisations' | 'ties' | 'sample' | 'scale' | 'start' | 'seed';
    };

export type Value = number | string | undefined;

/** Something that two scenarios do not have alike, with the value of each; undefined where one has none. */
export interface Difference {
  readonly subject: Subject;
  readonly values: readonly [Value, Value];
  /** Empty where there is none. */
  readonly unit: string;
}

/** What differs between two scenarios and counts in the simulation: no titles, facts or sources. */
export function differencesOf(one: ScenarioDocument, other: ScenarioDocument): Difference[] {
  const row = (subject: Subject, of: (document: ScenarioDocument) => Value, unit = ''): Difference => ({
    subject,
    values: [of(one), of(other)],
    unit,
  });
  const rows = [
    ...parameterNames.map((name) =>
      row({ kind: 'parameter', name }, (document) => parameterOf(document, name), registry[name].unit),
    ),
    ...leverNames.map((name) =>
      row({ kind: 'lever', name }, (document) => leverOf(document, name), 'k€/year'),
    ),
    ...shockNames.map((name) => row({ kind: 'shock', name }, (document) => shockOf(document, name))),
    ...(['firm', 'related', 'factor'] as const).map((name) =>
      row(
        { kind: 'role', name },
        ({ organisations }) => organisations?.filter(({ kind }) => kind === name).length,
      ),
    ),
    row({ kind: 'other', name: 'ties' }, ({ ties }) => ties?.length),
    row({ kind: 'other', name: 'sample' }, ({ sample }) => sample ?? 1),
    row({ kind: 'other', name: 'scale' }, ({ scale }) => scale ?? 1),
    row({ kind: 'other', name: 'start' }, ({ start }) => start),
    row({ kind: 'other', name: 'seed' }, ({ seed, name }) => seed ?? name),
  ].filter(({ values: [first, second] }) => first !== second);
  const areOthers =
    JSON.stringify([one.organisations, one.ties]) !== JSON.stringify([other.organisations, other.ties]);
  const isCounted = rows.some(({ subject: { kind, name } }) => kind === 'role' || name === 'ties');
  return areOthers && !isCounted
    ? [
        ...rows,
        { subject: { kind: 'other', name: 'organisations' }, values: [undefined, undefined], unit: '' },
      ]
    : rows;
}

function parameterOf({ parameters, organisations }: ScenarioDocument, name: ParameterName): Value {
  if (name === 'organisationCount' && organisations) return organisations.length;
  const value = parameters[name] ?? registry[name].value;
  return typeof value === 'number' ? value : pathText(value);
}

function leverOf({ levers = [] }: ScenarioDocument, lever: LeverName): Value {
  const own = levers.filter((each) => each.lever === lever);
  if (own.length === 0) return undefined;
  if (own.length === 1 && own[0].from === undefined && own[0].to === undefined) return plainly(own[0].budget);
  return own.map(({ budget, from, to }) => `${pathText(budget)}${datesOf(from, to)}`).join('; ');
}

function shockOf({ shocks = [] }: ScenarioDocument, shock: ShockName): Value {
  const own = shocks.filter((each) => each.shock === shock);
  if (own.length === 0) return undefined;
  return own
    .map(({ at, months, size, market, skill }) =>
      [`${size}${datesOf(at)}`, months === undefined ? '' : `+${months}`, market ?? '', skill ?? '']
        .filter((part) => part !== '')
        .join(', '),
    )
    .join('; ');
}

function plainly(path: number | Path): number | string {
  return typeof path === 'number' ? path : pathText(path);
}

/** Months as they are counted elsewhere: the first after the branch is 1. */
function datesOf(...dates: readonly (When | undefined)[]): string {
  const told = dates.map((date) => (typeof date === 'number' ? date + 1 : (date ?? '…')));
  return dates.every((date) => date === undefined) ? '' : ` (${told.join(' – ')})`;
}
