import * as Plot from '@observablehq/plot';
import type { Arm } from '#sim-core';
import { type Cause, type Comparison, causes } from '../comparison.ts';
import type { Interval } from '../statistics/interval.ts';
import { english } from '../wording/english.ts';
import type { Wording } from '../wording/wording.ts';
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
export function ledger(comparison: Comparison, wording: Wording = english): Markup {
  const { causes: causeTexts, figures, numbers } = wording;
  const bars = armsOf(comparison).map(({ arm, result }) => barOf(arm, result.ledger));
  const described = bars.map(({ arm, total, segments }) => {
    const parts = segments.map(({ cause, size }) => `${causeTexts[cause].name} ${plain(size, 1, wording)}`);
    return figures.ledger.describe(arm, plain(total, 1, wording), parts.join(', '));
  });
  return figureOf({
    id: 'ledger',
    title: titleOf(comparison, bars, wording),
    body: html`<ul class="key">
        ${causes.map(
          (cause) =>
            html`<li>
              <span class="swatch" style="background:${causeColour(cause)}"></span
              ><b>${causeTexts[cause].name}</b>${numbers.colon}${causeTexts[cause].meaning}
            </li> `,
        )}
      </ul>
      ${twoPictures({
        id: 'ledger',
        name: figures.ledger.name,
        description: described.join(' '),
        draw: (room) => drawing(bars, room, wording),
      })}`,
    caption: `${figures.ledger.caption} ${provenance(comparison, wording)}`,
  });
}

function barOf(arm: Arm, shares: Readonly<Record<Cause, Interval>>): Bar {
  let total = 0;
  const segments = causes.map((cause) => {
    const from = total;
    // A share of no value at all is none that could be drawn.
    total += Math.max(0, shares[cause].mean || 0);
    return { cause, from, to: total, size: total - from };
  });
  return { arm, total, segments };
}

function titleOf({ headline }: Comparison, bars: readonly Bar[], wording: Wording): string {
  const { title, titleOfIsolated } = wording.figures.ledger;
  const lost = (arm: Arm) => plain(bars.find((bar) => bar.arm === arm)!.total, 1, wording);
  return headline.arm === 'isolated'
    ? titleOfIsolated(lost('isolated'))
    : title(lost('isolated'), headline.arm, lost(headline.arm));
}

function drawing(bars: readonly Bar[], { width, isNarrow }: Room, wording: Wording): Plot.PlotOptions {
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
        Plot.text([wording.arms[arm].label], {
          x: 0,
          y: top + 12,
          textAnchor: 'start',
          fontWeight: 600,
          fill: armColour(arm),
        }),
        Plot.text([wording.figures.ledger.lost(plain(total, 1, wording))], {
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
            Plot.text(labelOf(cause, size, size * pixels, isNarrow, wording), {
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
function labelOf(cause: Cause, size: number, pixels: number, isNarrow: boolean, wording: Wording): string[] {
  const value = plain(size, 1, wording);
  const full = `${wording.causes[cause].name} ${value}`;
  const fits = (text: string) => text.length * characterWidth + 6 <= pixels;
  if (!isNarrow && fits(full)) return [full];
  return fits(value) ? [value] : [];
}
