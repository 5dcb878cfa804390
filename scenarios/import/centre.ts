import { registry } from '#sim-core';
import { roundKilometres } from './project.ts';
import type { Notebook } from './report.ts';

/** Distance in km from the centre beyond which a position is probably a mistake in a coordinate. */
const farAway = 1000;

interface Placed {
  readonly id: string;
  x?: number;
  y?: number;
}

/**
 * Puts the origin in the centre of all positions, where the model’s newcomers settle.
 *
 * @returns radius in km of the even disc that has the spread of the positions; undefined without two positions, or
 *   beyond the range of the model
 */
export function centre(organisations: readonly Placed[], notebook: Notebook): number | undefined {
  const placed = organisations.flatMap((organisation) => {
    const { x, y } = organisation;
    return x === undefined || y === undefined ? [] : [{ organisation, x, y }];
  });
  if (placed.length < 2) return undefined;
  const meanX = placed.reduce((sum, { x }) => sum + x, 0) / placed.length;
  const meanY = placed.reduce((sum, { y }) => sum + y, 0) / placed.length;
  const far: string[] = [];
  let squares = 0;
  for (const { organisation, x, y } of placed) {
    organisation.x = roundKilometres(x - meanX);
    organisation.y = roundKilometres(y - meanY);
    const square = organisation.x * organisation.x + organisation.y * organisation.y;
    squares += square;
    if (square > farAway * farAway) far.push(organisation.id);
  }
  const tell = (received: string, message: string, remedy: string): void =>
    notebook.add({ effect: 'told', table: 'organisations', received, message, remedy });
  if (far.length > 0)
    tell(
      far.slice(0, 10).join(', '),
      `organisations more than ${farAway} km from the centre of all: ${far.length}; their positions were kept`,
      'check the sign and the order of lat and lon',
    );
  // The mean squared distance from the centre of an even disc is half the square of its radius.
  const radius = Math.round(Math.sqrt((2 * squares) / placed.length) * 10) / 10;
  const { max, value } = registry.regionRadius;
  if (radius > max) {
    tell(
      `${radius} km`,
      `an even disc with the spread of the positions has ${radius} km, beyond the ${max} km of the model: newcomers settle in its own ${value} km`,
      'check the coordinates',
    );
    return undefined;
  }
  tell(
    `${radius} km`,
    `positions are km from the centre of all; an even disc of ${radius} km has their spread: newcomers settle in it`,
    'set regionRadius in the document, if the region is known',
  );
  return radius;
}
