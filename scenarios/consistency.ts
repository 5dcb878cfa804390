import {
  type Parameter,
  type ParameterName,
  type Parameters,
  type Timeline,
  defaultParameters,
  registry,
} from '#sim-core';
import { type Issue, pointer, quote, requirement } from './issue.ts';
import type { DocumentOrganisation, DocumentTie } from './schema.ts';

/** A condition between parameters that are each in range; floors and ceilings whose ranges do not overlap need none. */
interface Rule {
  readonly parameters: readonly ParameterName[];
  readonly expected: string;
  readonly holds: (p: Parameters) => boolean;
  readonly remedy: string;
}

/** Sums of shares that people write in decimals may miss 1 by rounding. */
const rounding = 1e-9;
const atMostOne = (...shares: number[]): boolean => shares.reduce((a, b) => a + b, 0) <= 1 + rounding;

/** Customers whose tables still fit the memory of an ordinary machine. */
const customerLimit = 5_000_000;

const rules: readonly Rule[] = [
  {
    parameters: ['twoSkills', 'threeSkills'],
    expected: 'twoSkills + threeSkills of at most 1',
    holds: (p) => atMostOne(p.twoSkills, p.threeSkills),
    remedy: 'lower one of them: the rest of 1 is the chance of a single skill',
  },
  {
    parameters: ['eventShare', 'repeatShare', 'friendShare'],
    expected: 'eventShare + repeatShare + friendShare of at most 1',
    holds: (p) => atMostOne(p.eventShare, p.repeatShare, p.friendShare),
    remedy: 'lower one of them: the rest of 1 are contacts with strangers',
  },
  {
    parameters: ['factorShare', 'relatedShare'],
    expected: 'factorShare + relatedShare of at most 1',
    holds: (p) => atMostOne(p.factorShare, p.relatedShare),
    remedy: 'lower one of them: the rest of 1 are firms',
  },
  {
    parameters: ['sophisticationLow', 'sophisticationHigh'],
    expected: 'sophisticationLow up to sophisticationHigh',
    holds: (p) => p.sophisticationLow <= p.sophisticationHigh,
    remedy: 'exchange the two',
  },
  {
    parameters: ['slackUtilisation', 'busyUtilisation'],
    expected: 'slackUtilisation up to busyUtilisation',
    holds: (p) => p.slackUtilisation <= p.busyUtilisation,
    remedy: 'exchange the two: no company is busy and slack at once',
  },
  {
    parameters: ['effortFloor', 'effortStart'],
    expected: 'effortFloor up to effortStart',
    holds: (p) => p.effortFloor <= p.effortStart,
    remedy: 'raise effortStart or lower effortFloor',
  },
  {
    parameters: ['closeContest', 'easyContest'],
    expected: 'closeContest up to easyContest',
    holds: (p) => p.closeContest <= p.easyContest,
    remedy: 'exchange the two: no contest is close and easy at once',
  },
  {
    parameters: ['smallStaffCapacity', 'largeStaffCapacity'],
    expected: 'smallStaffCapacity up to largeStaffCapacity',
    holds: (p) => p.smallStaffCapacity <= p.largeStaffCapacity,
    remedy: 'exchange the two',
  },
  {
    parameters: ['organisationCount', 'customersPerOrganisation'],
    expected: `at most ${customerLimit} customers (organisationCount × customersPerOrganisation)`,
    holds: (p) => p.organisationCount * p.customersPerOrganisation <= customerLimit,
    remedy: 'simulate a sample of the organisations, and say so: "sample"',
  },
];

/** Parameters that a list of organisations replaces. */
const replacedByList: readonly ParameterName[] = ['factorShare', 'relatedShare'];

/** The parts of a document that are right each in itself; an item that is not leaves a hole in its list. */
export interface SoundParts {
  readonly scale?: number;
  /** Values at the branch. */
  readonly parameters: Partial<Parameters>;
  readonly paths?: Timeline['paths'];
  readonly organisations?: readonly (DocumentOrganisation | undefined)[];
  readonly ties?: readonly (DocumentTie | undefined)[];
  readonly assumptions: readonly ({ readonly parameter?: string; readonly subject?: string } | undefined)[];
  /** Every identifier that some listed organisation has, be the rest of it right or not. */
  readonly identifiers: ReadonlySet<string>;
}

