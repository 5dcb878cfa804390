import { createColors } from 'picocolors';
import { expect, test } from 'vitest';
import { resilienceText } from '../../cli/resilience/resilience-text.ts';
import type { ResilienceAnswer } from '../../lab/resilience/resilience-answer.ts';
import { madeUpResponse } from '../lab/told-studies.ts';

const point = (mean: number) => ({ mean, low: mean, high: mean });
const { shock } = madeUpResponse({ shock: 'demand', at: 6, months: 24, size: 0.3 });
const pair = { difference: point(-2), p: 0, adjusted: 0 };
const cluster = { organisations: 200, ties: 4700, giant: 1, random: [], targeted: [] };
const shares = [0.05, 0.1, 0.2, 0.3];
const left = [0.95, 0.9, 0.8, 0.7];

const answer = {
  scenario: 's',
  title: 'A region',
  months: 24,
  replications: 24,
  confidence: 0.95,
  arms: ['isolated', 'cluster'],
  shocks: [
    {
      ...shock,
      arms: shock.arms.slice(0, 2),
      pairs: [
        {
          first: 'cluster',
          second: 'isolated',
          whole: pair,
          lost: pair,
          isToldApart: { whole: true, lost: true },
        },
      ],
    },
  ],
  network: {
    shares,
    cluster: { ...cluster, random: left.map(point), targeted: left.map(point) },
    real: {
      source: 's',
      shares,
      networks: [{ name: 'a_b', organisations: 100, ties: 215, random: left, targeted: [0.5, 0.4, 0.1, 0] }],
    },
  },
} as unknown as ResilienceAnswer;

const text = resilienceText(answer, {
  write: () => undefined,
  colours: createColors(false),
  width: 80,
  isTerminal: false,
  stream: process.stdout,
});
const cellsOf = (name: string) =>
  text
    .split('\n')
    .find((line) => line.startsWith(name))!
    .split(/ {2,}/);

test('people count months from 1, programs from 0', () => {
  expect(text).toContain('In month 7 after the branch.');
});

test('a table of a shock has depth, recovery and losses, with their intervals below, and an asterisk beyond chance', () => {
  expect(text).toMatch(/isolated +25\.1 +12 +25\.1\* +25\.1\*/);
  // Struck in month 6 of 24, of which 18 are left.
  expect(text).toMatch(/\n +22\.6 to 27\.6 +9 to > 18 +22\.6 to 27\.6/);
});

test('a table of the network has partners and what is left in per cent', () => {
  expect(cellsOf('this cluster')).toEqual(['this cluster', '47.0', '90', '70', '95', '90', '80']);
  expect(cellsOf('a b')).toEqual(['a b', '4.3', '90', '70', '50', '40', '10']);
});
