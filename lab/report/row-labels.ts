import * as Plot from '@observablehq/plot';
import type { Room } from './picture.ts';

/** What the names at the left of rows take, in CSS pixels. */
export interface LabelRoom {
  readonly marginLeft: number;
  readonly rowHeight: number;
  /** In which names break, em. */
  readonly lineWidth: number;
}

const mostMargin = 340;
const lineHeight = 14;
const gap = 4;

/** Of the fonts that browsers fall back to, and of what the library that breaks lines takes for one, mean of a letter. */
const fonts = { wide: { size: 13, letter: 7.6 }, narrow: { size: 12, letter: 6.5 } } as const;
const brokenLetter = 0.62;

/** The usual room where names fit it; else a wider margin on a page, and rows of several lines on a telephone. */
export function labelRoom(
  names: readonly string[],
  { isNarrow }: Pick<Room, 'isNarrow'>,
  usual: LabelRoom,
): LabelRoom {
  const { size, letter } = isNarrow ? fonts.narrow : fonts.wide;
  const needed = Math.ceil(letter * Math.max(0, ...names.map(({ length }) => length)) + gap);
  if (needed <= usual.marginLeft) return usual;
  const marginLeft = isNarrow ? usual.marginLeft : Math.min(mostMargin, needed);
  if (needed <= marginLeft) return { ...usual, marginLeft, lineWidth: Infinity };
  const letters = Math.floor((marginLeft - 2 * gap) / (brokenLetter * size));
  const lines = Math.max(...names.map((name) => linesOf(name, letters)));
  return {
    marginLeft,
    rowHeight: Math.max(usual.rowHeight, lines * lineHeight + gap),
    lineWidth: 0.5 * letters,
  };
}

/** Names at the left of their rows. */
export function rowAxis({ lineWidth }: LabelRoom): Plot.Markish {
  return Plot.axisY({ tickSize: 0, lineWidth });
}

function linesOf(name: string, letters: number): number {
  let lines = 1;
  let length = 0;
  for (const word of name.split(' ')) {
    const longer = length === 0 ? word.length : length + 1 + word.length;
    if (longer > letters && length > 0) {
      lines += 1;
      length = word.length;
    } else length = longer;
  }
  return lines;
}
