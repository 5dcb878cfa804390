import { claimLife } from '../app/claim.ts';
import type { Journal } from './journal/journal.ts';

const updated = /"updatedAt":\{"S":"([^"]+)"\}/;
const claimed = /"sk":\{"S":"CLAIM#.*"expires":\{"N":"(\d+)"\}|"expires":\{"N":"(\d+)"\}.*"sk":\{"S":"CLAIM#/;

/** Milliseconds since 1970 of the newest change of a record; 0 where there is none. */
export function lastChange({ entries }: Journal): number {
  let latest = 0;
  for (const text of entries.values()) latest = Math.max(latest, timeOf(text));
  return latest;
}

function timeOf(text: string): number {
  const update = updated.exec(text);
  if (update) return Date.parse(update[1]);
  const claim = claimed.exec(text);
  return claim ? 1000 * (Number(claim[1] ?? claim[2]) - claimLife) : 0;
}
