import { type Parsing, parse } from '#scenarios';
import { registry } from '#sim-core';
import { requirement } from '../../scenarios/issue.ts';
import { partsOf, valueAt, withValue } from './document-at.ts';
import { type Factor, type FactorValue, parameterAt, wholeScenario } from './factor.ts';
import type { Sweep } from './sweep.ts';

/** The scenario of a point, or why it is none: a point whose values do not go together fails like a run. */
export function scenarioAt(sweep: Sweep, index: number): Parsing {
  const values = sweep.points.valuesOf(index);
  let document: unknown = baseOf(sweep, values);
  for (const [i, { pointer }] of sweep.factors.entries()) {
    const value = values[i];
    if (value === undefined || pointer === wholeScenario) continue;
    const changed = withValue(document, pointer, value);
    if (changed === undefined) {
      const remedy = 'leave this scenario or this factor out';
      const path = partsOf(pointer);
      const issue = requirement('unknown-reference', path, 'a place that this scenario has', 'none', remedy);
      return { ok: false, issues: [issue] };
    }
    document = changed;
  }
  return parse(document);
}

/** The values that a point's factors have, those included that stay as the base has them. */
export function factorValuesAt(sweep: Sweep, index: number): (FactorValue | undefined)[] {
  const values = sweep.points.valuesOf(index);
  const document = baseOf(sweep, values);
  return sweep.factors.map((factor, i) => values[i] ?? ownValueOf(factor, document, sweep.document.scenario));
}

/**
 * The value of a factor that stays as a document has it; undefined for what is no single value, as a path over time.
 *
 * @param scenario name of the document
 */
export function ownValueOf(
  { pointer }: Pick<Factor, 'pointer'>,
  document: unknown,
  scenario: string,
): FactorValue | undefined {
  if (pointer === wholeScenario) return scenario;
  const own = valueAt(document, pointer);
  const parameter = parameterAt(pointer);
  if (own === undefined && parameter) return registry[parameter].value;
  return typeof own === 'object' ? undefined : (own as FactorValue | undefined);
}

function baseOf(
  { document, factors, scenarios }: Sweep,
  values: readonly (FactorValue | undefined)[],
): unknown {
  const choice = factors.findIndex(({ pointer }) => pointer === wholeScenario);
  const name = (choice >= 0 ? values[choice] : undefined) ?? document.scenario;
  return scenarios.get(String(name));
}
