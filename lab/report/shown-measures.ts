import type { MeasureName } from '#sim-core';

/** Measures that the report prints, group by group; the record has more. */
export const shownMeasures = {
  money: [
    'turnover',
    'exportTurnover',
    'relatedTurnover',
    'valueAdded',
    'attentionCosts',
    'profit',
    'returnOnInvestment',
  ],
  companies: ['employment', 'firms', 'related', 'births', 'deaths', 'meanUtilisation', 'herfindahl'],
  relations: ['meanSkill', 'skillUniqueness', 'locationQuotient', 'meanDegree', 'meanTrust', 'meanRedirect'],
} as const satisfies Readonly<Record<string, readonly MeasureName[]>>;

export type MeasureGroup = keyof typeof shownMeasures;
export type ShownMeasure = (typeof shownMeasures)[MeasureGroup][number];

/** Those that are neither money nor shares, and so are told in the unit of their own. */
export type CountedMeasure = Extract<
  ShownMeasure,
  | 'employment'
  | 'firms'
  | 'related'
  | 'births'
  | 'deaths'
  | 'meanSkill'
  | 'locationQuotient'
  | 'meanDegree'
  | 'meanTrust'
>;
