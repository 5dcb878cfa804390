import { createColors } from 'picocolors';
import { expect, test } from 'vitest';
import { summaryText } from '../../../cli/sweep/summary-text.ts';
import { summariseSweep } from '../../../lab/sweep/summary/summarise-sweep.ts';
import { madeUp } from './made-up.ts';

const output = {
  write: () => undefined,
  colours: createColors(false),
  width: 80,
  isTerminal: false,
  stream: process.stdout,
};
const luck = [3, -2, 1, -1, 2, -3, 0.5, -0.5];
const around = (mean: number, size: number) => luck.map((each) => mean + size * each);

/** The row of the outcome: counts, range of differences, and what common luck brought. */
async function overview(cluster: readonly number[][]): Promise<string[]> {
  const samples = madeUp(cluster.map((own, i) => ({ factors: [i], values: [around(100, 1), own] })));
  const summary = await summariseSweep(samples, { baseline: 'isolated', margin: 5, outcomes: [0] });
  const row = summaryText(summary, 12, output)
    .split('\n')
    .find((line) => line.startsWith('Turnover, %'))!;
  return row.split(/ {2,}/);
}

test('an outcome is told with its points of each kind, its differences, and the median gain of common luck', async () => {
  const [name, more, less, same, open, , gain] = await overview([
    around(120, 2),
    around(80, 2),
    around(100, 1),
  ]);
  expect([name, more, less, same, open]).toEqual(['Turnover, %', '1', '1', '1', '0']);
  // Of twice the deviation of its pair, (1 + 4) / 1 times as many runs without common luck.
  expect(gain).toBe('5.0×');
});

test('where common luck can bring nothing, there is a dash', async () => {
  expect((await overview([around(100, 1)])).at(-1)).toBe('–');
});
