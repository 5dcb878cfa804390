/**
 * Points of an experiment in the unit cube, one coordinate per factor. A point is computed from its index alone, so
 * that a million points take no memory and any part of a design can be visited in any order.
 */
export interface Design {
  /** Points in all. */
  readonly count: number;
  /** Coordinates of a point. */
  readonly factorCount: number;
  /**
   * Writes the coordinates of a point: each from 0 to 1, or `unchanged` where the factor stays as the base has it.
   *
   * @param index from 0, below `count`
   * @param point one place per factor
   */
  at(index: number, point: Float64Array): void;
}

/** The coordinate of a factor that stays as it is. */
export const unchanged = NaN;
