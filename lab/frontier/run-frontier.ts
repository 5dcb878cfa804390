import { registry } from '#sim-core';
import { type Factor, parameterAt } from '../sweep/factor.ts';
import { valueAt } from '../sweep/document-at.ts';
import { wordOf } from '../sweep/word-of.ts';
import { seedTextOf } from '../seed-text.ts';
import type { PointRunner, Trial } from '../sensitivity/trial.ts';
import { type Crossing, crossingsOf } from './crossings.ts';
import { type Exploration, type ExploreOptions, type Sight, explore, looksAtOnce } from './explore.ts';
import { type Cell, type SignMap, cellAt, signMap } from './sign-map.ts';
import type { Place } from './surface.ts';

/** A frontier over two parameters of a scenario, with all that is told of it. */
export interface Frontier {
  readonly trial: Trial;
  /** The box that was searched: each axis with its ends. */
  readonly axes: readonly [Axis, Axis];
  readonly exploration: Exploration;
  readonly map: SignMap;
  readonly crossings: readonly Crossing[];
  /** The scenario as it is; absent where it lies outside the box. */
  readonly here?: Cell;
  /** Pairs of runs, failed ones included. */
  readonly pairs: number;
  readonly failures: number;
  readonly confidence: number;
}

/** A parameter along an axis of the map. */
export interface Axis {
  readonly factor: Factor;
  readonly min: number;
  readonly max: number;
  /** The scenario’s own value. */
  readonly own?: number;
}

export interface FrontierOptions extends Omit<ExploreOptions, 'seed' | 'snap' | 'onStep'> {
  readonly onProgress?: (progress: FrontierProgress) => void;
  /** Hears what is thought of the box after each batch of looks but the last. */
  readonly onStep?: (frontier: Frontier) => void;
}

/** How far the search is. */
export interface FrontierProgress {
  /** Pairs of runs known by now, of those planned at most. */
  readonly done: number;
  readonly planned: number;
}

/**
 * Finds where a difference between two arms changes sign over the box of two factors.
 *
 * Each look has luck of its own, so that what is averaged over looks is averaged over luck as well; within a look, arms are paired.
 *
 * @param trial with two factors that are ranges, and a baseline
 * @param run where runs are run
 */
export async function runFrontier(
  trial: Trial,
  run: PointRunner,
  { looks, width, confidence = 0.95, onProgress, onStep }: FrontierOptions,
): Promise<Frontier> {
  const { replications, base } = trial;
  const seedText = seedTextOf(base);
  const seed = wordOf(`${seedText}/frontier`);
  const see = async (places: readonly Place[], first: number) => {
    const points = places.map((place, i) => ({
      values: trial.factors.map((factor, axis) => factor.valueOf(place[axis])),
      seed: lookSeed(seedText, first + i),
    }));
    const { values } = await run(trial, points, ({ done }) =>
      onProgress?.({ done: first * replications + done / 2, planned: looks * replications }),
    );
    return values.map((own) => [...own].filter((value) => !Number.isNaN(value)));
  };
  const axes = axesOf(trial);
  const snap = (place: Place) => snapped(axes, place);
  const found = (exploration: Exploration) => frontierFrom(trial, axes, exploration, seed, confidence);
  const exploration = await explore(see, {
    looks,
    width,
    confidence,
    seed,
    snap,
    ...(onStep && { onStep: (step: Exploration) => onStep(found(step)) }),
  });
  return found(exploration);
}

/** The axes of a map, as an experiment with two factors has them. */
export function axesOf(trial: Trial): Frontier['axes'] {
  const [x, y] = trial.factors.map((factor) => axisOf(trial, factor));
  return [x, y];
}

function frontierFrom(
  trial: Trial,
  axes: Frontier['axes'],
  exploration: Exploration,
  seed: number,
  confidence: number,
): Frontier {
  const { replications } = trial;
  const map = signMap(exploration.looks, exploration.shape, seed, confidence);
  const here = hereIn(axes, exploration);
  const { sights } = exploration;
  return {
    trial,
    axes,
    exploration,
    map,
    crossings: crossingsOf(map, confidence),
    ...(here && { here }),
    pairs: sights.length * replications,
    failures: sights.reduce((sum, { differences }) => sum + replications - differences.length, 0),
    confidence,
  };
}

/** Every look has luck of its own; the text stays within what a seed may have. */
export function lookSeed(seedText: string, look: number): string {
  return `${seedText.slice(0, 180)}/look-${look}`;
}

/** Looks as a number that the batches fill. */
export function wholeBatches(looks: number): number {
  return Math.ceil(looks / looksAtOnce) * looksAtOnce;
}

/** The values of a place, in the units of the axes. */
export function valuesAt(axes: Frontier['axes'], place: Place): [number, number] {
  return [0, 1].map((i) => axes[i].min + place[i] * (axes[i].max - axes[i].min)) as [number, number];
}

/** Looks in the units of the axes, as they were run. */
export function sightsOf({ axes, exploration }: Frontier): (Sight & { readonly values: [number, number] })[] {
  return exploration.sights.map((sight) => ({
    ...sight,
    values: axes.map(({ factor }, i) => Number(factor.valueOf(sight.place[i]))) as [number, number],
  }));
}

/** The place of the values that are run, which may be whole numbers. */
function snapped(axes: Frontier['axes'], place: Place): Place {
  const [x, y] = axes.map(
    ({ factor, min, max }, i) => (Number(factor.valueOf(place[i])) - min) / (max - min),
  );
  return [x, y];
}

function axisOf({ base }: Trial, factor: Factor): Axis {
  const [min, max] = [Number(factor.valueOf(0)), Number(factor.valueOf(1))];
  const parameter = parameterAt(factor.pointer);
  const own = valueAt(base.document, factor.pointer) ?? (parameter && registry[parameter].value);
  return { factor, min, max, ...(typeof own === 'number' && { own }) };
}

function hereIn(axes: Frontier['axes'], { looks, shape }: Exploration): Cell | undefined {
  const place = axes.map(({ min, max, own = NaN }) => (own - min) / (max - min));
  const isInside = place.every((coordinate) => coordinate >= 0 && coordinate <= 1);
  return isInside ? cellAt(looks, shape, [place[0], place[1]]) : undefined;
}
