import * as Plot from '@observablehq/plot';
import { type Outcome, type PolicyAnswer, outcomes } from '../../policy/policy-answer.ts';
import { loweringMixes, raisingMixes } from '../../policy/policy-verdict.ts';
import { meanOf, negated, rangeOf } from '../../policy/policy-wording.ts';
import type { Interval } from '../../statistics/interval.ts';
import { isDetermined } from '../../statistics/support.ts';
import { english } from '../../wording/english.ts';
import type { Wording } from '../../wording/wording.ts';
import { figureOf } from '../figure.ts';
import { type Markup, html } from '../markup.ts';
import { armColour } from '../palette.ts';
import { type Room, twoPictures } from '../picture.ts';
import { labelRoom, rowAxis } from '../row-labels.ts';
import { drawnEnds, none, plain } from '../quantities.ts';
import { policyProvenance, rankedMixes } from './figure-notes.ts';

interface Row extends Interval {
  readonly name: string;
  readonly isMoved: boolean;
}

/** What each euro brings, way by way, with intervals. */
export function forest(answer: PolicyAnswer, wording: Wording = english): Markup {
  const { forest: texts } = wording.policy;
  return figureOf({
    id: 'forest',
    title: titleOf(answer, wording),
    body: html`${outcomes.map(
      (outcome) =>
        html`<h4>${texts.headings[outcome]}</h4>
          ${pictureOf(answer, outcome, wording)}`,
    )}`,
    caption: `${texts.caption} ${policyProvenance(answer, wording)}`,
  });
}

function pictureOf(answer: PolicyAnswer, outcome: Outcome, wording: Wording): Markup {
  const { headings, name } = wording.policy.forest;
  const rows = rowsOf(answer, outcome, wording);
  return twoPictures({
    id: `forest-${outcome}`,
    name: name(headings[outcome]),
    description: rows.map((row) => `${row.name}${wording.numbers.colon}${told(row, wording)}.`).join(' '),
    draw: (room) => drawing(rows, room, wording),
  });
}

function rowsOf(answer: PolicyAnswer, outcome: Outcome, { policy }: Wording): Row[] {
  return rankedMixes(answer).flatMap(({ name, perEuroSpent, tests }) =>
    perEuroSpent
      ? [{ name: policy.label(name), isMoved: tests[outcome].isMoved, ...perEuroSpent[outcome] }]
      : [],
  );
}

/** As in `1.2 (0.1 to 2.3)`. */
function told(effect: Interval, wording: Wording): string {
  return `${meanOf(effect, wording)} (${isDetermined(effect) ? rangeOf(effect, wording) : none})`;
}

function titleOf(answer: PolicyAnswer, wording: Wording): string {
  const { forest: texts } = wording.policy;
  if (!answer.isWhole) return texts.soFar;
  const ways = answer.mixes.length;
  const [raising, lowering] = [raisingMixes(answer), loweringMixes(answer)];
  const told = [
    ...raising
      .slice(0, 1)
      .map(({ name, perEuroSpent }) =>
        texts.raises(raising.length, ways, name, meanOf(perEuroSpent.turnover, wording)),
      ),
    ...lowering
      .slice(0, 1)
      .map(({ name, perEuroSpent }) =>
        texts.lowers(lowering.length, ways, name, meanOf(negated(perEuroSpent.turnover), wording)),
      ),
  ];
  return told.length === 0 ? texts.none : told.join('. ');
}

function drawing(rows: readonly Row[], room: Room, wording: Wording): Plot.PlotOptions {
  const { width, isNarrow } = room;
  const names = rows.map(({ name }) => name);
  const labels = labelRoom(names, room, { marginLeft: isNarrow ? 128 : 150, rowHeight: 24, lineWidth: 12 });
  const domain = domainOf(rows);
  const decimals = domain[1] - domain[0] < 8 ? 1 : 0;
  return {
    width,
    height: 44 + labels.rowHeight * rows.length,
    marginTop: 4,
    marginBottom: 40,
    marginLeft: labels.marginLeft,
    marginRight: isNarrow ? 12 : 170,
    x: { domain, label: null },
    y: { domain: names, label: null, padding: 0.2 },
    marks: [
      Plot.gridX({ stroke: 'var(--line)', strokeOpacity: 1 }),
      Plot.axisX({
        ticks: isNarrow ? 4 : 7,
        tickSize: 0,
        tickFormat: (value: number) => plain(value, decimals, wording),
      }),
      rowAxis(labels),
      Plot.ruleX([0], { stroke: 'var(--ink)', strokeWidth: 1.5 }),
      Plot.ruleY(rows.map(drawnEnds), {
        y: 'name',
        x1: 'low',
        x2: 'high',
        stroke: armColour('cluster'),
        strokeWidth: 2,
      }),
      Plot.dot(rows, {
        y: 'name',
        x: 'mean',
        r: 4.5,
        stroke: armColour('cluster'),
        strokeWidth: 2,
        fill: (row: Row) => (row.isMoved ? armColour('cluster') : 'var(--page)'),
      }),
      ...(isNarrow
        ? []
        : [
            Plot.text(rows, {
              y: 'name',
              frameAnchor: 'right',
              textAnchor: 'start',
              dx: 10,
              fill: 'var(--ink)',
              text: (row: Row) => told(row, wording),
            }),
          ]),
    ],
  };
}

/** All intervals and 0, never without width. */
function domainOf(rows: readonly Row[]): [number, number] {
  const values = rows.flatMap((row) => [row.mean, row.low, row.high]).filter(Number.isFinite);
  const low = Math.min(0, ...values);
  const high = Math.max(0, ...values);
  if (low === high) return [-1, 1];
  const margin = 0.03 * (high - low);
  return [low - margin, high + margin];
}
