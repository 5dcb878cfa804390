import type { Design } from '../designs/design.ts';
import { type FactorGroup, requirePartition } from './factor-group.ts';

/** Points for Sobol' indices, in blocks of one row each: A, B, A with each group from B, and for pairs B with each from A. */
export interface SobolDesign extends Design {
  readonly groups: readonly FactorGroup[];
  /** Rows of the base sample. */
  readonly rows: number;
  /** Whether second-order indices can be told. */
  readonly hasPairs: boolean;
}

/**
 * The radial design of Saltelli over a sample in the unit cube of twice as many dimensions as there are factors.
 *
 * The first half of a row is its point A, the second its point B. Costs rows · (groups + 2) points, with pairs
 * rows · (2 groups + 2). All points of a row stand together, so that rows may be added without moving any.
 *
 * Source  Saltelli, A. et al. (2010) Variance based sensitivity analysis of model output, Comput. Phys. Commun. 181(2),
 *         259–270; Saltelli, A. (2002) Making best use of model evaluations to compute sensitivity indices, Comput. Phys.
 *         Commun. 145(2), 280–297 (pairs)
 *
 * @param base uniform in the unit cube, 2 · factors wide, as a scrambled `sobol(2 ** k, 2 * factors, seed)`
 * @param groups a partition of the factors, see `eachAlone`
 * @throws RangeError for groups that are no partition, or a base of another width or of fewer than 2 rows
 * @example const design = sobolDesign(sobol(1024, 2 * 3, 1), eachAlone(['search', 'trust', 'cost']));
 */
export function sobolDesign(base: Design, groups: readonly FactorGroup[], hasPairs = false): SobolDesign {
  const factorCount = requirePartition(groups);
  if (base.factorCount !== 2 * factorCount)
    throw new RangeError(`a Sobol’ design requires a base ${2 * factorCount} wide, not ${base.factorCount}`);
  if (!(base.count >= 2)) throw new RangeError('a Sobol’ design requires a base of at least two rows');
  const block = blockLength({ groups, hasPairs });
  const row = new Float64Array(2 * factorCount);
  return {
    count: base.count * block,
    factorCount,
    groups,
    rows: base.count,
    hasPairs,
    at(index, point) {
      base.at(Math.floor(index / block), row);
      const place = index % block;
      const isFromB = place === 1 || place >= 2 + groups.length;
      const own = isFromB ? factorCount : 0;
      for (let factor = 0; factor < factorCount; factor += 1) point[factor] = row[own + factor];
      if (place < 2) return;
      const group = groups[(place - 2) % groups.length];
      for (const factor of group.factors) point[factor] = row[factorCount - own + factor];
    },
  };
}

/** Points per row of the base. */
export function blockLength({ groups, hasPairs }: Pick<SobolDesign, 'groups' | 'hasPairs'>): number {
  return 2 + groups.length * (hasPairs ? 2 : 1);
}
