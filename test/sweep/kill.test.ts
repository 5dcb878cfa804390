import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import { Random } from '#sim-core/random/random.ts';
import { resultsVersion } from '../../lab/sweep/results-version.ts';
import { countStored } from '../../lab/sweep/store/run-store.ts';
import { bundledCarat } from '../cli/carat.ts';
import { folder, writtenKeys } from './fixture.ts';

const carat = await bundledCarat();
afterAll(() => carat.remove());

const place = folder();
const file = join(place, 'sweep.json');
writeFileSync(
  file,
  JSON.stringify({
    name: 'killed',
    title: 'A sweep that is killed',
    scenario: 'biowin',
    set: { organisationCount: 10, burnInYears: 0, branchYears: 1 },
    arms: ['isolated', 'cluster'],
    factors: [{ at: 'exportShare', min: 0.2, max: 0.6, levels: 6 }],
    design: { kind: 'full-factorial' },
    replications: 60,
    outcomes: ['turnover', 'profit'],
  }),
);
const runs = 6 * 60 * 2;
const kills = 12;
/** Beyond this share of the runs, a sweep could end before it is killed. */
const latestKill = 0.75;

function started(words: readonly string[]): {
  readonly child: ChildProcess;
  readonly ended: Promise<number | null>;
} {
  const child = spawn(process.execPath, [carat.file, 'sweep', file, ...words], {
    cwd: place,
    stdio: 'ignore',
  });
  return { child, ended: new Promise((done) => child.on('close', done)) };
}

/** Runs that a store holds by now. */
function storedIn(store: string): number {
  return countStored(join(place, store), resultsVersion());
}

/** A score of starts of the command: on a busy machine, each takes seconds. */
const patience = 600_000;

test(
  'a sweep that is killed again and again loses no run, does none twice, and gives the same bytes',
  async () => {
    const luck = new Random(20261123, 0);
    const words = ['--out', 'killed', '--store', 'killed-store', '--workers', '2'];
    let killedAtWork = 0;
    for (let kill = 0; kill < kills; kill += 1) {
      const before = storedIn('killed-store');
      const { child, ended } = started(words);
      const chance = luck.draw(0, kill, 0);
      if (kill % 4 === 0) await pause(900 * chance);
      else {
        // In the midst of the work: each kill has its own part of the runs, and chance a place in it.
        const share = (latestKill * (kill + chance)) / kills;
        const enough = Math.max(before + 1, Math.floor(share * runs));
        while (storedIn('killed-store') < enough && child.exitCode === null) await pause(2);
        await pause(10 * luck.second);
      }
      if (storedIn('killed-store') > before) killedAtWork += 1;
      child.kill('SIGKILL');
      expect(await ended, 'ended before it could be killed').toBe(null);
    }
    expect(killedAtWork).toBeGreaterThanOrEqual(9);
    const partly = writtenKeys(join(place, 'killed-store')).length;
    expect(partly).toBeGreaterThan(runs / 2);
    expect(partly).toBeLessThan(runs);

    expect(await started(words).ended).toBe(0);
    const keys = writtenKeys(join(place, 'killed-store'));
    expect(keys).toHaveLength(runs);
    expect(new Set(keys).size).toBe(runs);

    expect(await started(['--out', 'whole', '--store', 'whole-store', '--workers', '1']).ended).toBe(0);
    for (const name of ['runs.csv', 'runs/part-00000.parquet', 'failures.csv', 'codebook.csv', 'sweep.json'])
      expect(
        readFileSync(join(place, 'killed', name)).equals(readFileSync(join(place, 'whole', name))),
        name,
      ).toBe(true);
  },
  patience,
);

test('Ctrl-C stops cleanly, says how to go on, and the same command does', async () => {
  const words = ['--out', 'stopped', '--store', 'stopped-store', '--workers', '1'];
  const child = spawn(process.execPath, [carat.file, 'sweep', file, ...words], { cwd: place });
  let told = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (told += text));
  const ended = new Promise((done) => child.on('close', done));
  while (storedIn('stopped-store') < 4) await pause(5);
  child.kill('SIGINT');
  expect(await ended).toBe(130);
  expect(told).toMatch(
    /^carat: \d+ of 720 runs are stored; the same command goes on from there:\n {2}carat sweep /,
  );
  expect(told).toContain('--out stopped --store stopped-store');
  expect(existsSync(join(place, 'stopped', 'runs.csv'))).toBe(false);
  expect(existsSync(join(place, 'stopped-store', 'lock'))).toBe(false);
  const kept = writtenKeys(join(place, 'stopped-store')).length;
  const { out } = await carat(['sweep', file, ...words, '--limit', '60', '--json'], { cwd: place });
  const account = JSON.parse(out) as { runs: number; computed: number; reused: number };
  expect(account).toMatchObject({ runs: 60, reused: Math.min(60, kept), computed: 60 - Math.min(60, kept) });
});
