import type { ParameterName } from './parameters/registry.ts';

/** The public programmes, in the order in which they are charged. Their places are part of the state: append, never reorder. */
export const leverNames = [
  'broker',
  'events',
  'infrastructure',
  'training',
  'research',
  'investment',
  'exports',
  'grants',
  'platform',
] as const;
export type LeverName = (typeof leverNames)[number];

/** What may go wrong. */
export const shockNames = [
  'demand',
  'frontier',
  'credit',
  'institutions',
  'best-connected',
  'random-loss',
] as const;
export type ShockName = (typeof shockNames)[number];

/** A dated event. Every arm meets the same one, with the same luck. */
export interface ShockInput {
  readonly shock: ShockName;
  /** First step, from 0 at the branch, and steps that it lasts; what happens at once lasts one. */
  readonly step: number;
  readonly steps: number;
  /** In the unit of the shock; companies are those simulated. */
  readonly size: number;
  /** Of a fall of demand: whose. */
  readonly market?: 'home' | 'export';
  /** Of a fall of demand: for what, by skill index. */
  readonly skill?: number;
}

/** What changes after the branch; every table has one number per step, from the branch on. */
export interface Timeline {
  /** Values that parameters take. */
  readonly paths?: Readonly<Partial<Record<ParameterName, readonly number[]>>>;
  /** Public money charged for levers, k€ per step: of the sample where one is simulated. */
  readonly levers?: Readonly<Partial<Record<LeverName, readonly number[]>>>;
  readonly shocks?: readonly ShockInput[];
}
