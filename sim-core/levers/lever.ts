import type { Context } from '../context.ts';
import type { Governance } from '../governance/governance.ts';
import type { Mechanism } from '../mechanisms/mechanism.ts';
import type { ParameterName } from '../parameters/registry.ts';

/**
 * A public programme: turns money into something that the model already knows. It never touches sales, and gives no
 * bonus; what it does to turnover is a result.
 */
export interface Lever extends Omit<Mechanism, 'apply'> {
  /** What it does, in a sentence without its full stop. */
  readonly description: string;
  /** The parameters that turn its money into effect. */
  readonly conversions: readonly ParameterName[];
  /** Whether an arm has a use for it; one that has not gives the money back. */
  isUsable(governance: Governance): boolean;
  /**
   * Puts money to use for one step.
   *
   * @param funds k€ at hand: this step's charge, and what earlier steps left in the purse
   * @returns k€ spent, at most `funds`; the rest waits in the purse
   */
  apply(context: Context, funds: number): number;
}

/** most · x / (x + half): each euro brings less than the one before. */
export function diminishing(most: number, spending: number, half: number): number {
  return spending > 0 ? (most * spending) / (spending + half) : 0;
}

/** k€ a year for each company of the start, so that the size of a region does not dilute what a programme is. */
export function perCompany({ world, years }: Context, funds: number): number {
  return funds / years / Math.max(1, world.region.initialSellers[0]);
}

/** Whether it matters in an arm whom people know: they keep company, and searching costs them. */
export function isSociable({ meets, searchCost }: Governance): boolean {
  return meets === 'people' && searchCost > 0;
}
