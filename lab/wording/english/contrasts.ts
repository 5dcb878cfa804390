import type { Arm } from '#sim-core';
import { armPhrases } from '../../verdict/wording.ts';

/** What a study looks at: an outcome of one arm, or the difference between two. */
export const contrasts = {
  /** Amid a sentence. @param key of a measure, or the name of a formula */
  outcome: (_key: string, label: string) => label.charAt(0).toLowerCase() + label.slice(1),
  of: (outcome: string, arm: Arm) => `${outcome} of ${armPhrases[arm]}`,
  gap: (outcome: string, arm: Arm, baseline: Arm) =>
    `the gap of ${outcome} between ${armPhrases[arm]} and ${armPhrases[baseline]}`,
  /** Of a difference in per cent. */
  points: 'points',
  inPoints: (_value: number, size: string) => `${size} points`,
};
