/**
 * What a sample says of a quantity, and the ends of its confidence interval; mostly but not always around it, and infinite
 * where the data support none, see `supported`.
 */
export interface Estimate {
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
}
