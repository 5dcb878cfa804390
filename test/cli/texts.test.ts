import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createColors } from 'picocolors';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type Comparison, causes, stages } from '#lab';
import { funnelTable } from '../../cli/comparison/funnel-table.ts';
import { gapCurves } from '../../cli/comparison/gap-curves.ts';
import { lossesTable } from '../../cli/comparison/losses-table.ts';
import { writeFrontier } from '../../cli/frontier/frontier-files.ts';
import { frontierText } from '../../cli/frontier/frontier-text.ts';
import { starterText } from '../../cli/library/starter.ts';
import type { Output } from '../../cli/session.ts';
import { planText } from '../../cli/sweep/plan-text.ts';
import { tableOf } from '../../cli/text/table.ts';
import { estimate, sizeOf } from '../../lab/sweep/plan.ts';
import { madeUpFrontier } from '../lab/told-studies.ts';
import { sweepOf } from '../sweep/fixture.ts';

const outputOf = (width: number): Output => ({
  write: () => undefined,
  colours: createColors(false),
  width,
  isTerminal: false,
  stream: process.stdout,
});

const months = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i);

describe('gaps over time', () => {
  /** A gap that is 0 before the branch, 12 in its first year and 24 in the second. */
  const curve = (month: readonly number[], gapAt: (month: number) => number, lastYear = 24) => {
    const arm = { events: { month, mean: month.map(gapAt) }, lastYear: { mean: lastYear } };
    const arms = { isolated: arm, cluster: arm };
    return gapCurves({ arms } as unknown as Comparison, outputOf(80)).split('\n');
  };
  const rising = (month: number) => (month < 0 ? 0 : month < 12 ? 12 : 24);

  it('have a block for each month where there is room', () => {
    const [line, scale] = curve(months(-12, 24), rising);
    expect(line).toBe(
      `cluster        ${'▁'.repeat(12)}│${'▅'.repeat(12)}${'█'.repeat(12)}  last year +24.0 %`,
    );
    expect(scale.trim()).toBe('▁ 0.0 %  █ +24.0 %  a block is a month  │ the branch');
  });

  it('have blocks of as few months as fit into the width beside names and ends', () => {
    // Of 80 columns, 46 are left for the curve: 46 months fit one by one, 47 do not.
    const sizeFor = (count: number) => /a block is (.+?)  /.exec(curve(months(0, count), rising)[1])![1];
    expect([46, 47, 92, 93, 138, 139, 184, 185].map(sizeFor)).toEqual([
      'a month',
      '2 months',
      '2 months',
      '3 months',
      '3 months',
      '4 months',
      '4 months',
      '6 months',
    ]);
    expect([46 * 12, 46 * 12 + 1, 46 * 24 + 1, 46 * 60 + 1].map(sizeFor)).toEqual([
      '12 months',
      '24 months',
      '60 months',
      '61 months',
    ]);
  });

  it('are means of the months of a block, counted from the branch, and end with that of the last year', () => {
    const [line, scale] = curve(months(0, 92), (month) => (month < 80 ? 0 : month - 79), 6.5);
    expect(scale).toContain('█ +11.5 %  a block is 2 months');
    expect(line).toContain('last year +6.5 %');
  });

  it('are told of no other arm than those that there are', () => {
    const alone = { arms: { isolated: { events: { month: [0], mean: [0] }, lastYear: { mean: 0 } } } };
    expect(gapCurves(alone as unknown as Comparison, outputOf(80))).toBe('');
  });
});

describe('tables of a comparison', () => {
  const certain = (mean: number, reach = 0.5) => ({ mean, low: mean - reach, high: mean + reach });
  const armOf = (share: number, change: number) => ({
    funnel: Object.fromEntries(stages.map((stage, i) => [stage, certain(100 - 12.34 * i)])),
    ledger: Object.fromEntries(causes.map((cause) => [cause, certain(share)])),
    ledgerChanges: Object.fromEntries(causes.map((cause) => [cause, certain(change)])),
  });
  const arms = { isolated: armOf(10.25, 0), cluster: armOf(2.5, -7.75), hub: armOf(12, 1.75) };
  const lines = (table: typeof funnelTable) =>
    table({ arms } as unknown as Comparison, outputOf(80)).split('\n');

  it('have what is left of 100 opportunities to the right, with one decimal', () => {
    const [, isolated] = lines(funnelTable);
    expect(isolated).toBe('isolated   100.0     87.7    75.3  63.0  50.6       38.3');
  });

  it('have losses with one decimal, their sum, and an arrow where they differ beyond chance', () => {
    const [, isolated, cluster, hub] = lines(lossesTable).map((line) => line.split(/ +/));
    expect(isolated).toEqual(['isolated', ...Array.from({ length: 6 }, () => '10.3'), '61.5']);
    expect(cluster.slice(1, 3)).toEqual(['2.5', '↓']);
    expect(hub.slice(1, 3)).toEqual(['12.0', '↑']);
    const ends = lines(lossesTable)
      .slice(1)
      .map((line) => line.length);
    expect(new Set(ends).size).toBe(1);
  });
});

