/** One double seen as two words, in the order of the host. */
const double = new Float64Array([1]);
const words = new Uint32Array(double.buffer);
const highWord = words[0] === 0 ? 1 : 0;

/**
 * The integer k for which x / 2ᵏ lies in [cut / 2, cut).
 *
 * Range  x normal and positive; `complement` is 2^20 minus the first 20 bits of the mantissa of the cut, 0 < complement < 2^20
 *
 * @example exponentOf(8, 0x95f64) // 3, the cut being √2
 */
export function exponentOf(x: number, complement: number): number {
  double[0] = x;
  return ((words[highWord] + complement) >>> 20) - 1023;
}
