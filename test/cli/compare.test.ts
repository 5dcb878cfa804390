import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Comparison, causes, stages } from '#lab';
import { measureNames } from '#sim-core';
import { type Carat, bundledCarat, tiny } from './carat.ts';

let carat: Carat;
beforeAll(async () => {
  carat = await bundledCarat();
});
afterAll(() => carat.remove());

const fixed = ['--replications', '4'] as const;
const compare = (...words: readonly string[]) => carat(['compare', 'biowin', ...tiny, ...words]);
type Answer = Comparison & { readonly verdict: readonly { topic: string; text: string }[] };
const parsed = (text: string) => JSON.parse(text) as Answer;

describe('what compare tells people', () => {
  it('gives the verdict, the arms, the losses, the funnel, the curve and one closing line, in this order', async () => {
    const { code, out, err } = await compare(...fixed);
    expect(code).toBe(0);
    expect(err).toBe('');
    const marks = [
      'BioWin, health cluster of Wallonia (biowin)',
      'the same firms isolated',
      '\nArms\n',
      '\nLost opportunities\n',
      '\nFunnel\n',
      '\nGap to isolated over time\n',
      '\n4 replications · seed biowin · hash ',
    ];
    const places = marks.map((mark) => out.indexOf(mark));
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(out.trimEnd().split('\n').at(-1)).toMatch(
      /^4 replications · seed biowin · hash [0-9a-f]{16} · \d+ s$/,
    );
  });

  it('keeps within 80 columns with all eight arms, and without colours where it is piped', async () => {
    const { out } = await compare(...fixed, '--arms', 'all');
    expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
    for (const arm of ['isolated', 'shuffled', 'platform', 'planner']) expect(out).toContain(`\n${arm} `);
    expect(out).not.toContain('\u001b');
  });

  it('is coloured when FORCE_COLOR asks for it, unless NO_COLOR forbids', async () => {
    const words = ['scenarios'];
    const coloured = await carat(words, { environment: { FORCE_COLOR: '1' } });
    const forbidden = await carat(words, { environment: { FORCE_COLOR: '1', NO_COLOR: '1' } });
    const continuous = await carat(words, { environment: { CI: 'true' } });
    expect(coloured.out).toContain('\u001b[');
    expect(forbidden.out).not.toContain('\u001b');
    expect(continuous.out).toBe(forbidden.out);
  });

  it('says when the precision is not reached, and fails by it only when asked to be strict', async () => {
    const words = ['--cap', '4', '--precision', '0.01'];
    const lenient = await compare(...words);
    expect(lenient.code).toBe(0);
    expect(lenient.err).toMatch(/^carat: ±[\d.]+ points were reached within 4 replications, not the ±0.01/);
    const strict = await compare(...words, '--strict', '--quiet');
    expect(strict.code).toBe(3);
    expect(strict.err).toBe('');
    expect(strict.out).toContain('\n4 replications');
  });
});

describe('what compare --json tells programs', () => {
  it('has the documented shape', async () => {
    const answer = parsed((await compare(...fixed, '--json', '--arms', 'cluster,planner')).out);
    const page = readFileSync('docs/cli.md', 'utf8');
    const documented = (from: string, to: string) =>
      [...page.slice(page.indexOf(from), page.indexOf(to)).matchAll(/^\| `(\w+)` \|/gm)].map(
        ([, name]) => name,
      );
    expect([...Object.keys(answer), 'sample'].sort()).toEqual(
      documented('## What `compare --json` prints', 'Under `arms`').sort(),
    );
    const { isolated, cluster } = answer.arms;
    expect(Object.keys(cluster!).sort()).toEqual(
      documented('Under `arms`', '`comparison.json`, which').sort(),
    );
    expect(Object.keys(answer.arms)).toEqual(['isolated', 'cluster', 'planner']);
    expect(Object.keys(cluster!.turnover)).toEqual(['mean', 'low', 'high']);
    expect(Object.keys(cluster!.ledger)).toEqual([...causes]);
    expect(Object.keys(cluster!.funnel)).toEqual([...stages]);
    expect(Object.keys(cluster!.measures)).toEqual(measureNames);
    expect(isolated!.gap).toEqual({ mean: 0, low: 0, high: 0 });
    const ratio = 100 * (cluster!.turnover.mean / isolated!.turnover.mean - 1);
    expect(cluster!.gap.mean).toBeCloseTo(ratio, 9);
  });

  it('gives the same bytes for one worker and for two', async () => {
    const [one, two] = await Promise.all([
      compare('--json', '--cap', '24', '--workers', '1'),
      compare('--json', '--cap', '24', '--workers', '2'),
    ]);
    expect(one.code).toBe(0);
    expect(one.out.length).toBeGreaterThan(1000);
    expect(two.out).toBe(one.out);
  });

  it('changes hash and results with --seed and --set, and with nothing else', async () => {
    const call = async (...words: string[]) => parsed((await compare('--json', ...fixed, ...words)).out);
    const [usual, reseeded, changed, same] = await Promise.all([
      call(),
      call('--seed', 'another'),
      call('--set', 'dealMedian=30'),
      call('--seed', 'biowin'),
    ]);
    for (const other of [reseeded, changed]) {
      expect(other.hash).not.toBe(usual.hash);
      expect(other.arms.isolated!.turnover.mean).not.toBe(usual.arms.isolated!.turnover.mean);
    }
    expect(same).toEqual(usual);
  });

  it('takes a scenario from a file and from the standard input alike', async () => {
    const { out: document } = await carat(['scenarios', 'show', 'biowin', '--json']);
    const [byName, byInput] = await Promise.all([
      compare('--json', ...fixed),
      carat(['compare', '-', '--json', ...tiny, ...fixed], { input: document }),
    ]);
    expect(byInput.out).toBe(byName.out);
  });
});

describe('what compare --out writes', () => {
  it('is tables, codebook, JSON and a report of one file, told on the closing line', async () => {
    const folder = join(carat.folder, 'deep', 'results');
    const { code, out } = await compare(...fixed, '--out', folder);
    expect(code).toBe(0);
    expect(readdirSync(folder).sort()).toEqual([
      'codebook.csv',
      'comparison.json',
      'monthly.csv',
      'monthly.parquet',
      'report.html',
      'runs.csv',
      'runs.parquet',
    ]);
    expect(out.trimEnd().endsWith(`7 files in ${folder}`)).toBe(true);
    const report = readFileSync(join(folder, 'report.html'), 'utf8');
    expect(report).toMatch(/^<!doctype html>/);
    expect(report).toContain('carat compare biowin --set=organisationCount=12');
    const { arms } = JSON.parse(readFileSync(join(folder, 'comparison.json'), 'utf8')) as Answer;
    expect(arms.cluster!.network).toBeDefined();
  });

  it('is refused before any work where it cannot be written', async () => {
    const { file } = carat;
    const { code, out, err } = await carat(['compare', 'biowin', '--out', join(file, 'results')]);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(/is a file, not a folder|is no folder/);
    expect(existsSync(join(carat.folder, 'results'))).toBe(false);
  });
});
