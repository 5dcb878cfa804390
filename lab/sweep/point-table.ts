import { parse } from 'csv-parse/browser/esm/sync';
import type { Issue } from '#scenarios';
import { quote, requirement } from '../../scenarios/issue.ts';
import type { Factor, FactorValue } from './factor.ts';
import type { FactorDocument } from './schema.ts';

const path = ['design', 'file'] as const;
/** Faults of a table told at most. */
const faultLimit = 20;

export type PointTable =
  | { readonly ok: true; readonly rows: readonly (readonly FactorValue[])[] }
  | { readonly ok: false; readonly issues: readonly Issue[] };

/**
 * Reads the points of a list design: a header of the factors' variables in any order, and a row for each point.
 *
 * @param text CSV with commas
 */
export function readPointTable(
  text: string,
  factors: readonly Factor[],
  documents: readonly FactorDocument[],
): PointTable {
  let lines: string[][];
  try {
    lines = parse(text, { bom: true, skip_empty_lines: true, trim: true });
  } catch (error) {
    const received = error instanceof Error ? error.message : String(error);
    return refused([requirement('syntax', path, 'a CSV file', received, 'mend the line')]);
  }
  const [header = [], ...rows] = lines;
  const columns = factors.map(({ name }) => header.indexOf(name));
  const expected = factors.map(({ name }) => name).join(', ');
  if (columns.includes(-1) || header.length !== factors.length || rows.length === 0)
    return refused([
      requirement(
        'missing',
        path,
        `a header with ${expected}, and rows`,
        rows.length === 0 ? 'no rows' : quote(header.join(', ')),
        'name each factor once in the first line',
      ),
    ]);
  const issues: Issue[] = [];
  const points = rows.map((cells, row) =>
    factors.map((factor, i) => {
      const cell = cells[columns[i]];
      const value = valueOf(cell, factor, documents[i]);
      if (value === undefined && issues.length < faultLimit)
        issues.push(
          requirement(
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
  return issues.length > 0 ? refused(issues) : { ok: true, rows: points };
}

function refused(issues: readonly Issue[]): PointTable {
  return { ok: false, issues };
}

function valueOf(cell: string, { values }: Factor, document: FactorDocument): FactorValue | undefined {
  if ('values' in document) return values.find((value) => String(value) === cell);
  const number = cell === '' ? NaN : Number(cell);
  return number >= document.min && number <= document.max ? number : undefined;
}

function rangeText({ values }: Factor, document: FactorDocument): string {
  if ('values' in document) return `one of ${values.slice(0, 12).map(String).join(', ')}`;
  return `a number from ${document.min} to ${document.max}`;
}
