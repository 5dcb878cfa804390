import type { Context } from '../context.ts';
import { halve, strengthen } from '../world/ties.ts';

/**
 * Two people come closer: w += share · (1 − w), with each other or each with the broker, by the company they keep.
 *
 * @param share of the missing weight, in [0, 1]
 */
export function bond(context: Context, person: number, other: number, share: number): void {
  const { governance, world } = context;
  if (governance.meets === 'people') strengthen(world, person, other, share);
  else if (governance.meets === 'broker') {
    bondWithBroker(context, person, share);
    bondWithBroker(context, other, share);
  }
}

/** A person's organisation and the broker come closer. */
export function bondWithBroker({ world }: Context, person: number, share: number): void {
  const { hubTrust } = world.organisations;
  const organisation = world.people.employer[person];
  hubTrust[organisation] += share * (1 - hubTrust[organisation]);
}

/** A broken promise halves the trust behind it. */
export function loosen({ governance, world }: Context, person: number, other: number): void {
  if (governance.meets === 'people') halve(world, person, other);
  else if (governance.meets === 'broker') world.organisations.hubTrust[world.people.employer[other]] /= 2;
}
