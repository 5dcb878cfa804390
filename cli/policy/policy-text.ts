import type { PolicyAnswer } from '../../lab/policy/policy-answer.ts';
import { policyVerdict } from '../../lab/policy/policy-verdict.ts';
import { euros } from '../../lab/policy/policy-wording.ts';
import { isDetermined } from '../../lab/statistics/support.ts';
import type { Output } from '../session.ts';
import { wrap } from '../text/wrap.ts';
import { chargedTable, effectsTable, gainTable, originTable } from './policy-tables.ts';

/** An answer for people: the words first, then the tables behind them. */
export function policyText(answer: PolicyAnswer, output: Output): string {
  const { title, scenario, money, arm, confidence, years } = answer;
  const { colours, width } = output;
  const percent = Number((100 * confidence).toFixed(6));
  const section = (heading: string, note: string, body: string) =>
    `${colours.bold(heading)}\n${colours.dim(wrap(note, width))}\n\n${body}`;
  const isSpent = answer.mixes.some(({ perEuroSpent }) => perEuroSpent !== undefined);
  const charged = chargedTable(answer, output);
  const when = `${euros(money.budget)} a year in months ${money.from + 1} to ${money.to + 1}`;
  return [
    `${title} ${colours.dim(`(${scenario}, ${arm} arm)`)}`,
    words(answer, output),
    section(
      'Effect of each euro spent',
      `${when}, against the same region without it. Turnover and value added over ${years.branch} years; jobs in the last year, per million € in all; in brackets ${percent} % intervals${hasAllIntervals(answer) ? '' : ', – where the replications support none'}. An asterisk marks an effect beyond chance, to the good or to the bad, corrected for the number of ways.`,
      effectsTable(answer, output),
    ),
    ...(charged === ''
      ? []
      : [
          section(
            'Effect of each euro charged',
            'Every way is charged the same, and gives back what it cannot use.',
            charged,
          ),
        ]),
    ...(isSpent
      ? [
          section(
            'Who sells more',
            '€ of turnover per € spent: by kind, by size of company, by market. An arrow marks what chance alone would seldom make, taken one by one.',
            gainTable(answer, output),
          ),
          section(
            'Where the business comes from',
            '€ at reference prices per € spent: demand that is new, and by how much less is lost for each cause. Work bought outside is won by the region and done by others.',
            originTable(answer, output),
          ),
        ]
      : []),
  ].join('\n\n');
}

function hasAllIntervals({ mixes }: PolicyAnswer): boolean {
  return mixes.every(({ perEuroSpent }) => !perEuroSpent || Object.values(perEuroSpent).every(isDetermined));
}

/** The answer stands out, the caution stands back. */
function words(answer: PolicyAnswer, { colours, width }: Output): string {
  const byLine = (text: string, tone: (line: string) => string) => text.split('\n').map(tone).join('\n');
  return policyVerdict(answer)
    .map(({ topic, text }) => {
      const wrapped = wrap(text, width);
      if (topic === 'answer') return byLine(wrapped, colours.bold);
      return topic === 'caution' ? byLine(wrapped, colours.dim) : wrapped;
    })
    .join('\n\n');
}
