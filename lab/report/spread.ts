/** A label, the value that it names, and the place where it is put. */
export type Placed<Label> = Label & { readonly place: number };

/**
 * Moves labels apart until none is nearer to the next than `distance`, as little as a sweep up and a sweep down allow.
 *
 * @param domain where labels may stand; when they are too many, the lowest ones leave it
 * @returns in the order of their values
 */
export function spread<Label extends { readonly at: number }>(
  labels: readonly Label[],
  distance: number,
  domain: readonly [number, number],
): Placed<Label>[] {
  const sorted = [...labels].sort((a, b) => a.at - b.at);
  const places: number[] = [];
  for (const [i, { at }] of sorted.entries()) {
    places.push(i === 0 ? Math.max(at, domain[0]) : Math.max(at, places[i - 1] + distance));
  }
  for (let i = places.length - 1; i >= 0; i -= 1) {
    const most = i === places.length - 1 ? domain[1] : places[i + 1] - distance;
    places[i] = Math.min(places[i], most);
  }
  return sorted.map((label, i) => ({ ...label, place: places[i] }));
}
