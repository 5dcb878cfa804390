import fc from 'fast-check';
import { expect, test } from 'vitest';
import { html } from '../../lab/report/markup.ts';
import { frameOf, scaleBarLength } from '../../lab/report/map-frame.ts';
import { type Tone, armTones, causeTones, kindTones } from '../../lab/report/palette.ts';
import { decimalsFor, signed, signedRange } from '../../lab/report/quantities.ts';
import { spread } from '../../lab/report/spread.ts';
import { strongestTies } from '../../lab/report/strongest-ties.ts';

const pages: Tone = ['#ffffff', '#14171c'];

/** Contrast of two colours. Source: WCAG 2.2, relative luminance and contrast ratio. */
function contrast(one: string, other: string): number {
  const luminance = (colour: string) => {
    const [red, green, blue] = [1, 3, 5]
      .map((i) => parseInt(colour.slice(i, i + 2), 16) / 255)
      .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

test('names of arms can be read on the page, by day and by night', () => {
  for (const tone of Object.values(armTones)) {
    for (const side of [0, 1]) expect(contrast(tone[side], pages[side])).toBeGreaterThan(4.5);
  }
});

test('numbers on segments can be read, and shapes on the map seen', () => {
  for (const { fill, text } of Object.values(causeTones)) {
    for (const side of [0, 1]) expect(contrast(fill[side], text[side])).toBeGreaterThan(4.5);
  }
  for (const tone of Object.values(kindTones)) {
    for (const side of [0, 1]) expect(contrast(tone[side], pages[side])).toBeGreaterThan(3);
  }
});

test('a template escapes what is inserted, leaves markup alone and joins lists', () => {
  const bold = html`<b>${'<a>'}</b>`;
  expect(html`${bold}, "${'"'}", ${['&', bold, 2]}`.text).toBe(
    '<b>&lt;a&gt;</b>, "&quot;", &amp;<b>&lt;a&gt;</b>2',
  );
});

test('a unit stays on the line of its number', () => {
  expect(html`${'8.7 billion € and 25 % more'}`.text).toBe('8.7\u00a0billion\u00a0€ and 25\u00a0% more');
});

test('a difference keeps its sign, and is never rounded to 0 before the fourth decimal', () => {
  expect([signed(2.04, 1), signed(-2.04, 1), signed(-0.0087, 1), signed(0, 1), signed(1e-7, 1)]).toEqual([
    '+2.0',
    '−2.0',
    '−0.01',
    '0.0',
    '0.0000',
  ]);
  expect(signedRange({ mean: 0.24, low: -0.009, high: 0.48 })).toBe('−0.01 to +0.5');
});

test('a table has the decimals that its narrowest interval deserves', () => {
  const around = (reach: number) => ({ mean: 5, low: 5 - reach, high: 5 + reach });
  expect(decimalsFor([around(0.12), around(4)], 5)).toBe(2);
  expect(decimalsFor([around(400)], 5)).toBe(0);
  expect(decimalsFor([around(0)], 5)).toBe(1);
  expect(decimalsFor([around(1e-9)], 5)).toBe(5);
});

test('labels are moved apart, keep their order, and stay where they are if they have room', () => {
  const labels = fc.array(fc.record({ at: fc.double({ min: 0, max: 10, noNaN: true }) }), { maxLength: 8 });
  fc.assert(
    fc.property(labels, (given) => {
      const placed = spread(given, 1, [0, 10]);
      for (let i = 1; i < placed.length; i += 1) {
        expect(placed[i].place - placed[i - 1].place).toBeGreaterThanOrEqual(1 - 1e-9);
        expect(placed[i].at).toBeGreaterThanOrEqual(placed[i - 1].at);
      }
    }),
  );
  expect(spread([{ at: 2 }, { at: 7 }], 1, [0, 10]).map(({ place }) => place)).toEqual([2, 7]);
  expect(spread([{ at: 10 }, { at: 10 }], 1, [0, 10]).map(({ place }) => place)).toEqual([9, 10]);
});

test('a scale bar is a round length between a tenth and a fifth of the map', () => {
  expect([0.4, 1, 7, 60, 250, 4000].map(scaleBarLength)).toEqual([0.05, 0.2, 1, 10, 50, 500]);
});

test('a frame holds all points in a square, and a single point in one of 2 km', () => {
  expect(frameOf([{ x: 3, y: 4 }])).toEqual({ x: 3, y: 4, size: 2 });
  const frame = frameOf([
    { x: 0, y: 5 },
    { x: 10, y: 7 },
  ]);
  expect(frame).toEqual({ x: 5, y: 6, size: 10.4 });
});

const organisation = (row: number, capacity = 1) =>
  ({ row, kind: 'firm', x: row, y: 0, capacity, turnover: 0, turnoverBefore: 0, age: 0 }) as const;

test('of each organisation its strongest ties are drawn, so that nobody with a tie looks alone', () => {
  const count = 300;
  const organisations = Array.from({ length: count }, (_, row) => organisation(row));
  const ties = organisations.flatMap(({ row }) =>
    [1, 2, 3, 4, 5].map((step) => {
      const other = (row + step) % count;
      return { source: Math.min(row, other), target: Math.max(row, other), weight: step / 5 };
    }),
  );
  const shown = strongestTies({ organisations, ties });
  expect(shown.tiesEach).toBe(2);
  expect(shown.ties.length).toBeLessThan(ties.length);
  expect(new Set(shown.ties.flatMap(({ source, target }) => [source, target])).size).toBe(count);
  expect(Math.min(...shown.ties.map(({ weight }) => weight))).toBeGreaterThan(0.7);
});

test('of more than 1,000 organisations those with most capacity are drawn, and no tie to the others', () => {
  const organisations = Array.from({ length: 1200 }, (_, row) => organisation(row, row));
  const ties = organisations.slice(1).map(({ row }) => ({ source: row - 1, target: row, weight: 0.5 }));
  const shown = strongestTies({ organisations, ties });
  expect(shown.organisations.length).toBe(1000);
  expect(Math.min(...shown.organisations.map(({ capacity }) => capacity))).toBe(200);
  expect(Math.min(...shown.ties.map(({ source }) => source))).toBeGreaterThanOrEqual(200);
});
