import type { Comparison } from '../../lab/comparison.ts';
import { comparisonFrom } from '../../lab/stored-comparison.ts';

/** A comparison that the build command computed, where there is one for the scenario. */
export async function loadShipped(hash: string): Promise<Comparison | undefined> {
  try {
    const response = await fetch(`./verdicts/${hash}.json`);
    const isJson = response.headers.get('Content-Type')?.includes('json') === true;
    return response.ok && isJson ? comparisonFrom(await response.json()) : undefined;
  } catch {
    return undefined;
  }
}
