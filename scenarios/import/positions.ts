import { registry } from '#sim-core';
import { type PositionUnit, switchedOff, units } from './choices.ts';
import type { Notebook } from './report.ts';

/** Half the way around the earth in km: no two places are further apart. */
export const farthest = 20_038;
/** A region smaller than this, in km, may be one in degrees. */
const smallRadius = 5;
/** Kilometres in a degree of latitude, about. */
const perDegree = 111;

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Names of the columns as the file has them. */
interface Names {
  readonly x: string;
  readonly y: string;
}

/**
 * The unit of x and y by what is plausible: metres where km would be no place on earth; asked about where km make a
 * region larger than the model bears and metres do not, or where the numbers look like degrees.
 *
 * @param chosen by the user; wins
 */
export function positionUnit(
  points: readonly Point[],
  names: Names,
  chosen: PositionUnit | undefined,
  notebook: Notebook,
): PositionUnit {
  if (chosen !== undefined || points.length < 2) return chosen ?? 'km';
  const { radius, offset } = spread(points);
  const reach = points.map(({ x, y }) => Math.max(Math.abs(x), Math.abs(y)));
  const largest = reach.reduce((most, each) => Math.max(most, each), 0);
  const { max } = registry.regionRadius;
  const received = `${names.x}, ${names.y} up to ${largest}`;
  const asMetres = {
    meaning: `metres: a region of ${round(radius * units.position.m)} km around its centre`,
    unit: { position: 'm' },
  } as const;
  const asKilometres = {
    meaning: `km: a region of ${round(radius)} km around its centre`,
    unit: { position: 'km' },
  } as const;
  if (median(reach) > farthest && radius * units.position.m <= max) {
    notebook.add({
      effect: 'told',
      table: 'organisations',
      received,
      message: `${names.x} and ${names.y} go up to ${largest}, which is no place on earth in km: they were read as metres`,
      remedy: 'write km in the table, if they are no metres',
    });
    return 'm';
  }
  const fail = (message: string, answers: NonNullable<Parameters<Notebook['add']>[0]['answers']>): void =>
    notebook.add({
      effect: 'failed',
      table: 'organisations',
      received,
      message,
      remedy: 'say which they are',
      answers,
    });
  if (radius > max && radius * units.position.m <= max)
    fail(
      `${names.x} and ${names.y} go up to ${largest}: as km, the region would reach ${round(radius)} km around its centre, beyond the ${max} km of the model`,
      [asMetres, asKilometres],
    );
  const areDegrees = points.every(({ x, y }) => Math.abs(x) <= 180 && Math.abs(y) <= 90);
  if (areDegrees && radius > 0 && radius < smallRadius && offset > 2 * radius)
    fail(
      `${names.x} and ${names.y} may be longitude and latitude: as km, all organisations lie within ${round(radius)} km of a point ${round(offset)} km from the origin`,
      [
        {
          meaning: `degrees: a region of about ${round(radius * perDegree)} km around its centre`,
          map: { lon: names.x, lat: names.y, x: switchedOff, y: switchedOff },
        },
        asKilometres,
      ],
    );
  return 'km';
}

/** Radius of the even disc with the median distance of the points, and how far their centre is from the origin. */
function spread(points: readonly Point[]): { radius: number; offset: number } {
  const centre = { x: median(points.map(({ x }) => x)), y: median(points.map(({ y }) => y)) };
  const distances = points.map(({ x, y }) => Math.hypot(x - centre.x, y - centre.y));
  // Half of an even disc lies within the radius over √2.
  return { radius: Math.SQRT2 * median(distances), offset: Math.hypot(centre.x, centre.y) };
}

/** A few wrong coordinates do not move it. */
function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return (sorted[Math.floor(middle)] + sorted[Math.ceil(middle)]) / 2;
}

const round = (km: number): number => Number(km.toPrecision(3));
