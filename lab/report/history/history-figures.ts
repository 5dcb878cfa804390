import * as Plot from '@observablehq/plot';
import type { HistoryResult, OutcomeResult } from '../../studies/history.ts';
import { directionOf, measureWords, percent, percentRange, range } from '../../studies/history-words.ts';
import { capital, enumeration } from '../../verdict/wording.ts';
import { figureOf } from '../figure.ts';
import { type Markup, html } from '../markup.ts';
import { armColour } from '../palette.ts';
import { type Room, twoPictures } from '../picture.ts';
import { drawnEnds, plain } from '../quantities.ts';

/** Every outcome of every case, simulated against happened. */
export function allOutcomesFigure(results: readonly HistoryResult[], provenance: string): Markup {
  const outcomes = results.flatMap((result) => result.outcomes);
  const right = outcomes.filter((each) => directionOf(each) === 'right').length;
  return figureOf({
    id: 'all-outcomes',
    title: `${right} of ${outcomes.length} outcomes go the way that history went`,
    body: twoPictures({
      id: 'all-outcomes',
      name: 'What Carat says against what happened',
      description: results
        .map(
          ({ document, outcomes: own }) =>
            `${document.title}: ${own.map((each) => `${nameOf(each)}, ${percent(each.happened)} happened, Carat says ${percent(each.simulated.mean)}`).join('; ')}.`,
        )
        .join(' '),
      draw: (room) => scatter(outcomes, room),
    }),
    caption: `Each dot is an outcome; its rule is where 95 of 100 single regions would lie, the thick part the interval of the mean. On the dashed line Carat says what happened; in the shaded quarters it goes the other way. Changes in per cent of the first year. ${provenance}`,
  });
}

function scatter(outcomes: readonly OutcomeResult[], { width, isNarrow }: Room): Plot.PlotOptions {
  const rows = outcomes.map(({ happened, simulated, singleRegions }) => ({
    happened,
    ...drawnEnds(simulated),
    least: drawnEnds(singleRegions).low,
    most: drawnEnds(singleRegions).high,
  }));
  const values = rows
    .flatMap(({ happened, mean, least, most }) => [happened, mean, least, most, 0])
    .filter(Number.isFinite);
  const [low, high] = [1.05 * Math.min(...values), 1.05 * Math.max(...values)];
  const side = Math.min(width, 520);
  return {
    width,
    height: isNarrow ? 330 : side,
    marginTop: 30,
    marginBottom: 46,
    marginLeft: 60,
    marginRight: 16,
    x: { domain: [low, high], label: null },
    y: { domain: [low, high], label: null },
    marks: [
      Plot.rect([{}], { x1: low, x2: 0, y1: 0, y2: high, fill: 'var(--panel)' }),
      Plot.rect([{}], { x1: 0, x2: high, y1: low, y2: 0, fill: 'var(--panel)' }),
      Plot.gridX({ stroke: 'var(--line)', strokeOpacity: 1, ticks: 5 }),
      Plot.gridY({ stroke: 'var(--line)', strokeOpacity: 1, ticks: 5 }),
      Plot.axisX({ ticks: 5, tickSize: 0, tickFormat: (value: number) => plain(value, 0) }),
      Plot.axisY({ ticks: 5, tickSize: 0, tickFormat: (value: number) => plain(value, 0) }),
      Plot.text(['% that happened'], { frameAnchor: 'bottom', dy: 38, fill: 'var(--muted)' }),
      Plot.text(['% that Carat says'], { frameAnchor: 'top-left', dx: -48, dy: -24, fill: 'var(--muted)' }),
      Plot.ruleX([0], { stroke: 'var(--ink)' }),
      Plot.ruleY([0], { stroke: 'var(--ink)' }),
      Plot.line(
        [
          [low, low],
          [high, high],
        ],
        { stroke: 'var(--ink)', strokeDasharray: '4 3' },
      ),
      Plot.ruleX(rows, { x: 'happened', y1: 'least', y2: 'most', stroke: armColour('cluster') }),
      Plot.ruleX(rows, {
        x: 'happened',
        y1: 'low',
        y2: 'high',
        stroke: armColour('cluster'),
        strokeWidth: 4,
      }),
      Plot.dot(rows, {
        x: 'happened',
        y: 'mean',
        r: 4,
        fill: armColour('cluster'),
        stroke: 'var(--page)',
      }),
    ],
  };
}

interface OutcomeRow {
  readonly name: string;
  readonly happened: number;
  readonly mean: number;
  readonly low: number;
  readonly high: number;
  readonly least: number;
  readonly most: number;
  readonly isolated: number;
}

