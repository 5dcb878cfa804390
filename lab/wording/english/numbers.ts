import { enumeration, intervalName, money } from '../../verdict/wording.ts';

/** Numbers and what stands around them. */
export const numbers = {
  /** For `toLocaleString`. */
  locale: 'en',
  money,
  enumeration,
  intervalName,
  intervalOf: (confidence: number, low: string, high: string) =>
    `${intervalName(confidence)}: ${low} to ${high}`,
};
