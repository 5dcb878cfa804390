import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PolicyAnswer } from '../../lab/policy/policy-answer.ts';
import { type Carat, bundledCarat, tiny } from '../cli/carat.ts';

let carat: Carat;
beforeAll(async () => {
  carat = await bundledCarat();
});
afterAll(() => carat.remove());

const policy = (...words: readonly string[]) => carat(['policy', 'biowin', ...tiny, ...words]);
const small = ['--budget', '500', '--replications', '3', '--levers', 'broker,training'] as const;
type Answer = PolicyAnswer & { readonly verdict: readonly { topic: string; text: string }[] };
const parsed = (text: string) => JSON.parse(text) as Answer;

describe('what policy tells people', () => {
  it('gives the words, then the tables, then one closing line, within 80 columns', async () => {
    const { code, out, err } = await policy(...small, '--mix', 'broker=60,infrastructure=40');
    expect(err).toBe('');
    expect(code).toBe(0);
    const marks = [
      'BioWin, health cluster of Wallonia (biowin, cluster arm)',
      '500,000 € a year',
      'The intervals cover luck',
      '\nEffect of each euro spent\n',
      '\nWho sells more\n',
      '\nWhere the business comes from\n',
      '\n3 replications · seed biowin · hash ',
    ];
    const places = marks.map((mark) => out.indexOf(mark));
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((a, b) => a - b));
    for (const line of out.split('\n')) expect(line.length, line).toBeLessThanOrEqual(80);
    expect(out).not.toContain('\u001b');
  });

  it('gives all money back in an arm without use for a lever, and changes nothing there', async () => {
    const words = ['--budget', '500', '--replications', '2', '--levers', 'broker', '--arm', 'isolated'];
    const { out } = await policy(...words);
    expect(out).toContain('None of the 500,000 € a year is spent');
    const [broker] = parsed((await policy(...words, '--json')).out).mixes;
    expect(broker).toMatchObject({ spent: 0, unusable: ['broker'] });
    expect(broker.returned).toBe(broker.charged);
    expect(broker.charged).toBeCloseTo(500, 9);
    expect(broker.change.turnover).toEqual({ mean: 0, low: 0, high: 0 });
    expect(broker.perEuroSpent).toBeUndefined();
  });
});

describe('what policy --json tells programs', () => {
  it('is the same bytes for one worker and for two, and other bytes for another seed', async () => {
    const one = await policy(...small, '--json', '--workers', '1');
    const two = await policy(...small, '--json', '--workers', '2');
    const other = await policy(...small, '--json', '--seed', 'another');
    expect(one.code).toBe(0);
    expect(two.out).toBe(one.out);
    expect(parsed(other.out).mixes[0].change).not.toEqual(parsed(one.out).mixes[0].change);
  });

  it('has the documented shape', async () => {
    const answer = parsed((await policy(...small, '--json')).out);
    const page = readFileSync('docs/policy.md', 'utf8');
    const documented = (from: string, to: string) =>
      [...page.slice(page.indexOf(from), page.indexOf(to)).matchAll(/^\| `(\w+)` \|/gm)].map(
        ([, name]) => name,
      );
    const optional = ['monthsToEffect', 'after', 'toBeSeen'];
    expect([...Object.keys(answer), 'sample', 'standing'].sort()).toEqual(
      documented('## What `--json` prints', 'Under `mixes`').sort(),
    );
    expect([...new Set([...Object.keys(answer.mixes[1]), ...optional])].sort()).toEqual(
      documented('Under `mixes`', '## What it is not').sort(),
    );
  });

  it('charges a mix with a lever of no money as that lever alone', async () => {
    const words = ['--budget', '500', '--replications', '2', '--json'];
    const alone = parsed((await policy(...words, '--levers', 'training')).out);
    const mixed = parsed((await policy(...words, '--mix', 'training=100,broker=0')).out);
    expect(mixed.mixes).toEqual(alone.mixes);
  });

  it('pays in the months asked for, and tells what is left a year later', async () => {
    const years = ['--set', 'branchYears=2'];
    const words = ['--budget', '1200', '--replications', '2', '--levers', 'training', '--json'];
    const answer = parsed((await policy(...years, ...words, '--from', '3', '--to', '8')).out);
    expect(answer.money).toEqual({ budget: 1200, from: 3, to: 8 });
    expect(answer.mixes[0].charged).toBeCloseTo(600, 6);
    expect(answer.mixes[0].events.turnover.mean.slice(0, 3)).toEqual([0, 0, 0]);
    expect(answer.mixes[0].after).toBeDefined();
  });
});

describe('what policy --out writes', () => {
  it('is tables, codebook, JSON and a report that is the same each time', async () => {
    const folder = join(carat.folder, 'results');
    const { code } = await policy(...small, '--out', folder);
    expect(code).toBe(0);
    const names = ['effects', 'runs', 'monthly'].flatMap((name) => [`${name}.csv`, `${name}.parquet`]);
    expect(readdirSync(folder).sort()).toEqual(
      [...names, 'codebook.csv', 'policy.json', 'report.html'].sort(),
    );
    const read = (name: string) => readFileSync(join(folder, name), 'utf8');
    // 3 replications of the control and 3 ways, and a heading.
    expect(read('runs.csv').trimEnd().split('\n')).toHaveLength(1 + 3 * 4);
    expect(read('monthly.csv').trimEnd().split('\n')).toHaveLength(1 + 3 * 4 * 12);
    const report = read('report.html');
    for (const id of ['forest', 'effect-curves', 'gain-bars', 'conversions-heading'])
      expect(report).toContain(`id="${id}"`);
    expect(report).not.toMatch(/NaN|undefined|<script|https?:\/\/(?!www\.w3\.org)/);
    await policy(...small, '--out', folder);
    expect(read('report.html')).toBe(report);
  });
});

describe('what policy refuses', () => {
  it('tells every fault at once, each with a remedy, and ends with code 2', async () => {
    const { code, out, err } = await policy(
      ...['--budget', '-5', '--levers', 'trainig', '--mix', 'broker=60,events=30', '--mix', 'broker'],
      ...['--arm', 'clutser', '--from', 'soon', '--precision', '0', '--set', 'organisationCount=-1'],
    );
    expect(code).toBe(2);
    expect(out).toBe('');
    for (const text of [
      '--budget requires a number above 0, not "-5"',
      'did you mean "training"',
      'add up to 100 per cent, not 90',
      '--mix requires shares like "broker=60,events=40", not "broker"',
      'did you mean "cluster"',
      '--from requires a month',
      '--precision requires',
      '--set organisationCount',
    ])
      expect(err).toContain(text);
  });

  it('tells that there is no budget, and dates outside the time simulated', async () => {
    expect((await policy()).err).toContain('--budget is missing');
    const late = await policy('--budget', '5', '--to', '12');
    expect(late.code).toBe(2);
    expect(late.err).toContain('--to requires a month from 0 to 11, not 12');
    const turned = await policy('--budget', '5', '--from', '6', '--to', '3');
    expect(turned.err).toContain('exchange --from and --to');
  });
});
