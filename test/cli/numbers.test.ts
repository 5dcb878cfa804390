import { expect, test } from 'vitest';
import { counted, directionOf, duration, grouped, signed } from '../../cli/text/numbers.ts';
import { sparkline } from '../../cli/text/sparkline.ts';
import { wrap } from '../../cli/text/wrap.ts';

test('a difference is written with one decimal and a sign as wide as the other, and 0 without', () => {
  expect([3.25, -3.25, 0, 0.04, -0.04, 0.05].map((value) => signed(value))).toEqual([
    '+3.3',
    '−3.3',
    '0.0',
    '0.0',
    '0.0',
    '+0.1',
  ]);
  expect([signed(2.345, 2), signed(-2.6, 0)]).toEqual(['+2.35', '−3']);
});

test('thousands are grouped, and whole numbers are written without decimals', () => {
  expect([grouped(5_012_345), grouped(-1234.6), grouped(1.25, 2)]).toEqual(['5,012,345', '−1,235', '1.25']);
});

test('one is one, and all others are many', () => {
  expect([0, 1, 2, 1000].map((count) => counted(count, 'file'))).toEqual([
    '0 files',
    '1 file',
    '2 files',
    '1,000 files',
  ]);
  expect(counted(2, 'entry', 'entries')).toBe('2 entries');
});

test('seconds become minutes from 60 on, and minutes hours from 60 on', () => {
  expect([-1, 0, 0.4, 59.4, 59.5, 60, 125, 3599, 3600, 7260].map(duration)).toEqual([
    '0 s',
    '0 s',
    '0 s',
    '59 s',
    '1 min 0 s',
    '1 min 0 s',
    '2 min 5 s',
    '59 min 59 s',
    '1 h 0 min',
    '2 h 1 min',
  ]);
});

test('a difference has a direction where its interval holds no 0', () => {
  expect(directionOf({ mean: 1, low: 0.1, high: 2 })).toBe('up');
  expect(directionOf({ mean: -1, low: -2, high: -0.1 })).toBe('down');
  for (const interval of [
    { mean: 1, low: 0, high: 2 },
    { mean: -1, low: -2, high: 0 },
    { mean: 0, low: -1, high: 1 },
  ])
    expect(directionOf(interval)).toBe('none');
});

test('a curve has eight heights, and what lies outside its range is at its ends', () => {
  expect(sparkline([0, 1, 2, 3, 4, 5, 6, 7, 8], 0, 8)).toBe('▁▂▃▄▅▆▇██');
  expect(sparkline([-5, 0.99, 1, 50], 0, 8)).toBe('▁▁▂█');
  expect(sparkline([3, 3], 3, 3)).toBe('▁▁');
});

test('lines are as long as the width, but never longer than 96 characters, and indented within it', () => {
  const words = (count: number) => Array.from({ length: count }, () => 'wood').join(' ');
  const lengths = (text: string) => text.split('\n').map((line) => line.length);
  // A line of n words of four letters has 5 n − 1 characters.
  expect(lengths(wrap(words(20), 49))).toEqual([49, 49]);
  expect(lengths(wrap(words(20), 48))).toEqual([44, 44, 9]);
  expect(lengths(wrap(words(20), 200))).toEqual([94, 4]);
  expect(lengths(wrap(words(10), 53, 4))).toEqual([53]);
  expect(wrap('a b', 60, 2)).toBe('  a b');
});
