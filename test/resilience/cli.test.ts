import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ResilienceAnswer } from '../../lab/resilience/resilience-answer.ts';
import { type Carat, bundledCarat, tiny } from '../cli/carat.ts';

let carat: Carat;
beforeAll(async () => {
  carat = await bundledCarat();
});
afterAll(() => carat.remove());

const resilience = (...words: readonly string[]) => carat(['resilience', 'biowin', ...tiny, ...words]);
const small = [
  ...['--replications', '3', '--shocks', 'demand,best-connected'],
  ...['--arms', 'isolated,cluster', '--at', '6'],
];
const parsed = (text: string) => JSON.parse(text) as ResilienceAnswer;

describe('what resilience tells people', () => {
  it('gives the words, a table for each shock and the networks, within 80 columns', async () => {
    const { code, out, err } = await resilience(...small);
    expect(err).toBe('');
    expect(code).toBe(0);
    const marks = [
      'BioWin, health cluster of Wallonia (biowin)',
      'The intervals cover luck',
      '\nA fall of demand by 30 % for 24 months\n',
      '\nThe loss of the best-connected company\n',
      '\nWhat is left of the network\n',
      'barcelona health',
      '\n3 replications · seed biowin · hash ',
    ];
    const places = marks.map((mark) => out.indexOf(mark));
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((a, b) => a - b));
    for (const line of out.split('\n')) expect(line.length, line).toBeLessThanOrEqual(80);
  });

  it('names every fault of the command line at once, with a remedy', async () => {
    const { code, err } = await resilience('--shocks', 'demnd', '--replications', '1');
    expect(code).toBe(2);
    for (const words of ['did you mean "demand"', '--replications requires']) expect(err).toContain(words);
    const late = await resilience('--at', '12');
    expect(late.code).toBe(2);
    expect(late.err).toContain('--at requires a month from 0 to 11, not 12');
  });
});

describe('what resilience writes', () => {
  it('is the same bytes of JSON for one worker and for two', async () => {
    const one = await resilience(...small, '--json', '--workers', '1');
    const two = await resilience(...small, '--json', '--workers', '2');
    expect(one.code).toBe(0);
    expect(two.out).toBe(one.out);
    const { shocks, shocksFrom } = parsed(one.out);
    expect(shocksFrom).toBe('usual');
    expect(shocks.map(({ name, strike }) => [name, strike])).toEqual([
      ['demand', 6],
      ['best-connected', 6],
    ]);
  });

  it('is tables, a codebook and a report that needs no other file', async () => {
    const folder = join(carat.folder, 'resilience');
    const { code } = await resilience(...small, '--out', folder);
    expect(code).toBe(0);
    expect(readdirSync(folder).sort()).toEqual(
      ['codebook.csv', 'report.html', 'resilience.json']
        .concat(['responses', 'survival', 'turnover'].flatMap((name) => [`${name}.csv`, `${name}.parquet`]))
        .sort(),
    );
    const responses = readFileSync(join(folder, 'responses.csv'), 'utf8').trim().split('\n');
    expect(responses).toHaveLength(1 + 2 * 2);
    const turnover = readFileSync(join(folder, 'turnover.csv'), 'utf8').trim().split('\n');
    const months = (turnover.length - 1) / (3 * 2 * 3);
    expect(Number.isInteger(months)).toBe(true);
    const report = readFileSync(join(folder, 'report.html'), 'utf8');
    expect(report).toContain('id="response-demand"');
    expect(report).toContain('id="survival"');
    expect(report).not.toMatch(/<script|src="http|href="http/);
  });
});
