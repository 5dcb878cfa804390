import type { Context } from '../context.ts';
import type { Mechanism } from '../mechanisms/mechanism.ts';
import type { ShockInput } from '../timeline.ts';

/** Something that goes wrong: at once, or for as long as it lasts. It asks for no arm. */
export interface Shock extends Omit<Mechanism, 'apply'> {
  /** What it does, in a sentence without its full stop. */
  readonly description: string;
  /** What its size counts, and the range of it. */
  readonly unit: string;
  readonly min: number;
  readonly max: number;
  /** Whether it lasts; else it strikes once. */
  readonly lasts: boolean;
  apply(context: Context, input: ShockInput): void;
}
