import { exp } from '../../sim-core/numeric/exp.ts';
import { log } from '../../sim-core/numeric/log.ts';
import { pow } from '../../sim-core/numeric/pow.ts';
import { gumbel } from '../../sim-core/random/gumbel.ts';
import { StateHash } from '../../sim-core/random/hash.ts';
import { lognormal } from '../../sim-core/random/lognormal.ts';
import { normal } from '../../sim-core/random/normal.ts';
import { poisson } from '../../sim-core/random/poisson.ts';
import { Random } from '../../sim-core/random/random.ts';

/** Hashes the bits of 2,000 values of every function of the two folders, so that engines can be compared. */
export function hashOfBits(): string {
  const rows = 2000;
  const random = new Random(20030131, 7);
  const values = new Float64Array(rows * 8);
  for (let row = 0; row < rows; row++) {
    const u = random.draw(1, row, 0);
    const v = random.second;
    const x = exp(34 * v - 13);
    values.set(
      [
        u,
        v,
        x,
        log(x),
        pow(x, 16 * u - 8),
        normal(u),
        gumbel(v) + lognormal(u, 25, 1.8),
        poisson(u, 300 * v),
      ],
      row * 8,
    );
  }
  return new StateHash().add(values).hex();
}
