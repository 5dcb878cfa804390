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
  readonly encoding: string;
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
/** Rows looked at to find the delimiter and the header. */
const beginning = 20;

/**
 * Reads a delimited text; undefined, with a note, when there is nothing to read.
 *
 * Cells come in Unicode’s normal form C, so that equal names are equal texts whoever wrote them.
 *
 * @param isHeader true of a row that names the columns which a table of this name requires; titles above it are left out
 */
export function readTable(
  bytes: Uint8Array,
  name: TableName,
  isHeader: (cells: readonly string[]) => boolean,
  notebook: Notebook,
): Table | undefined {
  const decoded = decodeText(bytes, name, notebook);
  if (decoded === undefined) return undefined;
  if (!hasLines(decoded.text, name, notebook)) return undefined;
  const all = readRows(decoded.text, name, notebook);
  const [header, ...rows] = all.slice(titleRows(all, isHeader, name, notebook));
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
  const names = named(header.cells, rows);
  const readable = rows.filter((row) => isReadable(row, names, name, notebook));
  return {
    encoding: decoded.encoding,
    header: names,
    rows: filledUp(readable, names.length, name, notebook),
  };
}

const filled = ({ cells }: Row): number => cells.filter((cell) => cell !== '').length;

/**
 * Number of titles above the header.
 *
 * Titles fill fewer cells than the header; where no row names what is required, a first row of one cell above rows of
 * several is a title, too.
 */
function titleRows(
  rows: readonly Row[],
  isHeader: (cells: readonly string[]) => boolean,
  table: TableName,
  notebook: Notebook,
): number {
  const first = rows.slice(0, beginning);
  const most = Math.max(...first.map(filled));
  const named = first.findIndex(({ cells }) => isHeader(cells));
  const isTitle = first.length > 0 && first[0].cells[0] !== '' && filled(first[0]) === 1;
  const found = named < 0 && isTitle ? first.findIndex((row) => 2 * filled(row) > most) : named;
  if (found <= 0 || first.slice(0, found).some((row) => filled(row) >= filled(first[found]))) return 0;
  notebook.add({
    effect: 'told',
    table,
    line: rows[0].line,
    received: rows[0].cells.filter(Boolean).map(quote).join(', '),
    message: `the header was found in line ${rows[found].line}; lines above it were not read`,
    remedy: 'delete the lines above the header, if another one is meant',
  });
  return found;
}

/** A column without a name that has something in it gets one, so that it can be mapped. */
function named(header: readonly string[], rows: readonly Row[]): string[] {
  return header.map((cell, i) => {
    if (cell !== '' || rows.every(({ cells }) => (cells[i] ?? '') === '')) return cell;
    const name = `column ${i + 1}`;
    return header.includes(name) ? cell : name;
  });
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

/** The line with which Excel announces its delimiter. */
const announcement = /^\uFEFF?sep=([,;|\t])[^\S\t]*(\r\n|\n|\r)/i;

function readRows(written: string, table: TableName, notebook: Notebook): Row[] {
  const rows: Row[] = [];
  const rowLimit = rowLimits[table];
  const announced = announcement.exec(written);
  const text = announced ? written.slice(announced[0].length) : written;
  let read = announced ? 1 : 0;
  let composed = 0;
  const normal = (cell: string): string => {
    const form = cell.normalize('NFC');
    if (form !== cell) composed += 1;
    return form;
  };
  try {
    parse(text, {
      delimiter: announced?.[1] ?? likelyDelimiter(text),
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
        rows.push({ line: read + countLines(raw.slice(0, raw.search(/\S/))) + 1, cells: record.map(normal) });
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
  if (composed > 0)
    notebook.add({
      effect: 'told',
      table,
      received: `${composed} cells`,
      message: `cells whose accents are written apart from their letters (Unicode form NFD): ${composed}; they were read in the form NFC, so that equal names match`,
      remedy: 'nothing need be done',
    });
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

/**
 * The delimiter that cuts the most lines into the same number of cells, outside of quotation marks; of several, the one
 * that makes more cells.
 */
function likelyDelimiter(text: string): string {
  const start = text.replace(/^\uFEFF?\s*/, '').slice(0, rowLength);
  const lines = start
    .replace(/"[^"]*"/g, '')
    .split(/[\r\n]+/)
    .filter((line) => line.trim() !== '')
    .slice(0, beginning);
  const scores = delimiters.map((delimiter) => {
    const counts = new Map<number, number>();
    for (const line of lines) {
      const cells = line.split(delimiter).length;
      if (cells > 1) counts.set(cells, (counts.get(cells) ?? 0) + 1);
    }
    const [cells, agreeing] = [...counts].toSorted((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [1, 0];
    return { delimiter, cells, agreeing };
  });
  return scores.toSorted((a, b) => b.agreeing - a.agreeing || b.cells - a.cells)[0].delimiter;
}

function isReadable(
  { cells, line }: Row,
  header: readonly string[],
  table: TableName,
  notebook: Notebook,
): boolean {
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
  const extra = cells.slice(header.length).some((cell) => cell !== '');
  const isText = cells.length === 1 && header.length > 1;
  if (extra || isText)
    return leaveOut(
      `${cells.length} cells`,
      `requires ${header.length} cells, as the header has, not ${cells.length}`,
      extra ? 'put a text that holds the delimiter in quotation marks' : 'delete it, or fill its cells',
    );
  return true;
}

/** Spreadsheets end a line after the last cell that holds something. */
function filledUp(rows: readonly Row[], width: number, table: TableName, notebook: Notebook): Row[] {
  const short = rows.filter(({ cells }) => cells.length < width);
  if (short.length > 0)
    notebook.add({
      effect: 'told',
      table,
      line: short[0].line,
      received: `${short[0].cells.length} cells`,
      message: `rows with fewer than the ${width} cells of the header: ${short.length}, the first is line ${short[0].line}; the cells missing at their end were taken as empty`,
      remedy: 'write an empty cell where there is nothing, if the gap is elsewhere',
    });
  return rows.map(({ line, cells }) => ({
    line,
    cells: [...cells, ...Array.from({ length: Math.max(0, width - cells.length) }, () => '')],
  }));
}
