import type { Design } from '../designs/design.ts';
import { fractionalFactorial } from '../designs/fractional-factorial.ts';
import { fullFactorial, levelCoordinate } from '../designs/full-factorial.ts';
import { latinHypercube } from '../designs/latin-hypercube.ts';
import { oneAtATime } from '../designs/one-at-a-time.ts';
import { sobol } from '../designs/sobol.ts';
import type { Factor, FactorValue } from './factor.ts';
import type { DesignDocument } from './schema.ts';
import { wordOf } from './word-of.ts';

/** The points of a sweep as values of its factors. */
export interface Points {
  readonly count: number;
  /** What to know about the design, as its resolution. */
  readonly note?: string;
  /** What was left out of the design, or does not vary in it, in sentences without a full stop. */
  readonly remarks: readonly string[];
  /** Values of a point in the order of the factors; undefined where one stays as the base has it. */
  valuesOf(index: number): (FactorValue | undefined)[];
}

type DrawnDesign = Extract<DesignDocument, { readonly kind: 'latin-hypercube' | 'sobol' }>;
type LevelDesign = Exclude<DesignDocument, DrawnDesign | { readonly kind: 'list' }>;

/** Points of a design that can coincide, since no factor has a range of real numbers: all of them are compared. */
export const discretePointLimit = 200_000;

/**
 * Lays a design out. A factor that does not vary takes no part in it, and points that coincide are left out but for the first of
 * them: neither changes the other points.
 *
 * @param seedText text that seeds the design unless it has a seed of its own
 * @param ownValues of the factors, as the base has them
 * @throws RangeError for a design that cannot be made with so many factors
 */
export function designPoints(
  document: DrawnDesign | LevelDesign,
  factors: readonly Factor[],
  seedText: string,
  ownValues: readonly (FactorValue | undefined)[],
): Points {
  return 'points' in document
    ? drawnPoints(document, factors, seedText)
    : levelPoints(document, factors, ownValues);
}

function drawnPoints(document: DrawnDesign, factors: readonly Factor[], seedText: string): Points {
  const varied = factors.flatMap(({ isConstant }, i) => (isConstant ? [] : [i]));
  const fixed = factors.map((factor) => (factor.isConstant ? onlyValueOf(factor) : undefined));
  const design = varied.length === 0 ? fullFactorial([]) : drawn(document, varied.length, seedText);
  const point = new Float64Array(varied.length);
  const valuesOf = (index: number) => {
    design.at(index, point);
    const values = [...fixed];
    for (const [k, i] of varied.entries()) values[i] = factors[i].valueOf(point[k]);
    return values;
  };
  const remarks = constantRemarks(factors, fixed);
  // Slices and sequences repeat no coordinate, so that a single range of real numbers keeps all points apart.
  if (varied.some((i) => !factors[i].isDiscrete)) return { count: design.count, remarks, valuesOf };
  if (design.count > discretePointLimit)
    throw new RangeError(
      `a design of choices and whole numbers alone requires at most ${discretePointLimit} points (discretePointLimit), not ${design.count}`,
    );
  const kept = firsts(design.count, valuesOf);
  return {
    count: kept.length,
    remarks: [...remarks, ...coincidingRemarks(document.points - kept.length, document.points)],
    valuesOf: (index) => valuesOf(kept[index]),
  };
}

function drawn(document: DrawnDesign, factorCount: number, seedText: string): Design {
  const seed = wordOf(document.seed ?? seedText);
  if (document.kind === 'latin-hypercube') return latinHypercube(document.points, factorCount, seed);
  return sobol(document.points, factorCount, document.scrambled === false ? undefined : seed);
}

