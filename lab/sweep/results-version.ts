import { arms, leverNames, measureNames } from '#sim-core';
import { parse } from '#scenarios';
import { StateHash } from '#sim-core/random/hash.ts';
import manifest from '../../package.json' with { type: 'json' };
import { runChunk } from '../replicate.ts';

/** A region small enough to be run before every sweep, with something of everything in it. */
const probe = {
  name: 'results-version',
  title: 'Probe of the results’ version',
  description: 'run to notice that the kernel gives other numbers than before',
  structure: 'custom',
  parameters: { organisationCount: 12, burnInYears: 1, branchYears: 1 },
  levers: leverNames.map((lever) => ({ lever, budget: 100 })),
  shocks: [
    { shock: 'demand', at: 2, months: 4, size: 0.2 },
    { shock: 'best-connected', at: 7, size: 1 },
  ],
};

let known: string | undefined;

/**
 * The version of results: that of the package, and a hash of what a small region does under every arm. Runs of one version
 * may stand side by side; a changed kernel changes it, so that no stale run is ever taken for a new one.
 *
 * @example resultsVersion() // '0.1.0-5f0c7a3e9b12d480'
 */
export function resultsVersion(): string {
  known ??= `${manifest.version}-${fingerprint()}`;
  return known;
}

function fingerprint(): string {
  const parsing = parse(probe);
  if (!parsing.ok) throw new Error(`the probe is faulty: ${parsing.issues[0].message}`);
  const [{ measures, hashes }] = runChunk({ scenario: parsing.loaded.scenario, arms, replications: [0] });
  const texts = new TextEncoder().encode([...measureNames, ...hashes].join(' '));
  return new StateHash().add(measures).add(texts).hex();
}
