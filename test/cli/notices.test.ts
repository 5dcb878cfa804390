import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Carat, bundledCarat, tiny } from './carat.ts';

let carat: Carat;
beforeAll(async () => {
  carat = await bundledCarat();
  const parameters = { organisationCount: 12, burnInYears: 1, branchYears: 1, demandRate };
  const document = {
    name: 'x',
    title: 'X',
    description: 'X',
    structure: 'custom',
    start: '2005-01',
    parameters,
  };
  writeFileSync(join(carat.folder, 'my.json'), JSON.stringify(document));
  const sweep = {
    name: 'rates',
    title: 'Rates',
    scenario: 'my.json',
    arms: ['isolated'],
    factors: [{ at: 'contactRate', values: ['12', '12 + year'] }],
    design: { kind: 'full-factorial' },
    replications: 2,
  };
  writeFileSync(join(carat.folder, 'sweep.json'), JSON.stringify(sweep));
});
afterAll(() => carat.remove());

const demandRate = '14 - 9 * (year >= 2005)';
const always =
  'is 14 in every month from 2005-01 to 2005-12: the formula sets year or month against a calendar year';
const said = `carat: 1 notice about my.json\n  /parameters/demandRate ${always}`;
const remedy = '\n    → write calendarYear in place of year\n';

describe('a path that never changes', () => {
  it('is fine for validate, with a notice and its remedy, for people and for programs', async () => {
    const { code, out } = await carat(['validate', 'my.json']);
    expect(code).toBe(0);
    expect(out).toMatch(/^fine my\.json/);
    expect(out).toContain(said);
    expect(out).toContain(remedy);
    const [{ notices }] = JSON.parse((await carat(['validate', 'my.json', '--json'])).out) as [
      { notices: { code: string }[] },
    ];
    expect(notices).toMatchObject([{ code: 'year-since-branch', path: '/parameters/demandRate', value: 14 }]);
  });

  it.each([
    ['run my.json --csv'],
    ['compare my.json --replications 2 --json'],
    ['policy my.json --budget 5 --replications 2 --levers broker --json'],
    ['resilience my.json --replications 2 --shocks credit --at 1 --json'],
    ['frontier my.json --plan'],
  ])('gets the notice beside the answer of %s', async (words) => {
    const { code, out, err } = await carat(words.split(' '));
    expect([code, err]).toEqual([0, expect.stringContaining(said)]);
    expect(out).not.toContain('year or month');
  });

  it('gets none when it is asked to be quiet', async () => {
    expect((await carat(['--quiet', 'run', 'my.json', '--csv'])).err).toBe('');
  });

  it('is named by the option where that wrote it', async () => {
    const { err } = await carat(['run', 'biowin', ...tiny, '--set', 'contactRate=max(9, min(2, year))']);
    expect(err).toContain('--set contactRate is 9 in every month from 0 to 11: ');
  });

  it('gets notices of a sweep about its scenario and about the values of its factors', async () => {
    const { err } = await carat(['sweep', 'sweep.json', '--out', 'rates']);
    expect(err).toContain('carat: 2 notices about sweep.json\n');
    expect(err).toContain(`/parameters/demandRate ${always}`);
    expect(err).toContain('/factors/0: with "12": parameters.contactRate is 12 in every month');
  });
});