/** The outcomes of one case: what happened beside the mean, its interval, and single regions. */
export function caseFigure({ document, outcomes }: HistoryResult, provenance: string): Markup {
  const { name, arm } = document;
  const rows = outcomes.map((each): OutcomeRow => ({
    name: nameOf(each),
    happened: each.happened,
    ...drawnEnds(each.simulated),
    least: drawnEnds(each.singleRegions).low,
    most: drawnEnds(each.singleRegions).high,
    isolated: each.isolated.mean,
  }));
  return figureOf({
    id: `case-${name}`,
    title: titleOf(outcomes),
    body: html`<ul class="key">
        <li class="unmarked">◆ what happened</li>
        <li class="unmarked">● mean of the arm ${arm}, thick: its interval</li>
        <li class="unmarked">━ where 95 of 100 single regions would lie</li>
        ${arm === 'isolated' ? '' : html`<li class="unmarked">○ mean of the isolated arm</li>`}
      </ul>
      ${twoPictures({
        id: `case-${name}`,
        name: `Outcomes of ${document.title}`,
        description: outcomes
          .map(
            (each) =>
              `${nameOf(each)}: ${percent(each.happened)} happened; Carat says ${range(each.simulated)}; single regions ${percentRange(each.singleRegions)}; isolated ${range(each.isolated)}.`,
          )
          .join(' '),
        draw: (room) => drawing(rows, arm, room),
      })}`,
    caption: `Changes in per cent of the first year, all with the event. ${provenance}`,
  });
}

function nameOf({ outcome }: OutcomeResult): string {
  return `${capital(measureWords[outcome.measure])} ${outcome.from}–${outcome.to}`;
}

function titleOf(outcomes: readonly OutcomeResult[]): string {
  const counts = (Object.keys(placePhrases) as (keyof typeof placePhrases)[])
    .map((place) => ({ place, count: outcomes.filter((each) => each.place === place).length }))
    .filter(({ count }) => count > 0)
    .map(({ place, count }) => `${count} ${count === 1 ? 'lies' : 'lie'} ${placePhrases[place]}`);
  return `Of ${outcomes.length} ${outcomes.length === 1 ? 'outcome' : 'outcomes'}, ${enumeration(counts)}`;
}

const placePhrases = {
  'in the mean’s interval': 'in the interval of the mean',
  'among single regions': 'among single regions',
  outside: 'outside of what single regions do',
  'cannot be determined': 'where it cannot be determined',
} as const;

function drawing(
  rows: readonly OutcomeRow[],
  arm: HistoryResult['document']['arm'],
  { width, isNarrow }: Room,
): Plot.PlotOptions {
  const values = rows
    .flatMap(({ happened, mean, least, most, isolated }) => [happened, mean, least, most, isolated, 0])
    .filter(Number.isFinite);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const margin = 0.04 * (high - low);
  return {
    width,
    height: 52 + 34 * rows.length,
    marginTop: 6,
    marginBottom: 44,
    marginLeft: isNarrow ? 128 : 190,
    marginRight: 16,
    x: { domain: [low - margin, high + margin], label: null },
    y: { domain: rows.map(({ name }) => name), label: null, padding: 0.2 },
    marks: [
      Plot.gridX({ stroke: 'var(--line)', strokeOpacity: 1, ticks: isNarrow ? 4 : 7 }),
      Plot.axisX({
        ticks: isNarrow ? 4 : 7,
        tickSize: 0,
        tickFormat: (value: number) => plain(value, 0),
      }),
      Plot.axisY({ tickSize: 0, lineWidth: isNarrow ? 9 : 14 }),
      Plot.text(['% of the first year'], { frameAnchor: 'bottom', dy: 34, fill: 'var(--muted)' }),
      Plot.ruleX([0], { stroke: 'var(--ink)', strokeWidth: 1.5 }),
      Plot.ruleY(rows, { y: 'name', x1: 'least', x2: 'most', stroke: armColour(arm), strokeWidth: 1.2 }),
      Plot.ruleY(rows, { y: 'name', x1: 'low', x2: 'high', stroke: armColour(arm), strokeWidth: 5 }),
      ...(arm === 'isolated'
        ? []
        : [
            Plot.dot(rows, {
              y: 'name',
              x: 'isolated',
              r: 4,
              stroke: armColour('isolated'),
              strokeWidth: 2,
              fill: 'var(--page)',
            }),
          ]),
      Plot.dot(rows, { y: 'name', x: 'mean', r: 4.5, fill: armColour(arm), stroke: 'var(--page)' }),
      Plot.dot(rows, {
        y: 'name',
        x: 'happened',
        r: 5,
        symbol: 'diamond',
        fill: 'var(--ink)',
        stroke: 'var(--page)',
      }),
    ],
  };
}
