import { type Comparison, causes } from '../comparison.ts';
import type { Wording } from '../wording/wording.ts';
import type { Finding } from './finding.ts';
import { figure, isUndecided } from './wording.ts';

/** Which causes of loss shrink and grow against isolated, the largest first. */
export function whyFindings({ arms, headline }: Comparison, { numbers, verdict }: Wording): Finding[] {
  const { ledgerChanges } = arms[headline.arm]!;
  const decided = causes
    .map((cause) => ({ cause, change: ledgerChanges[cause] }))
    .filter(({ change }) => !isUndecided(change))
    .sort((a, b) => Math.abs(b.change.mean) - Math.abs(a.change.mean));
  const list = (sign: number, direction: 'more' | 'fewer') =>
    numbers.enumeration(
      decided
        .filter(({ change }) => Math.sign(change.mean) === sign)
        .map(({ cause, change }) =>
          verdict.loss(figure(Math.abs(change.mean), 1, numbers.locale), direction, cause),
        ),
    );
  const fewer = list(-1, 'fewer');
  const more = list(1, 'more');
  if (!fewer && !more) return [{ topic: 'why', text: verdict.noCause }];
  const first = verdict.loses(headline.arm, fewer || more);
  if (!fewer || !more) return [{ topic: 'why', text: first }];
  return [
    { topic: 'why', text: first },
    { topic: 'why', text: verdict.alsoLoses(headline.arm, more) },
  ];
}
