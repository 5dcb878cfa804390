import { parse } from 'csv-parse/browser/esm/sync';
import { quote } from '../issue.ts';
import { decodeText } from './decode-text.ts';
import { organisationLimit, tieLimit } from '../schema.ts';
import type { Notebook, TableName } from './report.ts';

/** A row of cells and the line of the file in which it begins. */
export interface Row {
  readonly line: number;
  readonly cells: readonly string[];
}

export interface Table {
  readonly header: readonly string[];
  readonly rows: readonly Row[];
}

/** Rows of a table that are read at most, and characters of a line or a row. */
const rowLimits = { organisations: organisationLimit, ties: tieLimit } as const;
const rowLength = 100_000;

/** A record and how the file writes it, with the empty lines before and the end of its line. */
interface Detailed {
  readonly record: string[];
  readonly raw: string;
}

const delimiters = [',', ';', '\t', '|'];

/** Reads a delimited text; undefined, with a note, when there is nothing to read. */
export function readTable(bytes: Uint8Array, name: TableName, notebook: Notebook): Table | undefined {
  const text = decodeText(bytes, name, notebook);
  if (text === undefined) return undefined;
  if (!hasLines(text, name, notebook)) return undefined;
  const [header, ...rows] = readRows(text, name, notebook);
  const fail = (received: string, message: string): undefined => {
    notebook.add({
      effect: 'failed',
      table: name,
      received,
      message,
      remedy: 'add a header line, and a row for each item',
    });
  };
  if (!header) return notebook.hasFailed ? undefined : fail('no line', 'the file has no line with text');
  if (rows.length === 0) return fail('a header alone', 'the file has a header and no rows');
  return { header: header.cells, rows: rows.filter((row) => isReadable(row, header, name, notebook)) };
}

const endOfLine = /\r\n|\n|\r/g;

function countLines(text: string): number {
  return text.match(endOfLine)?.length ?? 0;
}

/** Text without lines of a readable length is no table, and would take the reader minutes to find out. */
function hasLines(text: string, table: TableName, notebook: Notebook): boolean {
  const longest = longestLine(text);
  if (longest <= rowLength) return true;
  const received = `${longest} characters`;
  const message = `a line requires at most ${rowLength} characters, not ${longest}`;
  notebook.add({ effect: 'failed', table, received, message, remedy: 'check that the file is a table' });
  return false;
}

function longestLine(text: string): number {
  let longest = 0;
  let start = 0;
  for (const { index } of text.matchAll(endOfLine)) {
    longest = Math.max(longest, index - start);
    start = index + 1;
  }
  return Math.max(longest, text.length - start);
}

function readRows(text: string, table: TableName, notebook: Notebook): Row[] {
  const rows: Row[] = [];
  const rowLimit = rowLimits[table];
  let read = 0;
  try {
    parse(text, {
      delimiter: likelyDelimiter(text),
      bom: true,
      raw: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      trim: true,
      max_record_size: rowLength,
      to: rowLimit + 2,
      on_record: (each) => {
        const { record, raw } = each as unknown as Detailed;
        rows.push({ line: read + countLines(raw.slice(0, raw.search(/\S/))) + 1, cells: record });
        read += countLines(raw);
        return null;
      },
    });
  } catch (error) {
    const { code, message } = error as Error & { code?: string };
    if (code === undefined) throw error;
    const isQuote = code === 'CSV_QUOTE_NOT_CLOSED' || code === 'CSV_MAX_RECORD_SIZE';
    notebook.add({
      effect: rows.length > 1 ? 'row-left-out' : 'failed',
      table,
      line: read + 1,
      received: code,
      message: isQuote
        ? `the row that begins in line ${read + 1} does not end: nothing from there on was read`
        : message.toLowerCase(),
      remedy: 'look for a quotation mark that is opened and not closed',
    });
  }
  if (rows.length > rowLimit + 1) {
    const received = `more than ${rowLimit} rows`;
    const message = `a table requires at most ${rowLimit} rows: the rest was not read`;
    notebook.add({
      effect: 'row-left-out',
      table,
      line: rows[rowLimit + 1].line,
      received,
      message,
      remedy: 'take a sample of the rows',
    });
    rows.length = rowLimit + 1;
  }
  return rows;
}

/** The delimiter that the header holds most often, outside of quotation marks. */
function likelyDelimiter(text: string): string {
  const start = text.replace(/^\uFEFF?\s*/, '').slice(0, rowLength);
  const header = start.replace(/"[^"]*"/g, '').split(/[\r\n]/, 1)[0];
  const counts = delimiters.map((delimiter) => header.split(delimiter).length);
  return delimiters[counts.indexOf(Math.max(...counts))];
}

function isReadable({ cells, line }: Row, header: Row, table: TableName, notebook: Notebook): boolean {
  const leaveOut = (received: string, message: string, remedy: string): boolean => {
    notebook.add({
      effect: 'row-left-out',
      table,
      line,
      received,
      message: `line ${line} ${message}`,
      remedy,
    });
    return false;
  };
  const nul = cells.find((cell) => cell.includes('\0'));
  if (nul !== undefined) return leaveOut(quote(nul), 'holds a NUL byte', 'export the table again, as text');
  const extra = cells.slice(header.cells.length).some((cell) => cell !== '');
  if (extra || cells.length < header.cells.length)
    return leaveOut(
      `${cells.length} cells`,
      `requires ${header.cells.length} cells, as the header has, not ${cells.length}`,
      'put a text that holds the delimiter in quotation marks',
    );
  return true;
}
