import { type Table, writeTogether } from '#lab';
import { tableDrafts } from '../../lab/files/table-drafts.ts';
import type { FittingResult } from '../../lab/fitting/fit-targets.ts';
import { fittedScenario } from '../../lab/fitting/fitted-scenario.ts';
import { fittingWords } from '../../lab/fitting/fitting-words.ts';
import { fittingTables } from '../../lab/fitting/fitting-tables.ts';

/** A calibration for programs: the same bytes for the same targets, whatever the threads. */
export function fittingJson(result: FittingResult): string {
  const { fitting, match, coverage, whole, parameters, pairs, targets, nearest, runs, failedPlaces } = result;
  const { document, base, arm, sweep, points, replications } = fitting;
  return `${JSON.stringify(
    {
      targetsFile: document.name,
      title: document.title,
      scenario: base.document.name,
      hash: base.hash,
      arm,
      confidence: result.confidence,
      points,
      replications,
      runs,
      failedPlaces,
      isEmpty: match.isEmpty,
      share: match.region.share,
      targets: targets.map((target, i) => ({
        ...document.targets[i],
        unit: sweep.outcomes[i].unit,
        simulated: target,
      })),
      parameters: sweep.factors.map((factor, i) => ({
        at: factor.pointer,
        name: factor.name,
        unit: factor.unit,
        prior: { ...document.priors[i], min: factor.valueOf(0), max: factor.valueOf(1) },
        ...(parameters[i] ?? { best: nearest[i] }),
      })),
      pairs: pairs.map(({ first, second, correlation }) => ({
        first: sweep.factors[first].name,
        second: sweep.factors[second].name,
        correlation,
      })),
      waves: match.waves.map(({ seen, region, emulator }) => ({
        places: seen.length,
        share: region.share,
        emulator: emulator.targets.map(({ predicted, withinTwo, lackOfFit, runVariance }) => ({
          predicted,
          withinTwo,
          lackOfFit,
          runVariance,
        })),
      })),
      recovery: coverage,
      ...(whole && { wholeRecovery: whole.coverage }),
      words: fittingWords(result),
    },
    null,
    2,
  )}\n`;
}

/** Writes the answer, its tables, the fitted scenario and the report into a folder. */
export async function writeFitting(
  folder: string,
  result: FittingResult,
  command: string,
  signal: AbortSignal,
): Promise<string[]> {
  // Loaded only here: the drawing takes longer to load than most commands to run.
  const { renderFitting } = await import('../../lab/report/fitting/render-fitting.ts');
  const report = renderFitting(result, command);
  const tables: Table[] = fittingTables(result);
  return writeTogether(
    folder,
    [
      ['calibration.json', () => fittingJson(result)],
      ...tableDrafts(tables),
      ['fitted.json', () => `${JSON.stringify(fittedScenario(result), null, 2)}\n`],
      ['report.html', () => report],
    ],
    signal,
  );
}
