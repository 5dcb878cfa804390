import * as Plot from '@observablehq/plot';
import type { Arm } from '#sim-core';
import { type Cause, type Comparison, causes } from '../comparison.ts';
import type { Interval } from '../statistics/interval.ts';
import { armPhrases } from '../verdict/wording.ts';
import { armGuide } from './arm-guide.ts';
import { causeTexts } from './cause-texts.ts';
import { figureOf } from './figure.ts';
import { type Markup, html } from './markup.ts';
import { armColour, causeColour, causeTextColour } from './palette.ts';
import { type Room, twoPictures } from './picture.ts';
import { armsOf, provenance } from './provenance.ts';
import { plain } from './quantities.ts';

interface Segment {
  readonly cause: Cause;
  readonly from: number;
  readonly to: number;
  readonly size: number;
}

interface Bar {
  readonly arm: Arm;
  readonly total: number;
  readonly segments: readonly Segment[];
}

const rowHeight = 54;
const characterWidth = 7;

/** Why opportunities are lost, arm by arm, as stacked bars. */
export function ledger(comparison: Comparison): Markup {
  const bars = armsOf(comparison).map(({ arm, result }) => barOf(arm, result.ledger));
  const described = bars.map(({ arm, total, segments }) => {
    const parts = segments.map(({ cause, size }) => `${causeTexts[cause].name} ${plain(size, 1)}`);
    return `${armGuide[arm].label} loses ${plain(total, 1)}: ${parts.join(', ')}.`;
  });
  return figureOf({
    id: 'ledger',
    title: titleOf(comparison, bars),
    body: html`<ul class="key">
        ${causes.map(
          (cause) =>
            html`<li>
              <span class="swatch" style="background:${causeColour(cause)}"></span
              ><b>${causeTexts[cause].name}</b>: ${causeTexts[cause].meaning}
            </li> `,
        )}
      </ul>
      ${twoPictures({
        id: 'ledger',
        name: 'Value lost of 100 issued, by cause and arm',
        description: described.join(' '),
        draw: (room) => drawing(bars, room),
      })}`,
    caption: `Value lost by cause, of every 100 issued; segments stand in the order of the list, and the table of lost opportunities below has every number with its interval. What is no longer lost at one stage can still be lost at a later one. ${provenance(comparison)}`,
  });
}

function barOf(arm: Arm, shares: Readonly<Record<Cause, Interval>>): Bar {
  let total = 0;
  const segments = causes.map((cause) => {
    const from = total;
    total += Math.max(0, shares[cause].mean);
    return { cause, from, to: total, size: total - from };
  });
  return { arm, total, segments };
}

function titleOf({ headline }: Comparison, bars: readonly Bar[]): string {
  const lost = (arm: Arm) => plain(bars.find((bar) => bar.arm === arm)!.total, 1);
  const isolated = `By value, isolated firms lose ${lost('isolated')} of every 100 opportunities`;
  return headline.arm === 'isolated'
    ? isolated
    : `${isolated} and ${armPhrases[headline.arm]} ${lost(headline.arm)}`;
}

function drawing(bars: readonly Bar[], { width, isNarrow }: Room): Plot.PlotOptions {
  const most = Math.max(1, ...bars.map(({ total }) => total));
  const left = 2;
  const pixels = (width - left - 8) / most;
  return {
    width,
    height: bars.length * rowHeight,
    marginTop: 0,
    marginBottom: 0,
    marginLeft: left,
    marginRight: 8,
    x: { domain: [0, most], axis: null },
    y: { type: 'identity', axis: null },
    marks: bars.flatMap(({ arm, total, segments }, i) => {
      const top = i * rowHeight;
      return [
        Plot.text([armGuide[arm].label], {
          x: 0,
          y: top + 12,
          textAnchor: 'start',
          fontWeight: 600,
          fill: armColour(arm),
        }),
        Plot.text([`${plain(total, 1)} lost`], {
          x: most,
          y: top + 12,
          textAnchor: 'end',
          fill: 'var(--ink)',
        }),
        ...segments
          .filter(({ size }) => size * pixels >= 0.5)
          .flatMap(({ cause, from, to, size }) => [
            Plot.rect([{}], {
              x1: from,
              x2: to,
              y1: top + 22,
              y2: top + 46,
              insetRight: size * pixels > 3 ? 1 : 0,
              fill: causeColour(cause),
            }),
            Plot.text(labelOf(cause, size, size * pixels, isNarrow), {
              x: (from + to) / 2,
              y: top + 34.5,
              fill: causeTextColour(cause),
            }),
          ]),
      ];
    }),
  };
}

/** As much of name and number as fits into a segment, perhaps nothing. */
function labelOf(cause: Cause, size: number, pixels: number, isNarrow: boolean): string[] {
  const value = plain(size, 1);
  const full = `${causeTexts[cause].name} ${value}`;
  const fits = (text: string) => text.length * characterWidth + 6 <= pixels;
  if (!isNarrow && fits(full)) return [full];
  return fits(value) ? [value] : [];
}
