import { expect, test } from 'vitest';
import { historySchema } from '../../scenarios/history/history-schema.ts';
import { historyNames, loadHistory } from '../../scenarios/history/history.ts';

const { document } = loadHistory(historyNames[0]);
const takes = (changes: object) => historySchema.safeParse({ ...document, ...changes }).success;
const many = <Item>(item: Item, count: number) => Array.from({ length: count }, () => item);

test('an event is simulated for 2 to 30 years, from a January on', () => {
  expect([1, 2, 30, 31, 2.5].map((years) => takes({ years }))).toEqual([false, true, true, false, false]);
  expect(['2005-01', '2005-02', '2005'].map((start) => takes({ start }))).toEqual([true, false, false]);
});

test('an event has a source, an assumption, an outcome and something that it leaves out, at least', () => {
  expect(takes({})).toBe(true);
  for (const part of ['sources', 'assumptions', 'outcomes', 'leavesOut'])
    expect(takes({ [part]: [] })).toBe(false);
  for (const part of ['shocks', 'levers']) expect(takes({ [part]: [] })).toBe(false);
});

test('an outcome rests on one to ten changes', () => {
  const [outcome] = document.outcomes;
  const rests = (count: number) =>
    takes({ outcomes: [{ ...outcome, evidence: many(outcome.evidence[0], count) }] });
  expect([0, 1, 10, 11].map(rests)).toEqual([false, true, true, false]);
});
