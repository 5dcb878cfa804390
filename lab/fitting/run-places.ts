import { lookSeed } from '../frontier/run-frontier.ts';
import { seedTextOf } from '../seed-text.ts';
import { sweepOver } from '../sensitivity/trial.ts';
import { runKey } from '../sweep/run-key.ts';
import { type SweepOptions, runSweep } from '../sweep/run-sweep.ts';
import type { Seen } from './emulator.ts';
import type { Fitting } from './load-targets.ts';

/** Values of a place, one per prior, as they are run and told: to six figures. */
export function valuesAt({ sweep }: Pick<Fitting, 'sweep'>, place: ArrayLike<number>): number[] {
  return sweep.factors.map((factor, i) => {
    const [least, most] = [Number(factor.valueOf(0)), Number(factor.valueOf(1))];
    return Math.min(most, Math.max(least, Number(Number(factor.valueOf(place[i])).toPrecision(6))));
  });
}

/** What is run at some places, and whose luck it meets. */
export interface PlacesRequest {
  readonly places: readonly Float64Array[];
  readonly replications: number;
  /** Places before these, and what they are run for: each place has luck of its own. */
  readonly first: number;
  readonly purpose: string;
}

/**
 * Runs what the store lacks of some places, and reads the targets.
 *
 * @returns the places of which at least two runs gave every target a value (one, where one was asked for), in their order
 */
export async function runPlaces(
  fitting: Fitting,
  { places, replications, first, purpose }: PlacesRequest,
  options: SweepOptions,
): Promise<Seen[]> {
  const { sweep, base, arm } = fitting;
  const seedText = `${seedTextOf(base).slice(0, 150)}/${purpose}`;
  const points = places.map((place, i) => ({
    values: valuesAt(fitting, place),
    seed: lookSeed(seedText, first + i),
  }));
  const whole = { ...sweepOver({ sweep }, points), rule: { isFixed: true as const, cap: replications } };
  const { ledger } = await runSweep(whole, options);
  return places.flatMap((place, index) => {
    const hash = ledger.hashOf(index);
    if (hash === undefined) return [];
    const runs = Array.from({ length: replications }, (_, replication) => {
      const outcome = options.store.read(runKey(hash, arm, replication));
      return outcome.isFailed ? [] : sweep.outcomes.map((each) => each.read(outcome.measures));
    }).filter((values) => values.length > 0 && values.every((value) => Number.isFinite(value)));
    if (runs.length < Math.min(2, replications)) return [];
    return [{ place, values: sweep.outcomes.map((_, k) => Float64Array.from(runs, (run) => run[k])) }];
  });
}
