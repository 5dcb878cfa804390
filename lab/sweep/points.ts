import type { Design } from '../designs/design.ts';
import { fractionalFactorial } from '../designs/fractional-factorial.ts';
import { fullFactorial } from '../designs/full-factorial.ts';
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
  /** Values of a point in the order of the factors; undefined where one stays as the base has it. */
  valuesOf(index: number): (FactorValue | undefined)[];
}

/**
 * @param seedText text that seeds the design unless it has a seed of its own
 * @throws RangeError for a design that cannot be made with so many factors
 */
export function designPoints(
  document: Exclude<DesignDocument, { readonly kind: 'list' }>,
  factors: readonly Factor[],
  seedText: string,
): Points {
  const design = designOf(document, factors, seedText);
  const isByLevels = !('points' in document);
  const point = new Float64Array(factors.length);
  return {
    count: design.count,
    ...('resolution' in design && { note: `resolution ${String(design.resolution)}` }),
    valuesOf(index) {
      design.at(index, point);
      return factors.map((factor, i) => {
        const coordinate = point[i];
        if (Number.isNaN(coordinate)) return undefined;
        const { values } = factor;
        // A level of a choice is one of its values, not a share of the unit interval.
        if (factor.isChoice && isByLevels) return values[Math.round(coordinate * (values.length - 1))];
        return factor.valueOf(coordinate);
      });
    },
  };
}

function designOf(
  document: Exclude<DesignDocument, { readonly kind: 'list' }>,
  factors: readonly Factor[],
  seedText: string,
): Design {
  const levels = factors.map((factor) => factor.levels);
  switch (document.kind) {
    case 'full-factorial':
      return fullFactorial(levels);
    case 'grid':
      return fullFactorial(factors.map((factor) => (factor.isChoice ? factor.levels : document.levels)));
    case 'fractional-factorial':
      return fractionalFactorial(factors.length, document.generators);
    case 'latin-hypercube':
      return latinHypercube(document.points, factors.length, wordOf(document.seed ?? seedText));
    case 'sobol':
      return sobol(
        document.points,
        factors.length,
        document.scrambled === false ? undefined : wordOf(document.seed ?? seedText),
      );
    case 'one-at-a-time':
      return oneAtATime(levels);
  }
}

/** Points that a table lists, one row each. */
export function listedPoints(rows: readonly (readonly FactorValue[])[]): Points {
  return { count: rows.length, valuesOf: (index) => [...rows[index]] };
}
