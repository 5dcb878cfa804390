import { writeTogether } from '#lab';
import { tableDrafts } from '../../lab/files/table-drafts.ts';
import { quantiles } from '../../lab/sweep/summary/point-difference.ts';
import type { SweepSummary } from '../../lab/sweep/summary/summarise-sweep.ts';
import { summaryTables } from '../../lab/sweep/summary/summary-tables.ts';
import { summaryWords } from '../../lab/sweep/summary/summary-words.ts';

/**
 * A summary for programs: the same bytes for the same runs and options. What is not known is absent, or null where a number
 * would stand.
 *
 * Shape  `docs/sweeps.md`
 */
export function summaryJson(summary: SweepSummary): string {
  const { samples, baseline, margin, outcomes, arms, differences, levels, effects } = summary;
  const { points, ...about } = samples;
  const named = <Row extends { readonly outcome: number }>({ outcome, ...row }: Row) => ({
    outcome: samples.outcomes[outcome].name,
    ...row,
  });
  return `${JSON.stringify(
    {
      sweep: about.name,
      title: about.title,
      scenarioHash: about.scenarioHash,
      seed: about.seed,
      ...(baseline !== undefined && { baseline }),
      arms,
      margin,
      quantiles,
      replications: about.rule.isFixed
        ? about.rule.cap
        : { ...about.rule, outcome: samples.outcomes[about.rule.outcome].name },
      pointCount: about.pointCount,
      unfinished: about.unfinished,
      failures: about.failures,
      ended: about.ended,
      lacking: Object.fromEntries(
        outcomes.map((outcome) => [samples.outcomes[outcome].name, about.lacking[outcome]]),
      ),
      outcomes: outcomes.map((outcome) => samples.outcomes[outcome]),
      factors: about.factors,
      points: points.map(({ point, factors }) => ({ point, factors })),
      family: summary.family,
      equivalenceFamily: summary.equivalenceFamily,
      differences: differences.map(named),
      levels: levels.map(named),
      effects: effects.map(({ effects: own, ...series }) => ({
        ...named(series),
        effects: own.map(({ factor, ...effect }) => ({ factor: about.factors[factor].name, ...effect })),
      })),
      words: summaryWords(summary),
    },
    null,
    2,
  )}\n`;
}

/** Writes tables, codebook, answer and report; none has the name of a file that the sweep itself writes. */
export async function writeSummary(
  folder: string,
  summary: SweepSummary,
  command: string,
  signal: AbortSignal,
): Promise<string[]> {
  // Loaded only here: the drawing takes longer to load than most commands to run.
  const { renderSweep } = await import('../../lab/report/sweep/render-sweep.ts');
  const report = renderSweep(summary, command);
  const tables = summaryTables(summary);
  return writeTogether(
    folder,
    [
      ...tableDrafts(tables, 'summary-codebook.csv'),
      ['summary.json', () => summaryJson(summary)],
      ['report.html', () => report],
    ],
    signal,
  );
}
