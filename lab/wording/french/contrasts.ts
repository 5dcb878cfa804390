import type { ShownMeasure } from '../../report/shown-measures.ts';
import type { Wording } from '../wording.ts';
import { ofArm, phraseOf } from './arms.ts';
import { tables } from './tables.ts';

const names: Readonly<Record<string, string>> = tables.measures.names satisfies Record<ShownMeasure, string>;

/** What a study looks at: an outcome of one set of rules, or the difference between two. */
export const contrasts: Wording['contrasts'] = {
  outcome: (key, label) => {
    const name = names[key] ?? label;
    return name.charAt(0).toLowerCase() + name.slice(1);
  },
  of: (outcome, arm) => `${outcome} ${ofArm(arm)}`,
  gap: (outcome, arm, baseline) =>
    `l’écart ${ofOutcome(outcome)} entre ${phraseOf(arm)} et ${phraseOf(baseline)}`,
  points: 'points',
  // The plural begins at 2.
  inPoints: (value, size) => `${size} ${Math.abs(value) < 2 ? 'point' : 'points'}`,
};

/** After “de”, which loses its vowel before another. */
function ofOutcome(outcome: string): string {
  return /^[aeéiou]/.test(outcome) ? `d’${outcome}` : `de ${outcome}`;
}
