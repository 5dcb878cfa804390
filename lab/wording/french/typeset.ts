/** Spaces that French sets before marks and units and inside of « », at which no line may break. */
const narrow = /(?<=\d) (?=[%€])| (?=[;?!»])|(?<=«) /g;
const wide = / (?=:)|(?<=\d) (?=milli)/g;

/**
 * Texts with the spaces of French typography instead of plain ones, also those that functions give.
 *
 * @example typeset({ size: (text: string) => `${text} % : bien !` }).size('8,1') // '8,1\u202f%\u00a0: bien\u202f!'
 */
export function typeset<Texts>(texts: Texts): Texts {
  return typesetAny(texts) as Texts;
}

function typesetAny(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(narrow, '\u202f').replace(wide, '\u00a0');
  if (typeof value === 'function') {
    return (...input: unknown[]) => typesetAny((value as (...input: unknown[]) => unknown)(...input));
  }
  return Object.fromEntries(Object.entries(value as object).map(([key, text]) => [key, typesetAny(text)]));
}
