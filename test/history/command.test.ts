import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Carat, bundledCarat } from '../cli/carat.ts';

let carat: Carat;
beforeAll(async () => {
  carat = await bundledCarat();
});
afterAll(() => carat.remove());

describe('carat history', () => {
  it('lives a case again and tells it as a page, and as tables and a report in a folder', async () => {
    const places = ['--write', 'history.md', '--out', 'told'];
    const words = ['history', 'belluno-2009', '--replications', '2', ...places];
    const { code, out, err } = await carat(words);
    expect([code, out, err]).toEqual([0, 'wrote told\nwrote history.md\n', '']);
    const told = join(carat.folder, 'told');
    const files = ['codebook.csv', 'history.json', 'outcomes.csv', 'outcomes.parquet', 'report.html'];
    expect(readdirSync(told).sort()).toEqual(files);
    expect(readFileSync(join(told, 'outcomes.csv'), 'utf8')).toMatch(
      /\nbelluno-2009,belluno,cluster,2,firms,2007,2009,-18\.\d+,/,
    );
    expect(readFileSync(join(told, 'report.html'), 'utf8')).toContain(
      '2 paired replications, seed belluno, 95',
    );
    const page = readFileSync(join(carat.folder, 'history.md'), 'utf8');
    expect(page).toContain('2 paired replications');
    expect(page).toMatch(/\| firms, 2007 to 2009 \| −18\.4 % \| [+−]?\d+\.\d \(/);
  }, 60_000);

  it('tells every fault at once, and guesses what was meant', async () => {
    const { code, out, err } = await carat([
      'history',
      'prato-2004',
      '--replications',
      '1',
      '--json',
      '--write',
      'a',
    ]);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain('3 faults');
    expect(err).toContain('did you mean "prato-2005"');
  });
});
