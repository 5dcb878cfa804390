import type { Parameter } from '#sim-core';

/** Ends between which a parameter is varied. */
export interface Range {
  readonly min: number;
  readonly max: number;
}

/**
 * The range of a parameter of which nobody said more: its value less and more a share, within the registry’s range; whole
 * numbers at least one to either side.
 *
 * @param share above 0, as .25
 * @returns undefined where nothing is left to vary, as for a value of 0
 */
export function defaultRange(
  { min, max, whole }: Parameter,
  value: number,
  share: number,
): Range | undefined {
  const reach = whole ? Math.max(1, Math.round(share * value)) : share * Math.abs(value);
  if (value === 0) return undefined;
  const range = { min: Math.max(min, value - reach), max: Math.min(max, value + reach) };
  return range.min < range.max ? range : undefined;
}
