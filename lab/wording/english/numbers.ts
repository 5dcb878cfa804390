import { enumeration, intervalName, money } from '../../verdict/wording.ts';

/** Numbers and what stands around them. */
export const numbers = {
  /** For `toLocaleString`. */
  locale: 'en',
  /** Between a name and what is said of it. */
  colon: ': ',
  money,
  enumeration,
  intervalName,
  percent: (size: string) => `${size} %`,
  range: (low: string, high: string) => `${low} to ${high}`,
  intervalOf: (confidence: number, low: string, high: string) =>
    `${intervalName(confidence)}: ${low} to ${high}`,

  /** Of an interval, where the data support none. */
  undetermined: 'cannot be determined',
  noInterval: (confidence: number) => `${intervalName(confidence)} cannot be determined`,

  /** How a difference compares with chance. */
  equal: 'exactly equal in every replication',
  notToldApart: 'not told apart from 0',
  above: 'above 0 beyond chance',
  below: 'below 0 beyond chance',
};
