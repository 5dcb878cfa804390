import manifest from '../../../package.json' with { type: 'json' };
import { resultsVersion } from '../results-version.ts';
import type { SweepResults } from './rows.ts';

/** How much was written. */
export interface ResultCounts {
  readonly rows: number;
  readonly failures: number;
  /** Of outcomes that lack a value in some rows, in how many; by variable. */
  readonly lacking: Readonly<Record<string, number>>;
}

/**
 * Where results come from: the sweep as it was read, what it was run with, and the luck behind it. There are no times in it,
 * so that the same sweep gives the same bytes on the same engine.
 */
export function provenance(
  { sweep, ledger }: SweepResults,
  { rows, failures, lacking }: ResultCounts,
): Record<string, unknown> {
  const { document, base, scenarios, points, arms, remarks, isSampled } = sweep;
  const { seed = base.document.name } = base.document;
  return {
    sweep: document,
    points: points.count,
    pointsRun: ledger.pointCount,
    arms,
    rows,
    failures,
    ...(Object.keys(lacking).length > 0 && { lacking }),
    ...(remarks.length > 0 && { remarks }),
    ...(points.note !== undefined && { design: points.note }),
    ...(isSampled && { isSampled }),
    scenarioHash: base.hash,
    scenarios: [...scenarios.keys()],
    seeds: {
      scenario: seed,
      key: base.scenario.seed,
      design: 'seed' in document.design ? document.design.seed : document.name,
    },
    version: manifest.version,
    resultsVersion: resultsVersion(),
    engine: { node: process.version, v8: process.versions.v8 },
  };
}
