const plain = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i;
const decimalComma = /^[+-]?\d*,\d+$/;
const commaGroups = /^[+-]?\d{1,3}(,\d{3}){2,}$|^[+-]?\d{1,3}(,\d{3})+\.\d*$/;
const pointGroups = /^[+-]?\d{1,3}(\.\d{3}){2,}$|^[+-]?\d{1,3}(\.\d{3})+,\d*$/;

/**
 * A number as people of several countries write it; NaN for anything else.
 *
 * One comma is a decimal comma; commas or points that set off thousands are seen by the other sign, or by repetition.
 *
 * @example readNumber('1.234,5') // 1234.5
 */
export function readNumber(written: string): number {
  const text = written.replace(/[\s\u00a0\u202f’']/g, '');
  if (plain.test(text)) return Number(text);
  if (decimalComma.test(text)) return Number(text.replace(',', '.'));
  if (commaGroups.test(text)) return Number(text.replaceAll(',', ''));
  if (pointGroups.test(text)) return Number(text.replaceAll('.', '').replace(',', '.'));
  return NaN;
}

/** True of a number that could as well mean thousands: 1,234. */
export function isAmbiguous(written: string): boolean {
  return /^[+-]?[1-9]\d{0,2},\d{3}$/.test(written.trim());
}
