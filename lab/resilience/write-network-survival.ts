import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { importCluster } from '#scenarios';
import type { Graph } from './giant-component.ts';
import { networkSurvival, removedShares } from './network-survival.ts';

const ending = '_orgs.csv';
/** Any; the figures depend on it a little. */
const seed = 0;

/**
 * Reads the real networks of a folder as `carat import` does, and writes how they survive removal.
 *
 * @param folder with `NAME_orgs.csv` and `NAME_ties.csv` for each network
 * @param source whom the figures must credit
 * @param date of the figures, `YYYY-MM-DD`
 * @throws Error for a folder without networks, or a network that cannot be read
 */
export function writeNetworkSurvival(folder: string, source: string, date: string, file: string): void {
  const names = readdirSync(folder)
    .filter((each) => each.endsWith(ending))
    .map((each) => each.slice(0, -ending.length))
    .sort();
  if (names.length === 0) throw new Error(`${folder} has no file like NAME${ending}`);
  const networks = names.map((name) => ({ name, ...networkSurvival(readGraph(folder, name), seed) }));
  writeFileSync(file, `${JSON.stringify({ source, date, shares: removedShares, networks }, null, 2)}\n`);
}

function readGraph(folder: string, name: string): Graph {
  const imported = importCluster(
    readFileSync(join(folder, `${name}${ending}`)),
    readFileSync(join(folder, `${name}_ties.csv`)),
    { name: name.replaceAll('_', '-') },
  );
  if (!imported.ok)
    throw new Error(
      `${name} cannot be read: ${imported.report.notes.map(({ message }) => message).join('; ')}`,
    );
  const { organisations = [], ties = [] } = imported.document;
  const places = new Map(organisations.map(({ id }, place) => [id, place]));
  return {
    nodes: organisations.length,
    ties: ties.map(({ source, target }) => [places.get(source)!, places.get(target)!] as const),
  };
}