/** Faults between parts of a document that are right each in itself. */
export function consistencyIssues(parts: SoundParts): Issue[] {
  return [
    ...parameterIssues(parts),
    ...scaleIssues(parts),
    ...organisationIssues(parts),
    ...tieIssues(parts),
    ...assumptionIssues(parts),
  ];
}

function parameterIssues({ parameters: changes, paths = {} }: SoundParts): Issue[] {
  const start = defaultParameters(changes);
  return rules.flatMap((rule) => {
    const step = rule.holds(start) ? firstBreach(rule, start, paths) : 0;
    if (step < 0) return [];
    const values = valuesAt(start, paths, step);
    const { parameters, expected, remedy } = rule;
    const path = ['parameters', parameters.find((name) => Object.hasOwn(changes, name)) ?? parameters[0]];
    const when = step > 0 ? `, ${step} steps after the branch` : '';
    const received = parameters.map((name) => `${name} ${values[name]}`).join(' and ') + when;
    return [requirement('conflict', path, expected, received, remedy)];
  });
}

/** First step after the branch at which a rule breaks, or -1. */
function firstBreach(rule: Rule, start: Parameters, paths: NonNullable<Timeline['paths']>): number {
  const moving = rule.parameters.find((name) => paths[name]);
  if (moving === undefined) return -1;
  return paths[moving]!.findIndex((_, step) => !rule.holds(valuesAt(start, paths, step)));
}

function valuesAt(start: Parameters, paths: NonNullable<Timeline['paths']>, step: number): Parameters {
  const moved = Object.entries(paths).map(([name, values]) => [name, values[step]]);
  return { ...start, ...(Object.fromEntries(moved) as Partial<Parameters>) };
}

/** True of the parameters that `scale` multiplies: money, but for prices that are real as they are. */
export function isScaled(name: ParameterName): boolean {
  const { unit, isReal }: Parameter = registry[name];
  return unit.startsWith('k€') && isReal !== true;
}

function scaleIssues({ parameters, scale = 1 }: SoundParts): Issue[] {
  const values = defaultParameters(parameters);
  const names = Object.keys(values) as ParameterName[];
  return names
    .filter(isScaled)
    .filter((name) => values[name] * scale < registry[name].min || values[name] * scale > registry[name].max)
    .map((name) => {
      const { min, max, unit } = registry[name];
      const expected = `${name} × scale from ${min} to ${max} (${unit})`;
      return requirement(
        'range',
        ['scale'],
        expected,
        `${values[name] * scale}`,
        'choose a scale nearer to 1',
      );
    });
}

