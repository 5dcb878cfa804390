import * as Plot from '@observablehq/plot';
import { type MixResult, type Outcome, type PolicyAnswer, outcomes } from '../../policy/policy-answer.ts';
import { meanOf, mixPhrase, outcomeUnits, rangeOf } from '../../policy/policy-wording.ts';
import type { Interval } from '../../statistics/interval.ts';
import { capital } from '../../verdict/wording.ts';
import { figureOf } from '../figure.ts';
import { type Markup, html } from '../markup.ts';
import { armColour } from '../palette.ts';
import { type Room, twoPictures } from '../picture.ts';
import { plain } from '../quantities.ts';
import { policyProvenance, rankedMixes } from './figure-notes.ts';

interface Row extends Interval {
  readonly name: string;
  readonly isMoved: boolean;
}

const headings: Readonly<Record<Outcome, string>> = {
  turnover: 'Turnover, € per public € spent',
  valueAdded: 'Value added, € per public € spent',
  jobs: 'Jobs in the last year, per million public € spent',
};

/** What each euro brings, way by way, with intervals. */
export function forest(answer: PolicyAnswer): Markup {
  return figureOf({
    id: 'forest',
    title: titleOf(answer),
    body: html`${outcomes.map(
      (outcome) =>
        html`<h4>${headings[outcome]}</h4>
          ${twoPictures({
            id: `forest-${outcome}`,
            name: `${headings[outcome]}, by way to spend`,
            description: rowsOf(answer, outcome)
              .map((row) => `${row.name}: ${meanOf(row)} (${rangeOf(row)}).`)
              .join(' '),
            draw: (room) => drawing(rowsOf(answer, outcome), room),
          })}`,
    )}`,
    caption: `Each dot is the mean difference to the same region without the money, divided by the money spent; the line is its interval. A filled dot is an effect that is there beyond chance after correction for the number of ways (Holm); a hollow one is not. An interval that crosses 0 says that the sign is not known. In the order of turnover per euro in all three. ${policyProvenance(answer)}`,
  });
}

function rowsOf(answer: PolicyAnswer, outcome: Outcome): Row[] {
  return rankedMixes(answer).flatMap(({ name, perEuroSpent, tests }) =>
    perEuroSpent
      ? [{ name: capital(mixPhrase(name)), isMoved: tests[outcome].isMoved, ...perEuroSpent[outcome] }]
      : [],
  );
}

function titleOf(answer: PolicyAnswer): string {
  const isUp = ({ tests, change }: MixResult) => tests.turnover.isMoved && change.turnover.mean > 0;
  const raising = rankedMixes(answer).filter(isUp);
  if (raising.length === 0) return 'No way to spend the money raises turnover beyond chance';
  const [most] = raising;
  const brings = `${meanOf(most.perEuroSpent!.turnover)} ${outcomeUnits.turnover}`;
  return `${raising.length} of ${answer.mixes.length} ways raise turnover beyond chance; ${mixPhrase(most.name)} brings ${brings}`;
}

function drawing(rows: readonly Row[], { width, isNarrow }: Room): Plot.PlotOptions {
  const domain = domainOf(rows);
  const decimals = domain[1] - domain[0] < 8 ? 1 : 0;
  return {
    width,
    height: 44 + 24 * rows.length,
    marginTop: 4,
    marginBottom: 40,
    marginLeft: isNarrow ? 128 : 150,
    marginRight: isNarrow ? 12 : 170,
    x: { domain, label: null },
    y: { domain: rows.map(({ name }) => name), label: null, padding: 0.2 },
    marks: [
      Plot.gridX({ stroke: 'var(--line)', strokeOpacity: 1 }),
      Plot.axisX({
        ticks: isNarrow ? 4 : 7,
        tickSize: 0,
        tickFormat: (value: number) => plain(value, decimals),
      }),
      Plot.axisY({ tickSize: 0, lineWidth: 12 }),
      Plot.ruleX([0], { stroke: 'var(--ink)', strokeWidth: 1.5 }),
      Plot.ruleY(rows, {
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
              text: (row: Row) => `${meanOf(row)} (${rangeOf(row)})`,
            }),
          ]),
    ],
  };
}

/** All intervals and 0, never without width. */
function domainOf(rows: readonly Row[]): [number, number] {
  const low = Math.min(0, ...rows.map((row) => row.low));
  const high = Math.max(0, ...rows.map((row) => row.high));
  if (low === high) return [-1, 1];
  const margin = 0.03 * (high - low);
  return [low - margin, high + margin];
}
