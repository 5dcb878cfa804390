/**
 * Shocks: what goes wrong strikes every arm on the same day, with the same luck.
 *
 * Proposition  P13 (resists shocks)
 * Source       MODEL 6
 */
import type { Context } from '../context.ts';
import { lossOfBestConnected } from '../shocks/best-connected.ts';
import { creditSqueeze } from '../shocks/credit.ts';
import { demandFall } from '../shocks/demand.ts';
import { frontierJump } from '../shocks/frontier.ts';
import { closureOfInstitutions } from '../shocks/institutions.ts';
import { randomLoss } from '../shocks/random-loss.ts';
import type { Shock } from '../shocks/shock.ts';
import type { ShockName } from '../timeline.ts';
import { type Mechanism, declaredBy } from './mechanism.ts';

/** Every shock by its name. */
export const shockKinds: Readonly<Record<ShockName, Shock>> = {
  demand: demandFall,
  frontier: frontierJump,
  credit: creditSqueeze,
  institutions: closureOfInstitutions,
  'best-connected': lossOfBestConnected,
  'random-loss': randomLoss,
};

export const shocks: Mechanism = { name: 'shocks', ...declaredBy(Object.values(shockKinds)), apply: strike };

function strike(context: Context): void {
  const { timeline, branch } = context.conditions;
  if (!timeline.shocks) return;
  const now = context.step - branch;
  for (const shock of timeline.shocks) {
    if (now < shock.step || now >= shock.step + shock.steps) continue;
    const kind = shockKinds[shock.shock];
    if (kind.lasts || now === shock.step) kind.apply(context, shock);
  }
}
