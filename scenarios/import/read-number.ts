import type { DecimalSign } from './choices.ts';

const plain = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i;
const decimalComma = /^[+-]?\d*,\d+$/;
const commaGroups = /^[+-]?\d{1,3}(,\d{3}){2,}$|^[+-]?\d{1,3}(,\d{3})+\.\d*$/;
const pointGroups = /^[+-]?\d{1,3}(\.\d{3}){2,}$|^[+-]?\d{1,3}(\.\d{3})+,\d*$/;
/** Spaces and apostrophes set off thousands in any language; elsewhere they part two numbers. */
const spacedGroups = /^[+-]?\d{1,3}([\s\u00a0\u202f’']\d{3})+([.,]\d*)?$/;
const spaces = /[\s\u00a0\u202f’']/g;
const ambiguous = /^[+-]?[1-9]\d{0,2}[.,]\d{3}$/;

/**
 * A number as people of several countries write it; NaN for anything else.
 *
 * Commas or points that set off thousands are seen by the other sign, or by repetition.
 *
 * @param sign decides numbers like 12.500; without it, their one sign is taken for the decimal sign
 * @example readNumber('1.234,5') // 1234.5
 * @example readNumber('12.500', 'comma') // 12500
 */
export function readNumber(written: string, sign?: DecimalSign): number {
  const trimmed = written.trim();
  const text = spacedGroups.test(trimmed) ? trimmed.replace(spaces, '') : trimmed;
  if (sign !== undefined && ambiguous.test(text)) {
    const isDecimal = text.includes(sign === 'comma' ? ',' : '.');
    return Number(text.replace(/[.,]/, isDecimal ? '.' : ''));
  }
  if (plain.test(text)) return Number(text);
  if (decimalComma.test(text)) return Number(text.replace(',', '.'));
  if (commaGroups.test(text)) return Number(text.replaceAll(',', ''));
  if (pointGroups.test(text)) return Number(text.replaceAll('.', '').replace(',', '.'));
  return NaN;
}

/** True of a number whose one sign may as well set off thousands: 1,234 or 1.234. */
export function isAmbiguous(written: string): boolean {
  return ambiguous.test(written.trim());
}

/** The decimal sign that a number shows beyond doubt; undefined where it shows none. */
export function shownSign(written: string): DecimalSign | undefined {
  const text = written.trim().replace(spaces, '');
  if (!/[.,]/.test(text) || ambiguous.test(text)) return undefined;
  if (commaGroups.test(text) || plain.test(text)) return 'point';
  if (pointGroups.test(text) || decimalComma.test(text)) return 'comma';
  return undefined;
}
