/** A square of the map: its middle and its side, in km. */
export interface Frame {
  readonly x: number;
  readonly y: number;
  readonly size: number;
}

/** The smallest square around all points, or one of 2 km around a single one. */
export function frameOf(points: readonly { readonly x: number; readonly y: number }[]): Frame {
  const [left, right] = extent(points.map(({ x }) => x));
  const [bottom, top] = extent(points.map(({ y }) => y));
  const size = Math.max(right - left, top - bottom);
  return { x: (left + right) / 2, y: (bottom + top) / 2, size: size > 0 ? 1.04 * size : 2 };
}

/** A round length near a fifth of the side: 1, 2 or 5 times a power of ten, in km. */
export function scaleBarLength(size: number): number {
  const power = 10 ** Math.floor(Math.log10(size / 5));
  const step = [5, 2, 1].find((each) => each * power <= size / 5) ?? 1;
  return Number((step * power).toPrecision(1));
}

function extent(values: readonly number[]): [number, number] {
  return values.reduce<[number, number]>(
    ([low, high], value) => [Math.min(low, value), Math.max(high, value)],
    [Infinity, -Infinity],
  );
}
