/** A name further away than this share of its length is no likely misspelling. */
const likelyShare = 0.4;

/** The name nearest to a misspelt one, if one is near enough to be meant. */
export function nearestName(written: string, names: readonly string[]): string | undefined {
  let nearest: string | undefined;
  let least = Math.ceil(Math.min(written.length, 40) * likelyShare);
  for (const name of names) {
    if (Math.abs(name.length - written.length) > least) continue;
    const distance = editDistance(written.toLowerCase(), name.toLowerCase());
    if (distance > least || (distance === least && nearest !== undefined)) continue;
    nearest = name;
    least = distance;
  }
  return nearest;
}

/**
 * Letters to insert, delete or replace to get from one text to the other.
 *
 * Source  Levenshtein (1966); Wagner & Fischer (1974), one row at a time
 */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const replace = row[j - 1] + Number(a[i - 1] !== b[j - 1]);
      next.push(Math.min(replace, row[j] + 1, next[j - 1] + 1));
    }
    row = next;
  }
  return row[b.length];
}
