import type { DocumentShock } from '#scenarios';
import { english } from '../wording/english.ts';
import type { Wording } from '../wording/wording.ts';

/** The shocks that a study strikes with unless told otherwise, as they are named. */
export const usualShockNames = [
  'demand',
  'frontier',
  'credit',
  'institutions',
  'best-connected',
  'random-loss',
  'best-connected-loss',
] as const;
export type UsualShockName = (typeof usualShockNames)[number];

/** Share of all organisations that the two losses take. */
const lostShare = 0.05;
const lastingMonths = 24;

/**
 * A shock as a document has it.
 *
 * @param at month in which it strikes, from 0 at the branch
 * @param organisations simulated at the start; a loss takes at least one of them
 * @param sample how many of the region each of them stands for
 */
export function usualShock(
  name: UsualShockName,
  at: number,
  organisations: number,
  sample = 1,
): DocumentShock {
  const one = Math.round(sample);
  const many = Math.round(sample * Math.max(1, Math.round(lostShare * organisations)));
  switch (name) {
    case 'demand':
      return { shock: 'demand', at, months: lastingMonths, size: 0.3 };
    case 'frontier':
      return { shock: 'frontier', at, size: 0.1 };
    case 'credit':
      return { shock: 'credit', at, months: lastingMonths, size: 0.5 };
    case 'institutions':
      return { shock: 'institutions', at, size: one };
    case 'best-connected':
      return { shock: 'best-connected', at, size: one };
    case 'random-loss':
      return { shock: 'random-loss', at, size: many };
    case 'best-connected-loss':
      return { shock: 'best-connected', at, size: many };
  }
}

/** As people would say it, as in `a fall of demand by 30 % for 24 months`. */
export function shockPhrase(shock: DocumentShock, { resilience }: Wording = english): string {
  return resilience.shock(shock);
}
