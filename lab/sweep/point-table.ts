import { parse } from 'csv-parse/browser/esm/sync';
import type { Issue } from '#scenarios';
import { quote, requirement } from '../../scenarios/issue.ts';
import type { Factor, FactorValue } from './factor.ts';
import type { FactorDocument } from './schema.ts';

const path = ['design', 'file'] as const;
/** Faults of a table told at most. */
const faultLimit = 20;

export type PointTable =
  | {
      readonly ok: true;
      readonly rows: readonly (readonly FactorValue[])[];
      /** What was read otherwise than it is written. */
      readonly remarks: readonly string[];
    }
  | { readonly ok: false; readonly issues: readonly Issue[] };

const decimalComma = /^[+-]?\d*,\d+$/;

/**
 * Reads the points of a list design: a header of the factors' variables in any order, and a row for each point.
 *
 * @param text CSV with commas, semicolons or tabs; with semicolons, as spreadsheets of many countries write it, commas may be
 *        decimal signs
 */
export function readPointTable(
  text: string,
  factors: readonly Factor[],
  documents: readonly FactorDocument[],
): PointTable {
  const { delimiter, body } = formatOf(text);
  let lines: string[][];
  try {
    lines = parse(body, { delimiter, skip_empty_lines: true, trim: true });
  } catch (error) {
    const received = error instanceof Error ? error.message : String(error);
    const remedy = 'give each line as many cells as the header has, and separate all cells alike';
    return refused([requirement('syntax', path, 'a CSV file', received, remedy)]);
  }
  const [header = [], ...rows] = lines;
  const faults = headerFaults(header, factors);
  if (faults.length > 0) return refused(faults);
  if (rows.length === 0)
    return refused([
      requirement('missing', path, 'rows below its header', 'none', 'add a row for each point'),
    ]);
  const columns = factors.map(({ name }) => header.indexOf(name));
  const isNumber = factors.map(({ isNumeric }) => isNumeric);
  const hasCommas =
    delimiter === ';' &&
    rows.some((cells) => columns.some((column, i) => isNumber[i] && decimalComma.test(cells[column])));
  const issues: Issue[] = [];
  const points = rows.map((cells, row) =>
    factors.map((factor, i) => {
      const cell = cells[columns[i]];
      const isMixed = hasCommas && isNumber[i] && cell.includes('.');
      const number = hasCommas && isNumber[i] ? cell.replace(',', '.') : cell;
      const value = isMixed ? undefined : valueOf(number, factor, documents[i]);
      if (value === undefined && issues.length < faultLimit)
        issues.push(
          isMixed
            ? requirement(
                'format',
                path,
                `a comma as decimal sign, as elsewhere in the file, in ${factor.name} of point ${row}`,
                quote(cell),
                'write all numbers alike, without signs between thousands',
              )
            : requirement(
                'range',
                path,
                `${rangeText(factor, documents[i])} as ${factor.name} of point ${row}`,
                quote(cell),
                'change the value, or the range of the factor',
              ),
        );
      return value ?? 0;
    }),
  );
  if (issues.length > 0) return refused(issues);
  return {
    ok: true,
    rows: points,
    remarks: hasCommas ? ['the commas in the numbers of the list were read as decimal signs'] : [],
  };
}

/** How cells are separated, by the header: names of variables hold none of the signs. */
function formatOf(text: string): { readonly delimiter: string; readonly body: string } {
  // The first line that Excel writes or needs, to know the sign.
  const body = text.replace(/^\uFEFF/, '').replace(/^sep=.\r?\n/i, '');
  const header = body.trimStart().split(/[\r\n]/, 1)[0];
  return { delimiter: [';', '\t'].find((sign) => header.includes(sign)) ?? ',', body };
}

function headerFaults(header: readonly string[], factors: readonly Factor[]): Issue[] {
  const names = factors.map(({ name }) => name);
  const missing = names.filter((name) => !header.includes(name));
  const extra = header.filter((name, i) => !names.includes(name) || header.indexOf(name) < i);
  const list = (of: readonly string[]) => of.map((name) => quote(name)).join(', ');
  return [
    ...(missing.length > 0
      ? [
          requirement(
            'missing',
            path,
            `a header with ${names.join(', ')}`,
            `${quote(header.join(', '))}, without ${missing.join(', ')}`,
            'name each factor once in the first line',
          ),
        ]
      : []),
    ...(extra.length > 0
      ? [
          requirement(
            'unknown-key',
            path,
            'columns of the factors alone, each once',
            `${list(extra)} as well`,
            'remove the column, or make it a factor of the sweep',
          ),
        ]
      : []),
  ];
}

function refused(issues: readonly Issue[]): PointTable {
  return { ok: false, issues };
}

function valueOf(cell: string, { values }: Factor, document: FactorDocument): FactorValue | undefined {
  const number = cell === '' ? NaN : Number(cell);
  if ('values' in document)
    return values.find((value) => (typeof value === 'number' ? value === number : String(value) === cell));
  return number >= document.min && number <= document.max ? number : undefined;
}

function rangeText({ values }: Factor, document: FactorDocument): string {
  if ('values' in document) return `one of ${values.slice(0, 12).map(String).join(', ')}`;
  return `a number from ${document.min} to ${document.max}`;
}
