/** How hard a shock struck, how long it was felt, and what was never made good. */
export interface Impulse {
  /** Largest loss after the strike, per cent of the region without the shock; 0 where nothing was lost. */
  readonly depth: number;
  /** Months from the strike to the recovery; undefined where the time simulated ends before it. */
  readonly recovery?: number;
  /** Mean loss of the last twelve months, per cent; below 0 where the shock left a gain. */
  readonly lost: number;
}

const year = 12;
/** Months of the trailing mean: orders of a single month are few and large. */
const trailing = 6;
/** Part of the depth, and per cent of turnover, below which a loss counts as made good. */
const madeGood = { share: 0.1, least: 1 } as const;

/**
 * What a shock takes, month by month, in per cent of the turnover of the same region without it.
 *
 * Both are trailing means of six months, of fewer at the start. A month without turnover to lose loses nothing.
 *
 * @param struck turnover of each month with the shock, k€
 * @param spared the same without it
 * @example lossCurve([100, 50], [100, 100]) // [0, 25]
 */
export function lossCurve(struck: ArrayLike<number>, spared: ArrayLike<number>): number[] {
  return Array.from({ length: spared.length }, (_, last) => {
    let whole = 0;
    let lost = 0;
    for (let month = Math.max(0, last - trailing + 1); month <= last; month += 1) {
      whole += spared[month];
      lost += spared[month] - struck[month];
    }
    return whole > 0 ? (100 * lost) / whole : 0;
  });
}

/**
 * Depth, recovery and lasting loss of one curve.
 *
 * Recovered is the first month from the trough on from which the loss stays below a tenth of the depth, or below 1 per cent
 * of turnover, whichever is larger; the strike itself where no month loses that much.
 *
 * @param losses from `lossCurve`, one per month after the branch
 * @param at month of the strike, from 0 at the branch, before the end
 * @throws RangeError for a strike outside the curve
 * @example impulseOf([0, 0, 20, 5, 0, 0], 2) // recovery: 2
 */
export function impulseOf(losses: readonly number[], at: number): Impulse {
  if (!(at >= 0 && at < losses.length))
    throw new RangeError(`the strike requires a month of the curve, not ${at}`);
  let trough = at;
  for (let month = at; month < losses.length; month += 1) if (losses[month] > losses[trough]) trough = month;
  const depth = Math.max(0, losses[trough]);
  const tail = losses.slice(Math.max(at, losses.length - year));
  const lost = tail.reduce((sum, loss) => sum + loss, 0) / tail.length;
  if (depth < madeGood.least) return { depth, recovery: 0, lost };
  const bound = Math.max(madeGood.least, madeGood.share * depth);
  let month = losses.length;
  while (month > trough && losses[month - 1] < bound) month -= 1;
  return { depth, ...(month < losses.length && { recovery: month - at }), lost };
}
