/**
 * What the application needs to plan a sweep. A module of its own, so that what it loads when needed does not draw the
 * whole kernel into what it loads at the start.
 */
export { loadStoredSweep } from './stored-sweep.ts';
export { referencesOf } from '../../lab/sweep/load-sweep.ts';
export { estimate, pilotOf, sizeOf } from '../../lab/sweep/plan.ts';