function levelPoints(
  document: LevelDesign,
  factors: readonly Factor[],
  ownValues: readonly (FactorValue | undefined)[],
): Points {
  const isAlone = document.kind === 'one-at-a-time';
  const asked = factors.map((factor) =>
    document.kind === 'grid' && !factor.isChoice ? document.levels : factor.levels,
  );
  const levels = factors.map((factor, i) => {
    const values = factor.isChoice
      ? factor.values
      : Array.from({ length: asked[i] }, (_, level) => factor.valueOf(levelCoordinate(level, asked[i])));
    // Alone, a level that is the base’s own value is the base once more.
    return [...new Set(values)].filter((value) => !isAlone || value !== ownValues[i]);
  });
  const countOf = (counts: readonly number[]) =>
    isAlone ? 1 + counts.reduce((sum, each) => sum + each, 0) : counts.reduce((all, each) => all * each, 1);
  const counts = levels.map((values) => values.length);
  const design = levelDesign(document, counts);
  const point = new Float64Array(factors.length);
  const fixed = levels.map((values) => (!isAlone && values.length === 1 ? values[0] : undefined));
  return {
    count: design.count,
    ...('resolution' in design && { note: `resolution ${String(design.resolution)}` }),
    remarks: [
      ...constantRemarks(factors, fixed),
      ...coincidingRemarks(
        countOf(asked.map((each, i) => (fixed[i] === undefined ? each : 1))) - countOf(counts),
        countOf(asked),
      ),
    ],
    valuesOf(index) {
      design.at(index, point);
      return levels.map((values, i) =>
        Number.isNaN(point[i]) ? undefined : values[Math.round(point[i] * (values.length - 1))],
      );
    },
  };
}

function levelDesign(document: LevelDesign, counts: readonly number[]): Design {
  switch (document.kind) {
    case 'full-factorial':
    case 'grid':
      return fullFactorial(counts);
    case 'fractional-factorial':
      return fractionalFactorial(counts.length, document.generators);
    case 'one-at-a-time':
      return oneAtATime(counts);
  }
}

/** Points that an experiment chooses itself, each in its place, whether or not some coincide. */
export function listedPoints(rows: readonly (readonly FactorValue[])[]): Points {
  return { count: rows.length, remarks: [], valuesOf: (index) => [...rows[index]] };
}

/** Points that a table lists, one row each; rows that coincide are left out but for the first of them. */
export function tablePoints(rows: readonly (readonly FactorValue[])[], factors: readonly Factor[]): Points {
  const kept = firsts(rows.length, (index) => rows[index]);
  const fixed = factors.map((_, i) =>
    rows.length > 1 && rows.every((row) => row[i] === rows[0][i]) ? rows[0][i] : undefined,
  );
  return {
    count: kept.length,
    remarks: [
      ...constantRemarks(factors, fixed),
      ...coincidingRemarks(rows.length - kept.length, rows.length),
    ],
    valuesOf: (index) => [...rows[kept[index]]],
  };
}

/** The first of all points that coincide, in their order. */
function firsts(count: number, valuesOf: (index: number) => readonly unknown[]): Uint32Array {
  const known = new Set<string>();
  return Uint32Array.from({ length: count }, (_, index) => index).filter((index) => {
    const key = JSON.stringify(valuesOf(index));
    if (known.has(key)) return false;
    known.add(key);
    return true;
  });
}

function onlyValueOf(factor: Factor): FactorValue {
  return factor.isChoice ? factor.values[0] : factor.valueOf(0);
}

function constantRemarks(factors: readonly Factor[], fixed: readonly (FactorValue | undefined)[]): string[] {
  return factors.flatMap(({ name }, i) =>
    fixed[i] === undefined ? [] : [`${name} does not vary: it is ${String(fixed[i])} at every point`],
  );
}

function coincidingRemarks(count: number, all: number): string[] {
  if (count === 0) return [];
  const [coincide, each] = count === 1 ? ['coincides', 'it is'] : ['coincide', 'they are'];
  return [
    `${count} of the ${all} points of the design ${coincide} with others: ${each} run and counted once`,
  ];
}
