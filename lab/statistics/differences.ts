/**
 * What the first of each pair has more than the second.
 *
 * @param treated one value per replication
 * @param control as many, of the same replications in the same order
 */
export function differences(treated: Float64Array, control: Float64Array): Float64Array {
  if (treated.length !== control.length) throw new RangeError('pairs require samples of one length');
  return treated.map((value, i) => value - control[i]);
}
