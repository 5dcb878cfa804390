import { basename, extname } from 'node:path';

const longest = 100;

/** A short name for a scenario, from the name of a file: `My Cluster (2024).csv` becomes `my-cluster-2024`. */
export function scenarioName(path: string): string {
  const stem = basename(path, extname(path));
  const name = stem
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, longest)
    .replaceAll(/^-+|-+$/g, '');
  return name || 'my-cluster';
}
