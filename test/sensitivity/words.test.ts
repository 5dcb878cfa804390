import { expect, test } from 'vitest';
import { reasons } from '../../lab/sensitivity/choose-factors.ts';
import { leftOutWords, sensitivityWords } from '../../lab/sensitivity/sensitivity-words.ts';
import { madeUpSensitivity } from '../lab/told-studies.ts';

const sizes = {
  contactRate: 12,
  meetingStrength: 9,
  tieDecay: 6,
  notice: 5,
  exportShare: 4,
  rivalFit: 3,
  demandRate: 0.5,
};
const words = (...input: Parameters<typeof madeUpSensitivity>) =>
  sensitivityWords(madeUpSensitivity(...input)).join('\n');

test('five parameters that can be told from luck are named, and the rest are counted', () => {
  const [first] = sensitivityWords(madeUpSensitivity(sizes));
  for (const name of Object.keys(sizes).slice(0, 5)) expect(first).toContain(name);
  for (const name of Object.keys(sizes).slice(5)) expect(first).not.toContain(name);
});

test('shares of the variance are told in whole per cent where two parameters bring them together only', () => {
  const share = (estimate: number, low: number) => ({ estimate, low, high: estimate + 0.1 });
  const pairShares = [
    { names: ['contactRate', 'tieDecay'], share: share(0.126, 0.02) },
    { names: ['notice', 'tieDecay'], share: share(0.05, -0.01) },
  ];
  const text = words(sizes, { method: 'sobol', hasPairs: true }, { pairShares } as never);
  expect(text).toContain('contactRate and tieDecay bring 13 %');
  expect(text).not.toContain('notice and tieDecay');
});

test('a budget below the size from which intervals are narrow is called small', () => {
  const isSmall = (method: 'morris' | 'sobol' | 'pawn', size: number) =>
    words(sizes, { method, size }).split('\n').at(-1)!.length;
  for (const [method, ample] of [
    ['morris', 20],
    ['sobol', 256],
    ['pawn', 500],
  ] as const)
    expect(isSmall(method, ample - 1)).toBeGreaterThan(isSmall(method, ample) + 20);
});

test('parameters that were left out are told by their reason, each once', () => {
  const [first, second] = reasons;
  const leftOut = [
    { name: 'notice', reason: first },
    { name: 'tieDecay', reason: second },
    { name: 'rivalFit', reason: first },
  ];
  const lines = leftOutWords(madeUpSensitivity(sizes, {}, { leftOut } as never));
  expect(lines).toHaveLength(2);
  for (const [line, own, other] of [
    [lines[0], ['notice', 'rivalFit'], ['tieDecay']],
    [lines[1], ['tieDecay'], ['notice', 'rivalFit']],
  ] as const) {
    for (const name of own) expect(line).toContain(name);
    for (const name of other) expect(line).not.toContain(name);
  }
});
