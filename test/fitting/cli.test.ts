import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Carat, bundledCarat } from '../cli/carat.ts';

let carat: Carat;
beforeAll(async () => {
  carat = await bundledCarat();
  writeFileSync(join(carat.folder, 'targets.json'), JSON.stringify(targets));
});
afterAll(() => carat.remove());

const targets = {
  name: 'tiny',
  title: 'Tiny',
  scenario: 'biowin',
  set: { organisationCount: 10, burnInYears: 1 },
  years: 1,
  targets: [{ name: 'meanUtilisation', value: 0.8, tolerance: 0.1, source: 'a survey' }],
  priors: [{ at: 'rivalFit', distribution: 'uniform', min: 0.3, max: 0.6 }],
  points: 12,
  replications: 2,
  waves: 2,
};
const words = ['calibrate', '--targets', 'targets.json'];

describe('carat calibrate --targets', () => {
  it('writes the same bytes with one worker and two, and a scenario that compare runs', async () => {
    const one = await carat([...words, '--json', '--workers', '1', '--store', 'one', '--out', 'out']);
    const two = await carat([...words, '--json', '--workers', '2', '--store', 'two']);
    expect(one.err).toBe('');
    expect(one.code).toBe(0);
    expect(two.out).toBe(one.out);
    const files = ['parameters', 'targets', 'posterior', 'runs', 'recovery'].flatMap((name) => [
      `${name}.csv`,
      `${name}.parquet`,
    ]);
    for (const file of [...files, 'codebook.csv', 'calibration.json', 'report.html'])
      expect(existsSync(join(carat.folder, 'out', file)), file).toBe(true);
    expect(readFileSync(join(carat.folder, 'out', 'calibration.json'), 'utf8')).toBe(one.out);
    const compared = await carat(['compare', 'out/fitted.json', '--replications', '2', '--json']);
    expect(compared.err).toBe('');
    expect(JSON.parse(compared.out)).toMatchObject({ scenario: 'biowin-calibrated' });
  }, 60_000);

  it('tells every fault of the file and of the options at once, with exit code 2', async () => {
    const faulty = {
      ...targets,
      targets: [{ name: 'turnover', value: 1, standardError: 1, source: 'x', baseline: 'isolated' }],
      priors: [{ at: 'rivalFit', distribution: 'uniform', min: 0.6, max: 'high' }],
    };
    writeFileSync(join(carat.folder, 'faulty.json'), JSON.stringify(faulty));
    const { code, out, err } = await carat([
      'calibrate',
      '--targets',
      'faulty.json',
      '--workers',
      'many',
      '--check',
    ]);
    expect(code).toBe(2);
    expect(out).toBe('');
    for (const part of [
      '--workers',
      '--check',
      '/targets/0/baseline',
      '/priors/0/max',
      'gap between arms is never',
    ])
      expect(err).toContain(part);
  });

  it('refuses options that need targets where there are none', async () => {
    const { code, err } = await carat(['calibrate', '--recover', '3', '--workers', '2']);
    expect(code).toBe(2);
    expect(err).toContain('--recover requires --targets');
    expect(err).toContain('--workers requires --targets');
  });
});
