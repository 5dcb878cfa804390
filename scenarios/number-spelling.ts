/** Numbers as people write them whose decimal sign is a comma, or who group thousands. */
const withComma = /^[+-]?\d+,\d+$/;
const grouped = /^[+-]?[1-9]\d{0,2}([.,'’ \u00a0\u202f])\d{3}(?:\1\d{3})*$/;

/**
 * How a text that looks like a number must be written to be read as one.
 *
 * @returns the remedy; undefined for a text that looks like none
 * @example spellingRemedy('0,4') // 'write 0.4, with a decimal point'
 */
export function spellingRemedy(text: string): string | undefined {
  const separator = grouped.exec(text)?.[1];
  if (separator !== undefined) {
    const whole = text.replaceAll(separator, '');
    const isSingle = text.split(separator).length === 2;
    return separator === ',' && isSingle
      ? `write ${whole} without a separator, or ${text.replace(',', '.')} with a decimal point`
      : `write ${whole}, without a separator`;
  }
  return withComma.test(text) ? `write ${text.replace(',', '.')}, with a decimal point` : undefined;
}
