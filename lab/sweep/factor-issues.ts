import { type Issue, type Notice, parse } from '#scenarios';
import { parameterNames, registry } from '#sim-core';
import { pointer, quote, requirement, show } from '../../scenarios/issue.ts';
import { nearestName } from '../../scenarios/nearest-name.ts';
import { massBetween } from './distributions.ts';
import { withValue } from './document-at.ts';
import { type FactorValue, isWhole, parameterAt, pointerOf, wholeScenario } from './factor.ts';
import type { FactorDocument } from './schema.ts';

/** Faults of an address, seen against the scenario into which it points. */
export function addressIssues(address: string, path: readonly PropertyKey[], base: unknown): Issue[] {
  if (address === wholeScenario) return [];
  const place = pointerOf(address);
  if (address.startsWith('/')) {
    // Any value will do: what matters is that there is a way.
    if (withValue(base, place, 0) !== undefined) return [];
    return [
      requirement(
        'unknown-reference',
        path,
        'a JSON pointer into the scenario',
        quote(address),
        'write it as in /parameters/exportShare, and make sure that the scenario has what it passes through',
      ),
    ];
  }
  if (parameterAt(place)) return [];
  const meant = nearestName(address, [...parameterNames, wholeScenario]);
  const remedy =
    meant === undefined ? '"carat explain" lists the parameters' : `did you mean ${quote(meant)}`;
  return [
    requirement('unknown-reference', path, 'a parameter’s name or a JSON pointer', quote(address), remedy),
  ];
}

/** Of a normal distribution between its limits: of less, its quantiles have no digits left. */
const leastMass = 1e-6;

/** Faults of a factor's limits. */
export function rangeIssues(factor: FactorDocument, path: readonly PropertyKey[]): Issue[] {
  if ('values' in factor) return [];
  const { min, max } = factor;
  const issues: Issue[] = [];
  const tell = (part: string, expected: string, value: number) =>
    issues.push(requirement('range', [...path, part], expected, show(value), 'change the value'));
  if (min > max) tell('max', `a number from min, ${min}`, max);
  if (isWhole(factor) && Math.ceil(min) > Math.floor(max))
    tell('max', `a whole number, of which there is none from min, ${min}, to max`, max);
  if (factor.distribution === 'log-uniform' && min <= 0) tell('min', 'a number above 0', min);
  if (factor.distribution === 'triangular' && (factor.mode < min || factor.mode > max))
    tell('mode', `a number from ${min} to ${max}`, factor.mode);
  if (factor.distribution === 'normal' && min < max) {
    const { mean, deviation } = factor;
    if (massBetween(mean, deviation, min, max) < leastMass)
      tell('mean', 'a mean near min and max: hardly any of the distribution lies between them', mean);
  }
  const parameter = parameterAt(pointerOf(factor.at));
  if (!parameter) return issues;
  const known = registry[parameter];
  const expected = `a number from ${known.min} to ${known.max} (${known.unit})`;
  for (const part of ['min', 'max'] as const)
    if (factor[part] < known.min || factor[part] > known.max) tell(part, expected, factor[part]);
  return issues;
}

/** Faults that a value has wherever it stands; those that depend on other values wait until they meet. */
const ownFaults: readonly Issue['code'][] = ['type', 'missing', 'unknown-key', 'range', 'choice', 'format'];

/**
 * Faults that the scenario's own check finds in a factor's values.
 *
 * @param notices takes what is worth one
 */
export function valueIssues(
  place: string,
  values: readonly FactorValue[],
  path: readonly PropertyKey[],
  base: unknown,
  notices: Notice[],
): Issue[] {
  for (const value of telling(values, place)) {
    const parsing = parse(withValue(base, place, value));
    const fault = parsing.ok ? undefined : parsing.issues.find(({ code }) => ownFaults.includes(code));
    if (fault) return [{ ...fault, path: pointer(path), message: `with ${show(value)}: ${fault.message}` }];
    const own = parsing.ok ? parsing.loaded.notices.filter((notice) => notice.path === place) : [];
    for (const notice of own)
      notices.push({ ...notice, path: pointer(path), message: `with ${show(value)}: ${notice.message}` });
  }
  return [];
}

/** The values whose check tells of all: to check one, the whole scenario is read. */
function telling(values: readonly FactorValue[], place: string): readonly FactorValue[] {
  const numbers = values.filter((value) => typeof value === 'number');
  const others = new Set(values.filter((value) => typeof value !== 'number'));
  const [first] = numbers;
  if (first === undefined) return [...others];
  const parameter = parameterAt(place);
  if (parameter) {
    const { min, max, whole } = registry[parameter];
    const outside = numbers.find(
      (value) => value < min || value > max || (whole && !Number.isInteger(value)),
    );
    return [...(outside === undefined ? [] : [outside]), ...others];
  }
  const least = numbers.reduce((a, b) => Math.min(a, b));
  const most = numbers.reduce((a, b) => Math.max(a, b));
  const broken = numbers.find((value) => !Number.isInteger(value)) ?? first;
  return [...new Set<FactorValue>([least, most, broken, ...others])];
}
