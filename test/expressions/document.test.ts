import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import * as scenarios from '#scenarios';

const page = readFileSync(new URL('../../docs/expressions.md', import.meta.url), 'utf8');

/** The rows of the table under a heading cell, without backquotes. */
function rowsUnder(heading: string): string[][] {
  const lines = page.slice(page.indexOf(`| ${heading} |`)).split('\n');
  return lines
    .slice(
      2,
      lines.findIndex((line) => !line.startsWith('|')),
    )
    .map((line) => line.split('|').slice(1, -1))
    .map((cells) => cells.map((cell) => cell.trim().replace(/^`(.*)`$/, '$1')));
}

/** July 2005, as the page says. */
const branchMonth = 12 * 2005 + 6;

/** The value in one month, or the message that says why there is none. */
function told(text: string, month: number): string {
  const reading = scenarios.readTimePath(text);
  if (!reading.ok) return reading.issue.message;
  const table = scenarios.tabulate(reading.expression, { from: month, to: month, branchMonth });
  return table.ok ? String(table.values[0]) : table.issue.message;
}

test('every example of the page has the value that the page gives', () => {
  const rows = rowsUnder('Expression');
  expect(rows.length).toBeGreaterThan(5);
  expect(rows).toEqual(rows.map(([text, month]) => [text, month, told(text, Number(month))]));
});

test('every refused example of the page has the message that the page gives', () => {
  const rows = rowsUnder('Refused');
  expect(rows.length).toBeGreaterThan(5);
  expect(rows).toEqual(rows.map(([text]) => [text, told(text, 0)]));
});

test('the page gives every limit as it is', () => {
  const limits = Object.entries(scenarios).filter(([name]) => name.endsWith('Limit'));
  const given = rowsUnder('Limit').map(([name, value]) => [name, Number(value.split(/[ ,]/)[0])]);
  expect(given.sort()).toEqual(limits.sort());
});
