/**
 * Tie decay: an unused relation fades, and one to somebody who left ends.
 *
 * Proposition  P15 (social life is necessary)
 * Source       Burt 2002
 */
import type { Context } from '../context.ts';
import { TIES } from '../world/columns.ts';
import type { Mechanism } from './mechanism.ts';

export const tieDecay: Mechanism = {
  name: 'tie decay',
  reads: ['people.employer', 'region.rows'],
  writes: ['people.tieCount', 'people.tiePerson', 'people.tieWeight', 'organisations.hubTrust'],
  draws: [],
  apply: fade,
};

/** w (1 − rate · years). */
export function faded(weight: number, rate: number, years: number): number {
  return weight * (1 - rate * years);
}

function fade({ world, parameters, years }: Context): void {
  const { employer, tieCount, tiePerson, tieWeight } = world.people;
  const { tieDecay: rate, tieFloor } = parameters;
  const rows = world.sizes.people;
  for (let p = 0; p < rows; p += 1) {
    const first = p * TIES;
    let kept = first;
    for (let i = first; i < first + tieCount[p]; i += 1) {
      const weight = faded(tieWeight[i], rate, years);
      if (weight < tieFloor || employer[tiePerson[i]] < 0) continue;
      tiePerson[kept] = tiePerson[i];
      tieWeight[kept] = weight;
      kept += 1;
    }
    tieCount[p] = kept - first;
  }
  const { hubTrust } = world.organisations;
  for (let o = 0; o < world.region.rows[0]; o += 1) hubTrust[o] = faded(hubTrust[o], rate, years);
}
