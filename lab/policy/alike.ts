/**
 * The largest sets of which no two members can be told apart.
 *
 * Not being told apart does not pass on: a may be like b, and b like c, while a differs from c. Then b is in two sets.
 *
 * Source  Bron, C. & Kerbosch, J. (1973) Algorithm 457: finding all cliques of an undirected graph, Comm. ACM 16(9), 575–577
 *
 * @param count members, numbered from 0 in the order in which sets are to be listed
 * @param isAlike whether two members cannot be told apart; the same both ways
 * @returns sets in rising order of their members, the set of the first member first
 * @example alikeSets(3, (a, b) => Math.abs(a - b) === 1) // [[0, 1], [1, 2]]
 */
export function alikeSets(count: number, isAlike: (a: number, b: number) => boolean): number[][] {
  const sets: number[][] = [];
  const extend = (chosen: number[], open: number[], closed: number[]): void => {
    if (open.length === 0 && closed.length === 0) sets.push(chosen);
    let left = open;
    let done = closed;
    for (const member of open) {
      const near = (each: number) => each !== member && isAlike(member, each);
      left = left.filter((each) => each !== member);
      extend([...chosen, member], left.filter(near), done.filter(near));
      done = [...done, member];
    }
  };
  if (count > 0)
    extend(
      [],
      Array.from({ length: count }, (_, i) => i),
      [],
    );
  return sets.map((set) => [...set].sort((a, b) => a - b)).sort(byMembers);
}

function byMembers(first: readonly number[], second: readonly number[]): number {
  const place = first.findIndex((member, i) => member !== second[i]);
  return place < 0 ? 0 : first[place] - (second[place] ?? -1);
}