function organisationIssues({ organisations, parameters }: SoundParts): Issue[] {
  if (!organisations) return [];
  const issues: Issue[] = [];
  const root = ['organisations'];
  const skillCount =
    (parameters.coreSkillCount ?? registry.coreSkillCount.value) +
    (parameters.complementarySkillCount ?? registry.complementarySkillCount.value);
  const firstById = new Map<string, number>();
  organisations.forEach((organisation, i) => {
    if (!organisation) return;
    const path = [...root, i];
    const { id, kind, skills = [] } = organisation;
    const earlier = firstById.get(id);
    if (earlier !== undefined)
      issues.push(
        requirement(
          'duplicate',
          [...path, 'id'],
          'an id of its own',
          `${quote(id)} of ${pointer([...root, earlier])}`,
          'rename or merge one of the two',
        ),
      );
    firstById.set(id, earlier ?? i);
    if ((organisation.x === undefined) !== (organisation.y === undefined))
      issues.push(
        requirement(
          'conflict',
          path,
          'both x and y, or neither',
          'one of them',
          'add the other, or remove it',
        ),
      );
    if (kind === 'factor' && organisation.capacity !== undefined)
      issues.push(
        requirement(
          'no-effect',
          [...path, 'capacity'],
          'no capacity for a factor, which sells nothing',
          String(organisation.capacity),
          'remove it, or change the kind',
        ),
      );
    const seen = new Set<number>();
    skills.forEach(({ skill }, s) => {
      const skillPath = [...path, 'skills', s, 'skill'];
      if (skill >= skillCount)
        issues.push(
          requirement(
            'range',
            skillPath,
            `an index below ${skillCount} (coreSkillCount + complementarySkillCount)`,
            String(skill),
            'raise a skill count, or use an existing skill',
          ),
        );
      if (seen.has(skill))
        issues.push(
          requirement('duplicate', skillPath, 'every skill once', `${skill} again`, 'remove one of the two'),
        );
      seen.add(skill);
    });
  });
  if (organisations.every((organisation) => organisation?.kind === 'factor'))
    issues.push(
      requirement(
        'conflict',
        root,
        'at least one firm or related company',
        'factors only',
        'add a company: somebody has to sell',
      ),
    );
  const count = parameters.organisationCount;
  if (count !== undefined && count !== organisations.length)
    issues.push(
      requirement(
        'conflict',
        ['parameters', 'organisationCount'],
        `the number of listed organisations, ${organisations.length}`,
        String(count),
        'leave it out: the list decides',
      ),
    );
  for (const name of replacedByList)
    if (parameters[name] !== undefined)
      issues.push(
        requirement(
          'no-effect',
          ['parameters', name],
          'no share of kinds beside a list of organisations',
          String(parameters[name]),
          'leave it out: the list decides',
        ),
      );
  return issues;
}

function tieIssues({ organisations, ties, parameters, identifiers }: SoundParts): Issue[] {
  if (!ties) return [];
  if (!organisations)
    return ties.length === 0
      ? []
      : [
          requirement(
            'conflict',
            ['ties'],
            'a list of organisations to tie',
            'ties alone',
            'add "organisations", or remove "ties"',
          ),
        ];
  const issues: Issue[] = [];
  const floor = parameters.tieFloor ?? registry.tieFloor.value;
  const first = new Map<string, number>();
  ties.forEach((tie, i) => {
    if (!tie) return;
    const path = ['ties', i];
    const { source, target, weight } = tie;
    for (const end of ['source', 'target'] as const)
      if (!identifiers.has(tie[end]))
        issues.push(
          requirement(
            'unknown-reference',
            [...path, end],
            'the id of a listed organisation',
            quote(tie[end]),
            'add the organisation, or correct the id',
          ),
        );
    if (source === target)
      issues.push(
        requirement('conflict', path, 'two organisations', `${quote(source)} twice`, 'remove the tie'),
      );
    const pair = JSON.stringify(source < target ? [source, target] : [target, source]);
    const earlier = first.get(pair);
    if (earlier !== undefined && source !== target)
      issues.push(
        requirement(
          'duplicate',
          path,
          'one tie a pair, in either direction',
          `the pair of ${pointer(['ties', earlier])} again`,
          'keep one, with the weight of both',
        ),
      );
    first.set(pair, earlier ?? i);
    if (weight < floor)
      issues.push(
        requirement(
          'no-effect',
          [...path, 'weight'],
          `a weight from tieFloor, ${floor}`,
          String(weight),
          'remove the tie: it would be dropped in its first month',
        ),
      );
  });
  return issues;
}

function assumptionIssues({ assumptions }: SoundParts): Issue[] {
  const issues: Issue[] = [];
  assumptions.forEach((assumption, i) => {
    if (!assumption || (assumption.parameter === undefined) !== (assumption.subject === undefined)) return;
    const received = assumption.parameter === undefined ? 'neither' : 'both';
    const expected = 'either "parameter" or "subject"';
    issues.push(
      requirement('conflict', ['assumptions', i], expected, received, 'name what is assumed, once'),
    );
  });
  return issues;
}
