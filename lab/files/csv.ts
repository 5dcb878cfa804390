import type { Table } from './table.ts';

/** First characters that make spreadsheets take a text for a formula. */
const formulaStart = /^[=+\-@\t\r\n＝＋－＠]/u;
const needsQuotes = /[",\r\n]/;

/**
 * A table as CSV text: UTF-8, commas, a header, the shortest decimals that give back the same bits.
 *
 * Source  RFC 4180, with line feeds; an apostrophe before texts that a spreadsheet would run as a formula
 */
export function csvOf({ variables }: Table): string {
  const count = variables[0]?.values.length ?? 0;
  const lines = [variables.map(({ name }) => name).join(',')];
  for (let row = 0; row < count; row += 1) lines.push(csvLine(variables.map(({ values }) => values[row])));
  return `${lines.join('\n')}\n`;
}

/** One line of such a text, without its end. */
export function csvLine(values: readonly (string | number | undefined)[]): string {
  return values.map(cell).join(',');
}

/** A missing value is left empty, which R, Python and Stata read as missing. */
function cell(value: string | number | undefined): string {
  if (value === undefined) return '';
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : '';
  const safe = formulaStart.test(value) ? `'${value}` : value;
  return needsQuotes.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
