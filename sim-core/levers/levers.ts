import type { LeverName } from '../timeline.ts';
import { broker } from './broker.ts';
import { events } from './events.ts';
import { exportPromotion } from './exports.ts';
import { grants } from './grants.ts';
import { infrastructure } from './infrastructure.ts';
import { investment } from './investment.ts';
import type { Lever } from './lever.ts';
import { listing } from './listing.ts';
import { research } from './research.ts';
import { trainingPlaces } from './training.ts';

/** Every lever by its name. */
export const levers: Readonly<Record<LeverName, Lever>> = {
  broker,
  events,
  infrastructure,
  training: trainingPlaces,
  research,
  investment,
  exports: exportPromotion,
  grants,
  platform: listing,
};
