import type { Arm } from '#sim-core';
import type { Cause } from '../comparison.ts';

/**
 * Colours of the report, as light and dark twins.
 *
 * Hues follow sets made for colour-blind readers; lightness is set so that a colour of an arm reaches a contrast of 4.5
 * with the page. No figure relies on colour alone: lines have dashes, bars and segments have labels, kinds have shapes.
 *
 * Source  Okabe, M. & Ito, K. (2008) Color Universal Design (arms, kinds); Tol, P. (2021) Colour Schemes, “muted” (causes)
 */
export type Tone = readonly [light: string, dark: string];

export const armTones: Readonly<Record<Arm, Tone>> = {
  isolated: ['#5c6470', '#a9b1bd'],
  concentration: ['#00755a', '#2fc49a'],
  cluster: ['#0063a8', '#62b6f2'],
  shuffled: ['#a03d78', '#e593c4'],
  hub: ['#735c00', '#dcbc4c'],
  platform: ['#24707f', '#86d3e4'],
  consolidated: ['#b84700', '#ff9a5c'],
  planner: ['#23272e', '#f1f2f4'],
};

/** A cause’s colour, and that of text on it. */
export const causeTones: Readonly<Record<Cause, { readonly fill: Tone; readonly text: Tone }>> = {
  unseen: { fill: ['#332288', '#a79df0'], text: ['#ffffff', '#101216'] },
  unwilling: { fill: ['#88ccee', '#88ccee'], text: ['#101216', '#101216'] },
  noSkill: { fill: ['#117733', '#45b36b'], text: ['#ffffff', '#101216'] },
  noRoom: { fill: ['#ddcc77', '#ddcc77'], text: ['#101216', '#101216'] },
  outbid: { fill: ['#882255', '#e07aa6'], text: ['#ffffff', '#101216'] },
  defected: { fill: ['#44aa99', '#6fd3c4'], text: ['#101216', '#101216'] },
};

export const kindTones = {
  firm: ['#0063a8', '#62b6f2'],
  related: ['#c04c00', '#ff9a5c'],
  factor: ['#101216', '#f4e04d'],
} as const satisfies Record<string, Tone>;

const pageTones = {
  page: ['#ffffff', '#14171c'],
  panel: ['#f4f6f8', '#1d2128'],
  ink: ['#1a1e24', '#e8eaed'],
  muted: ['#545c68', '#a9b1bd'],
  line: ['#d4d9df', '#3a414b'],
} as const satisfies Record<string, Tone>;

export const armColour = (arm: Arm) => `var(--arm-${arm})`;
export const causeColour = (cause: Cause) => `var(--cause-${cause})`;
export const causeTextColour = (cause: Cause) => `var(--on-${cause})`;
export const kindColour = (kind: keyof typeof kindTones) => `var(--kind-${kind})`;

/** Declarations of every colour as a custom property. */
export function colourProperties(mode: 'light' | 'dark'): string {
  const side = mode === 'light' ? 0 : 1;
  return [
    ...Object.entries(pageTones).map(([name, tone]) => `--${name}:${tone[side]}`),
    ...Object.entries(armTones).map(([arm, tone]) => `--arm-${arm}:${tone[side]}`),
    ...Object.entries(causeTones).flatMap(([cause, { fill, text }]) => [
      `--cause-${cause}:${fill[side]}`,
      `--on-${cause}:${text[side]}`,
    ]),
    ...Object.entries(kindTones).map(([kind, tone]) => `--kind-${kind}:${tone[side]}`),
  ].join(';');
}
