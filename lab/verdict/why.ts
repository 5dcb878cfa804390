import { type Cause, type Comparison, causes } from '../comparison.ts';
import type { Finding } from './finding.ts';
import { armPhrases, capital, enumeration, figure, isUndecided } from './wording.ts';

const lossPhrases: Readonly<Record<Cause, string>> = {
  unseen: 'because nobody noticed',
  unwilling: 'for want of will',
  noSkill: 'for want of a known skill',
  noRoom: 'for want of room',
  outbid: 'to rivals',
  defected: 'because a partner defected',
};

/** Which causes of loss shrink and grow against isolated, the largest first. */
export function whyFindings({ arms, headline }: Comparison): Finding[] {
  const { ledgerChanges } = arms[headline.arm]!;
  const decided = causes
    .map((cause) => ({ cause, change: ledgerChanges[cause] }))
    .filter(({ change }) => !isUndecided(change))
    .sort((a, b) => Math.abs(b.change.mean) - Math.abs(a.change.mean));
  const list = (sign: number, word: string) =>
    enumeration(
      decided
        .filter(({ change }) => Math.sign(change.mean) === sign)
        .map(({ cause, change }) => `${figure(Math.abs(change.mean), 1)} ${word} ${lossPhrases[cause]}`),
    );
  const fewer = list(-1, 'fewer');
  const more = list(1, 'more');
  if (!fewer && !more) {
    return [{ topic: 'why', text: 'No cause of lost opportunities differs from isolated beyond chance.' }];
  }
  const subject = armPhrases[headline.arm];
  const first = `Of every 100 opportunities, weighed by value, ${subject} loses ${fewer || more}.`;
  if (!fewer || !more) return [{ topic: 'why', text: first }];
  const second = `${capital(subject)} also loses ${more}: what is no longer lost at one stage can still be lost at a later one.`;
  return [
    { topic: 'why', text: first },
    { topic: 'why', text: second },
  ];
}
