/** What a sample says of a quantity, and the ends of its confidence interval; mostly but not always around it. */
export interface Estimate {
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
}
