export interface Degrees {
  readonly lat: number;
  readonly lon: number;
}

export interface Kilometres {
  readonly x: number;
  readonly y: number;
}

/** Mean radius of the earth in km (IUGG). */
const earthRadius = 6371.0088;
const perDegree = Math.PI / 180;
/** Positions are rounded to the metre, so that engines whose sines differ in the last bit agree. */
const perMetre = 1000;

/**
 * Places on a plane around their centre: distances and directions from the centre are true.
 *
 * Source  Snyder, J. P. (1987) Map Projections, azimuthal equidistant, sphere
 * Range   latitude in [−90, 90], longitude in [−180, 180]; km east and north
 */
export function project(places: readonly Degrees[]): Kilometres[] {
  const centre = centreOf(places);
  return places.map((place) => projectOne(place, centre));
}

/** The mean direction from the middle of the earth: right across the date line, too. */
function centreOf(places: readonly Degrees[]): Degrees {
  let [x, y, z] = [0, 0, 0];
  for (const { lat, lon } of places) {
    x += Math.cos(lat * perDegree) * Math.cos(lon * perDegree);
    y += Math.cos(lat * perDegree) * Math.sin(lon * perDegree);
    z += Math.sin(lat * perDegree);
  }
  return { lat: Math.atan2(z, Math.hypot(x, y)) / perDegree, lon: Math.atan2(y, x) / perDegree };
}

function projectOne({ lat, lon }: Degrees, centre: Degrees): Kilometres {
  const [phi, phi0, lambda] = [lat * perDegree, centre.lat * perDegree, (lon - centre.lon) * perDegree];
  const east = Math.cos(phi) * Math.sin(lambda);
  const north = Math.cos(phi0) * Math.sin(phi) - Math.sin(phi0) * Math.cos(phi) * Math.cos(lambda);
  const up = Math.sin(phi0) * Math.sin(phi) + Math.cos(phi0) * Math.cos(phi) * Math.cos(lambda);
  const sine = Math.hypot(east, north);
  const stretch = sine === 0 ? 0 : (earthRadius * Math.atan2(sine, up)) / sine;
  return { x: roundKilometres(stretch * east), y: roundKilometres(stretch * north) };
}

/** To the metre. */
export function roundKilometres(km: number): number {
  // Adding 0 turns −0 into 0.
  return Math.round(km * perMetre) / perMetre + 0;
}
