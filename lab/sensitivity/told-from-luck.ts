import { holmAdjusted } from '../statistics/holm.ts';

/** Below which a p value, adjusted over all parameters, tells an effect from luck. */
export const significance = 0.05;

/** Whether an effect can be told from luck, and how surely. */
export interface ToldFromLuck {
  /** How probable luck alone makes as much, adjusted after Holm over all parameters; 1 where nothing changes at all. */
  readonly pValue: number;
  readonly isDistinguishable: boolean;
}

/**
 * The rule by which effects are told from luck, the same for every parameter and every method.
 *
 * A parameter that changes nothing at all is no test: it makes none of the others less sure.
 *
 * @param pValues per parameter, how probable luck alone makes as much; undefined where nothing changes
 */
export function toldFromLuck(pValues: readonly (number | undefined)[]): ToldFromLuck[] {
  const adjusted = holmAdjusted(pValues.filter((p) => p !== undefined));
  let next = 0;
  return pValues.map((p) => {
    const pValue = p === undefined ? 1 : adjusted[next++];
    return { pValue, isDistinguishable: pValue < significance };
  });
}
