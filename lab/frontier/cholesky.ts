/**
 * The lower triangle L with L Lᵀ = the matrix.
 *
 * @param matrix symmetric, row after row; left as it is
 * @returns undefined where the matrix is not positive definite to machine precision
 */
export function cholesky(matrix: Float64Array, size: number): Float64Array | undefined {
  const lower = new Float64Array(size * size);
  for (let row = 0; row < size; row += 1) {
    const start = row * size;
    for (let column = 0; column <= row; column += 1) {
      const other = column * size;
      let rest = matrix[start + column];
      for (let k = 0; k < column; k += 1) rest -= lower[start + k] * lower[other + k];
      if (column < row) lower[start + column] = rest / lower[other + column];
      else if (rest > 0) lower[start + row] = Math.sqrt(rest);
      else return undefined;
    }
  }
  return lower;
}

/** Solves L z = b. */
export function solveLower(lower: Float64Array, size: number, b: ArrayLike<number>): Float64Array {
  const z = new Float64Array(size);
  for (let row = 0; row < size; row += 1) {
    const start = row * size;
    let rest = b[row];
    for (let k = 0; k < row; k += 1) rest -= lower[start + k] * z[k];
    z[row] = rest / lower[start + row];
  }
  return z;
}

export function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i += 1) sum += a[i] * b[i];
  return sum;
}
