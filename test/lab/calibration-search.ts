import { type CalibrationSearch, type Fit, distanceOf } from '../../lab/studies/calibration.ts';
import { isolatedTargets } from '../../lab/studies/isolated-targets.ts';

/** A search as it could have gone: three looks, the last of which misses one target. */
export function calibrationSearch(): CalibrationSearch {
  const lookAt = (rivalFit: number, deaths: number): Fit => {
    const achieved = isolatedTargets.map(({ name, low, high }) =>
      name === 'deaths' ? deaths : (low + high) / 2,
    );
    const samples = achieved.map((mean) => [0.9 * mean, 1.1 * mean]);
    return { values: { rivalFit }, samples, achieved, distance: distanceOf(isolatedTargets, achieved) };
  };
  const looks = [lookAt(0.45, 15), lookAt(0.46, 13), lookAt(0.47, 7.5)];
  return { fit: looks[2], looks, replications: 2 };
}