describe('a frontier', () => {
  it('is written with all its looks, each with its place in the units of the axes', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'carat-frontier-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const frontier = await madeUpFrontier(([, y]) => 40 * (y - 0.5));
    await writeFrontier(folder, frontier, 'carat frontier', new AbortController().signal);
    const rowsOf = (file: string) =>
      readFileSync(join(folder, file), 'utf8')
        .trimEnd()
        .split('\n')
        .map((line) => line.split(','));
    const [heading, ...looks] = rowsOf('looks.csv');
    expect(heading).toEqual(['look', 'fidelity', 'headquarters_slots', 'difference']);
    const [, ...cells] = rowsOf('map.csv');
    for (const row of [...looks.map((look) => look.slice(1, 3)), ...cells]) {
      expect(Number(row[0])).toBeGreaterThanOrEqual(0.7);
      expect(Number(row[0])).toBeLessThanOrEqual(1);
      expect(Number(row[1])).toBeLessThanOrEqual(60);
    }
    expect(Math.max(...looks.map((look) => Number(look[2])))).toBeGreaterThan(30);
    expect(new Set(looks.map(([look]) => look)).size).toBe(frontier.exploration.sights.length);
    expect(cells).toHaveLength(48 * 48);
  });

  it('is a map of 16 rows and 48 columns, more above the line and less below, and a table of nine places', async () => {
    const text = frontierText(await madeUpFrontier(([, y]) => 40 * (y - 0.5)), outputOf(80));
    const rows = text.split('\n').filter((line) => /^ *\d* [+−?◆]+$/.test(line));
    const signs = rows.map((row) => row.slice(-48));
    expect(rows).toHaveLength(16);
    for (const row of signs) expect(row).toMatch(/^[+−?◆]{48}$/);
    expect([rows[0].trim().split(' ')[0], rows.at(-1)!.trim().split(' ')[0]]).toEqual(['60', '0']);
    expect(new Set(signs[0])).toEqual(new Set('+'));
    expect(new Set(signs.at(-1)!.replace('◆', ''))).toEqual(new Set('−'));
    // The scenario lies at 66 % of the width and 20 % of the height: column 31 of 48, row 3 from below.
    expect(signs.map((row) => row.indexOf('◆')).filter((at) => at >= 0)).toEqual([31]);
    expect(signs.findIndex((row) => row.includes('◆'))).toBe(12);
    const places = text.split('\n').filter((line) => /\[\d+ to \d+\] +more$/.test(line));
    expect(places).toHaveLength(9);
    expect(text).toMatch(/\n {3}0\.700 {15}fidelity {15}1\.000\n/);
  });
});

describe('the plan of a sweep', () => {
  const text = (secondsEach: number, width = 80) => {
    const sweep = sweepOf({});
    const size = sizeOf(sweep);
    const plan = { file: 'my.json', sweep, size, secondsEach, threads: 2, storedRuns: 1234 };
    return planText({ ...plan, estimate: estimate(size.replications, secondsEach, 2) }, outputOf(width));
  };

  it('says how many runs there are, what one takes, and what all take', () => {
    const plan = text(2).replaceAll(/\s+/g, ' ');
    // Two levels of a range by three values, under two arms, three times: 18 replications.
    expect(plan).toContain('full-factorial: 6 points of 2 factors');
    expect(plan).toContain('replications 3 a point');
    expect(plan).toContain('runs 36');
    expect(plan).toContain('stored 1,234 runs of this version');
    expect(plan).toContain('about 18 s on 2 threads (2.0 s for a replication of all arms');
    expect(plan).toContain('1 batch, about 54 s with up to 1,000 at once');
    expect(plan).toContain('run it with: carat sweep my.json --out FOLDER');
  });

  it('tells what takes less than a second in milliseconds, and less than ten of these with a decimal', () => {
    const each = (seconds: number) => /\(([\d.,]+ m?s) for a replication/.exec(text(seconds, 120))?.[1];
    expect([1, 0.9994, 0.01, 0.0099].map(each)).toEqual(['1.0 s', '999 ms', '10 ms', '9.9 ms']);
  });

  it('tells dollars with cents from one on, and else with two figures that count', () => {
    const dollars = (seconds: number) => /about \$([\d.,]+):/.exec(text(seconds, 120))?.[1];
    expect(dollars(2)).toMatch(/^0\.00\d\d?$/);
    expect(dollars(50_000)).toMatch(/^\d+\.\d\d$/);
  });

  it('fits its width', () => {
    for (const width of [60, 80, 120])
      for (const line of text(2, width).split('\n')) expect(line.length).toBeLessThanOrEqual(width);
  });
});

describe('a table', () => {
  it('has two spaces between its columns, numbers to the right, and no spaces at the ends of lines', () => {
    const columns = [{ heading: 'Arm' }, { heading: 'Gap', isNumber: true }];
    expect(tableOf(columns, [['hub', '1.5'], ['isolated', '–']], outputOf(80)).split('\n')).toEqual([
      'Arm       Gap',
      'hub       1.5',
      'isolated    –',
    ]); // prettier-ignore
  });
});

describe('a scenario to begin from', () => {
  it('has shares that leave room for firms, and remarks on each number but the first', () => {
    const { parameters, assumptions } = JSON.parse(starterText('mine')) as {
      parameters: Record<string, number>;
      assumptions: { parameter: string; value: number; reason: string }[];
    };
    expect(parameters).toMatchObject({
      organisationCount: 60,
      relatedShare: 0.3,
      factorShare: 0.05,
      exportShare: 0.3,
    });
    for (const { parameter, value, reason } of assumptions) {
      expect(value).toBe(parameters[parameter]);
      expect(reason).toMatch(/the model’s own value is \d/);
    }
    expect(assumptions.map(({ parameter }) => parameter)).toEqual(Object.keys(parameters).slice(1));
  });
});
