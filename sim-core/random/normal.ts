import { log } from '../numeric/log.ts';

/** Each table: the numerator's eight coefficients, then the denominator's, constant terms first. */
const centre = new Float64Array([
  3.387132872796366608, 133.14166789178437745, 1971.5909503065514427, 13731.693765509461125,
  45921.953931549871457, 67265.770927008700853, 33430.575583588128105, 2509.0809287301226727, 1,
  42.313330701600911252, 687.1870074920579083, 5394.1960214247511077, 21213.794301586595867,
  39307.89580009271061, 28729.085735721942674, 5226.495278852545925,
]);
const nearTail = new Float64Array([
  1.42343711074968357734, 4.6303378461565452959, 5.7694972214606914055, 3.64784832476320460504,
  1.27045825245236838258, 0.24178072517745061177, 0.0227238449892691845833, 7.7454501427834140764e-4, 1,
  2.05319162663775882187, 1.6763848301838038494, 0.68976733498510000455, 0.14810397642748007459,
  0.0151986665636164571966, 5.475938084995344946e-4, 1.05075007164441684324e-9,
]);
const farTail = new Float64Array([
  6.6579046435011037772, 5.4637849111641143699, 1.7848265399172913358, 0.29656057182850489123,
  0.026532189526576123093, 0.0012426609473880784386, 2.71155556874348757815e-5, 2.01033439929228813265e-7, 1,
  0.59983220655588793769, 0.13692988092273580531, 0.0148753612908506148525, 7.868691311456132591e-4,
  1.8463183175100546818e-5, 1.4215117583164458887e-7, 2.04426310338993978564e-15,
]);

/**
 * The standard normal quantile, monotone in u: common uniforms give common rankings.
 *
 * Rational approximations: one for the centre |u − ½| ≤ 0.425, two for the tails in r = √(−ln min(u, 1 − u)).
 *
 * Source  Wichura, M. J. (1988) Algorithm AS 241 (PPND16), Applied Statistics 37(3), 477–484
 * Error   below 7e−16 relative, measured at 60,000 points
 * Range   u strictly inside (0, 1); normal(1 − u) = −normal(u)
 *
 * @example normal(0.975) // 1.9599639845400536
 */
export function normal(u: number): number {
  const q = u - 0.5;
  if (Math.abs(q) <= 0.425) return q * ratio(centre, 0.180625 - q * q);
  const r = Math.sqrt(-log(q < 0 ? u : 1 - u));
  const z = r <= 5 ? ratio(nearTail, r - 1.6) : ratio(farTail, r - 5);
  return q < 0 ? -z : z;
}

function ratio(coefficients: Float64Array, r: number): number {
  let numerator = coefficients[7];
  let denominator = coefficients[15];
  for (let power = 6; power >= 0; power--) {
    numerator = numerator * r + coefficients[power];
    denominator = denominator * r + coefficients[8 + power];
  }
  return numerator / denominator;
}
