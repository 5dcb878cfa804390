import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { liveOn, yearOf } from '../../lab/studies/history.ts';
import { happened, historyNames, loadHistory } from '../../scenarios/history/history.ts';
import type { Fact } from '../../scenarios/schema.ts';

const folder = new URL('../../scenarios/history/', import.meta.url);

describe('the past events', () => {
  it('are all the documents of their folder, under the names that they give themselves', () => {
    const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
    expect(files.map((file) => file.replace('.json', '')).sort()).toEqual([...historyNames].sort());
    for (const name of historyNames) expect(loadHistory(name).document.name).toBe(name);
  });

  it('happen in at least three clusters of the library', () => {
    const scenarios = new Set(historyNames.map((name) => loadHistory(name).document.scenario));
    expect(scenarios.size).toBeGreaterThanOrEqual(3);
  });

  it('refuse a name that there is not, be it one of every object', () => {
    expect(() => loadHistory('atlantis-1')).toThrow('history requires one of prato-2005');
    expect(() => loadHistory('constructor')).toThrow(RangeError);
  });
});

describe.each(historyNames)('the event %s', (name) => {
  const { document, loaded } = loadHistory(name);
  const start = yearOf(document.start);
  const dates = [...(document.shocks ?? []), ...(document.levers ?? [])].map((each) =>
    'shock' in each ? each.at : each.from,
  ) as string[];
  const first = [...dates].sort()[0];

  it('gives every figure a source and a page', () => {
    const links = document.outcomes.flatMap(({ evidence }) => evidence);
    const facts: Fact[] = [
      ...document.sources,
      ...links.flatMap((link) => ('change' in link ? [link.change] : [link.before, link.after])),
    ];
    for (const { quantity, source, url, year } of facts) {
      expect(source, quantity).not.toBe('');
      expect(url, quantity).toMatch(/^https?:\/\/.+/);
      expect(year, quantity).toMatch(/\d{4}/);
    }
  });

  it('does something, at calendar months after the start, of a size that its arithmetic names', () => {
    expect(dates.length).toBeGreaterThan(0);
    for (const date of dates) expect(date > document.start && /^\d{4}-\d{2}$/.test(date)).toBe(true);
    const plain = document.sizing.replaceAll(/[,−]/g, '');
    for (const { size, shock } of document.shocks ?? [])
      if (shock === 'demand') expect(plain).toMatch(new RegExp(`\\b${+(100 * size).toFixed(1)}(\\.0)? %`));
    for (const { budget } of document.levers ?? []) expect(plain).toContain(`${budget as number} k€`);
  });

  it('holds its outcomes out, and reads each no earlier than the event, within the years simulated', () => {
    expect(document.heldOut).toMatch(/held out/);
    for (const { from, to } of document.outcomes) {
      expect(from).toBeGreaterThanOrEqual(start);
      expect(to).toBeGreaterThan(from);
      expect(to).toBeLessThan(start + document.years);
      expect(to).toBeGreaterThanOrEqual(yearOf(first));
    }
  });

  it('tells outcomes as changes that the evidence makes', () => {
    for (const outcome of document.outcomes) {
      expect(Math.abs(happened(outcome))).toBeGreaterThan(1);
      expect(happened(outcome)).toBeGreaterThan(-100);
    }
  });

  it('takes no fact of an outcome for the event', () => {
    const told = (fact: Fact) => `${fact.quantity} ${fact.year} ${fact.value}`;
    const causes = new Set(document.sources.map(told));
    for (const { evidence } of document.outcomes)
      for (const link of evidence)
        for (const fact of 'change' in link ? [link.change] : [link.before, link.after])
          expect(causes.has(told(fact)), fact.quantity).toBe(false);
  });

  it('is absent until its first month, and present after it: the bytes say so', () => {
    const { parameters, timeline } = loaded.scenario;
    const small = { ...parameters, organisationCount: 12, burnInYears: 1 };
    const months = 12 * (yearOf(first) - start) + Number(first.slice(5)) - 1;
    const before = small.burnInYears * 12 + months;
    const scenario = { ...loaded.scenario, parameters: small, ...(timeline && { timeline }) };
    const [withEvent, without] = liveOn(scenario, document.arm, 0, [before, before + 12]);
    expect(withEvent.hashes[before]).toBe(without.hashes[before]);
    expect(withEvent.hashes[before + 12]).not.toBe(without.hashes[before + 12]);
  });
});

describe('what happened', () => {
  const fact = (value: number | string) => ({
    quantity: 'jobs',
    value,
    unit: '%',
    year: '2000',
    source: 'a source',
    url: 'https://example.org',
  });

  it('multiplies changes and levels', () => {
    const evidence = [
      { change: { ...fact(-50), unit: '%' as const } },
      { before: fact(200), after: fact(300) },
    ];
    expect(happened({ evidence })).toBeCloseTo(-25, 10);
  });

  it('refuses a figure that is no number', () => {
    expect(() => happened({ evidence: [{ before: fact('many'), after: fact(3) }] })).toThrow(
      'requires a number for jobs',
    );
  });
});
