import { differences } from './differences.ts';
import { meanAndVariance } from './mean-and-variance.ts';

/**
 * How many times more replications the same interval would take if the arms had luck of their own.
 *
 * (var y + var x) / var(y − x): 1 when common luck brings nothing, more when it cancels.
 *
 * Source  common random numbers: Law, A. M. (2015) Simulation Modeling and Analysis, 5th ed., section 11.2
 *
 * @returns undefined when the pairs never differ by more or less
 */
export function pairingGain(treated: Float64Array, control: Float64Array): number | undefined {
  const paired = meanAndVariance(differences(treated, control)).variance;
  if (paired === 0) return undefined;
  return (meanAndVariance(treated).variance + meanAndVariance(control).variance) / paired;
}
