import type { Context } from '../context.ts';
import type { Parameters } from '../parameters/registry.ts';

/** The arms, in the order in which they are reported. */
export const arms = [
  'isolated',
  'concentration',
  'cluster',
  'shuffled',
  'hub',
  'platform',
  'consolidated',
  'planner',
] as const;

export type Arm = (typeof arms)[number];

/**
 * Who can be found, at what trust and cost, and who decides. Nothing else differs between arms, and no mechanism
 * may ask which arm it is in.
 */
export interface Governance {
  readonly arm: Arm;
  /** Whether organisations live side by side: labour mobility, spill-over, shorter search. */
  readonly isColocated: boolean;
  /** With whom people keep company. */
  readonly meets: 'nobody' | 'people' | 'broker';
  /** Whether one owner stands behind all companies: one bid, pooled cash, divisions closed by order. */
  readonly isOneCompany: boolean;
  /** Whether there is anybody to ask; without, what is missing counts as unknown, not as unwilling. */
  readonly asksOthers: boolean;
  /** Multiplies the attention that searching takes; 0 only for the omniscient planner. */
  readonly searchCost: number;
  /** Chance that an account notices what it covers. */
  noticing(parameters: Parameters): number;
  /** How far a person looks beyond the catalogue, in [0, 1]. */
  lookout(salesView: number): number;
  /** Whether the person may pass an opportunity on: will, or leave of those who decide. May use up a decision. */
  mayRoute(context: Context, person: number): boolean;
  /** Offers to `context.search` those who can be found for what it wants. */
  find(context: Context): void;
  /** Chance that somebody asked accepts. */
  acceptance(trust: number): number;
  /** Mark-up on the price for working with a partner. */
  friction(trust: number, parameters: Parameters): number;
  /** How much fitter somebody must be to be given a job that one could do. */
  redirectMargin(parameters: Parameters): number;
  /** Multiplies fixed cost: savings and burdens of one company’s management. */
  overhead(context: Context): number;
  /** What those who govern do at the start of a step. */
  begin(context: Context): void;
}

/** Arm’s length: nobody to find, nobody to ask. Every other arm says where it departs from this. */
export const armsLength: Governance = {
  arm: 'isolated',
  isColocated: false,
  meets: 'nobody',
  isOneCompany: false,
  asksOthers: false,
  searchCost: 1,
  noticing: (parameters) => parameters.notice,
  lookout: () => 0,
  mayRoute: () => false,
  find: () => undefined,
  acceptance: (trust) => trust,
  friction: (trust, parameters) => parameters.teamCost * (1 - trust),
  redirectMargin: (parameters) => parameters.redirectMargin,
  overhead: () => 1,
  begin: () => undefined,
};
