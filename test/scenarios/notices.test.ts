import { describe, expect, it } from 'vitest';
import { libraryNames, loadLibrary } from '#scenarios';
import { simulate } from '#sim-core';
import { faultsOf, issuesOf, least, load } from './documents.ts';

const short = { burnInYears: 1, branchYears: 5 };
const dated = { ...least, start: '2005-01' };

/** Codes and paths of the notices about a document. */
function noticesOf(parts: object, base: object = dated): string[] {
  const { parameters = {}, ...rest } = parts as { parameters?: object };
  const { notices } = load({ ...base, ...rest, parameters: { ...short, ...parameters } });
  return notices.map(({ code, path }) => `${code} ${path}`);
}

describe('a formula that never changes', () => {
  it.each([
    ['14 - 9 * min(1, max(0, year - 2007))', 'year-since-branch'],
    ['14 - 9 * (year >= 2007)', 'year-since-branch'],
    ['14 - 9 * (2007 <= year)', 'year-since-branch'],
    ['14 - 9 * (month > 2007)', 'year-since-branch'],
    ['14', 'no-time'],
    ['2 * 7', 'no-time'],
    ['max(14, min(3, year))', 'never-changes'],
    ['14 - 9 * (month >= 60)', 'never-changes'],
    ['14 - 9 * (month < 0)', 'never-changes'],
    ['14 - 9 * (calendarYear >= 2010)', 'never-changes'],
    ['14 + 0 * year', 'never-changes'],
  ])('gets a notice with its value and its months: %s', (demandRate, code) => {
    const { notices } = load({ ...dated, parameters: { ...short, demandRate } });
    expect(notices).toMatchObject([
      { code, path: '/parameters/demandRate', value: 14, from: '2005-01', to: '2009-12' },
    ]);
    expect(notices[0].message).toMatch(
      /^parameters\.demandRate is 14 in every month from 2005-01 to 2009-12: \w/,
    );
  });

  it('counts its months from 0 where the document has no start, and is told to add one', () => {
    const demandRate = '14 - 9 * (year > 2007)';
    const { notices } = load({ ...least, parameters: { ...short, demandRate } });
    expect(notices).toMatchObject([{ from: '0', to: '59' }]);
    expect(notices[0].remedy).toBe(
      'write calendarYear in place of year, and add "start", the calendar month in which the arms branch',
    );
  });

  it('may be the budget of a lever', () => {
    const lever = { lever: 'broker', budget: '300 * (year < 2007)' };
    expect(noticesOf({ levers: [lever] })).toEqual(['year-since-branch /levers/0/budget']);
  });
});

describe('a year set against a calendar year', () => {
  it('gets a notice also where the values change', () => {
    const demandRate = '14 + 0.001 * (year - 2007)';
    expect(noticesOf({ parameters: { demandRate } })).toEqual(['year-since-branch /parameters/demandRate']);
    expect(load({ ...dated, parameters: { demandRate } }).notices[0]).not.toHaveProperty('value');
  });

  it('is the remedy where the values leave their range', () => {
    const [issue] = issuesOf({ ...dated, parameters: { demandRate: '14 - 9 * (year - 2007)' } });
    expect(issue).toMatchObject({ code: 'range', remedy: 'write calendarYear in place of year' });
  });

  it('does as it says once it is written as calendarYear', () => {
    const rates = { calendarYear: 0, year: 0 };
    for (const name of ['calendarYear', 'year'] as const) {
      const demandRate = `14 - 9 * min(1, max(0, ${name} - 2007))`;
      const { scenario } = load({ ...dated, parameters: { ...short, organisationCount: 8, demandRate } });
      rates[name] = scenario.timeline!.paths!.demandRate![42];
      expect(simulate(scenario, { arm: 'isolated' }).steps).toBe(72);
    }
    // July 2008, a year and a half after January 2007.
    expect(rates).toEqual({ calendarYear: 5, year: 14 });
    const undated = { ...least, parameters: { demandRate: '14 - calendarYear / 1000' } };
    expect(faultsOf(undated)).toEqual(['conflict /parameters/demandRate']);
  });
});

describe('dated values, levers and shocks without effect', () => {
  const values = [
    { at: 0, value: 10 },
    { at: 12, value: 10 },
  ];
  const shock = { shock: 'demand', at: 12, months: 6, size: 0 };
  const broker = { lever: 'broker', budget: 0 };

  it.each([
    [
      'values that are all the same',
      { parameters: { contactRate: { values } } },
      'same-values /parameters/contactRate',
    ],
    [
      'one value only',
      { parameters: { contactRate: { values: [values[0]] } } },
      'same-values /parameters/contactRate',
    ],
    ['no money at all', { levers: [broker] }, 'no-money /levers/0/budget'],
    [
      'no money in its own months',
      { levers: [{ ...broker, budget: '100 * (month >= 24)', to: 23 }] },
      'no-money /levers/0/budget',
    ],
    ['a shock of no size', { shocks: [shock] }, 'no-strength /shocks/0/size'],
  ])('get a notice: %s', (_, parts, told) => {
    expect(noticesOf(parts, least)).toEqual([told]);
  });
});

describe('no notice', () => {
  it('is given of what changes, or is a plain number', () => {
    const changing = [
      14,
      '14 - year',
      '14 - (month >= 59)',
      '14 - min(1, calendarYear - 2005)',
      '2000 * 0.007 + year',
    ];
    for (const demandRate of changing) expect(noticesOf({ parameters: { demandRate } })).toEqual([]);
    const line = {
      values: [
        { at: 0, value: 1 },
        { at: 59, value: 2 },
      ],
      between: 'linear',
    };
    expect(noticesOf({ levers: [{ lever: 'broker', budget: line, from: 2, to: 8 }] })).toEqual([]);
  });

  it('is due about the library', () => {
    for (const name of libraryNames) expect(loadLibrary(name).notices).toEqual([]);
  });
});
