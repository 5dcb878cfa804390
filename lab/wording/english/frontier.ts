import type { Arm } from '#sim-core';
import { armPhrases, capital } from '../../verdict/wording.ts';

/** A crossing as it is told: a place on the first axis, and where the second crosses it. */
export interface ToldCrossing {
  readonly x: string;
  readonly y: string;
  readonly low: string;
  readonly high: string;
}

const compared = (more: 'more' | 'less', outcome: string, arm: Arm, baseline: Arm) =>
  `${capital(armPhrases[arm])} has ${more} ${outcome} than ${armPhrases[baseline]}`;

/** The map of where a difference between two arms changes its sign. */
export const frontier = {
  side: (name: string, low: string, high: string) => `${name} ${low} to ${high}`,
  value: (name: string, value: string) => `${name} ${value}`,
  share: (share: string, interval: string, low: string, high: string) =>
    `${share} (${interval} ${low} to ${high})`,
  everywhere: (direction: 'more' | 'less', outcome: string, arm: Arm, baseline: Arm, box: string) =>
    `${compared(direction, outcome, arm, baseline)} everywhere over ${box}.`,
  onShare: (share: string, outcome: string, arm: Arm, baseline: Arm, box: string) =>
    `${compared('more', outcome, arm, baseline)} on ${share} of the box over ${box}; on the rest it has less.`,

  outside: 'The scenario’s own point lies outside the box.',
  certain: 'the sign is certain',
  uncertain: (probability: string) => `the sign is not: the probability of more is ${probability}`,
  here: (own: string, size: string, error: string, sure: string) =>
    `The scenario itself lies at ${own}: ${size} (standard error ${error}); ${sure}.`,

  edge: (x: string, y: string, crossings: readonly ToldCrossing[]) =>
    `The frontier runs ${crossings.map((at) => `at ${x} ${at.x} where ${y} is ${at.y} (${at.low} to ${at.high})`).join(', ')}.`,
  aheadBelow: (arm: Arm) => `${capital(armPhrases[arm])} is ahead below it.`,

  certainty: (confidence: string, share: string, pairs: number, places: number, replications: number) =>
    `The sign is certain at ${confidence} on ${share} of the box, from ${pairs} pairs of runs at ${places} places, each place with ${replications} pairs of luck of its own.`,
  failed: (pairs: number) => `${pairs} pairs could not be run and are left out.`,

  title: (arm: Arm, share: string) => `${capital(armPhrases[arm])} is ahead on ${share} of the box`,
  ahead: (arm: Arm) => `${capital(armPhrases[arm])} is ahead`,
  lines: (confidence: string) => `━ frontier; ┅ where the sign is certain at ${confidence}`,
  points: '◆ the scenario itself; · places that were run',
  name: (contrast: string) => `Map of ${contrast}`,
  description: (box: string, arm: Arm, share: string, certain: string) =>
    `Over ${box}: ${armPhrases[arm]} is ahead on ${share}; the sign is certain on ${certain}.`,
  youAreHere: 'you are here',
  shades: (contrast: string) => `${capital(contrast)}: the darker a side, the surer it is ahead.`,
  places: (pairs: number, places: number, replications: number, seed: string) =>
    `${pairs} pairs of runs at ${places} places chosen near the frontier, each with ${replications} pairs of luck of its own, seed ${seed}.`,
  between: (noise: string, interval: string) =>
    `Between places a Gaussian process is fitted (Matérn 5/2, noise of one pair ±${noise}); the band is its ${interval}.`,
};
