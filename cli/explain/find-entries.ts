import { nearestName } from '../../scenarios/nearest-name.ts';
import { entries } from './entries.ts';
import type { Entry } from './entry.ts';

export type Search =
  | { readonly found: readonly Entry[] }
  | { readonly found: undefined; readonly meant: string | undefined; readonly mentions: readonly string[] };

/** Entries of a name, however it is spaced and cased; else the nearest name, and names whose text has the word. */
export function findEntries(text: string): Search {
  const found = entries.filter(({ name }) => spoken(name) === spoken(text));
  if (found.length > 0) return { found };
  const names = [...new Set(entries.map(({ name }) => name))];
  const near = nearestName(spoken(text), names.map(spoken));
  const word = text.trim().toLowerCase();
  const mentions = entries.filter(({ definition }) => word !== '' && definition.toLowerCase().includes(word));
  return {
    found: undefined,
    meant: names.find((name) => spoken(name) === near),
    mentions: mentions.map(({ name }) => name),
  };
}

/** `exportShare`, `export share` and `Export-Share` are the same. */
function spoken(name: string): string {
  return name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, ' ')
    .trim();
}
