import { none, tabled } from '../../lab/report/quantities.ts';
import {
  type EffectTest,
  type MixResult,
  type Origin,
  type PolicyAnswer,
  gainParts,
  origins,
  outcomes,
} from '../../lab/policy/policy-answer.ts';
import { meanOf, rangeOf, returnedShare } from '../../lab/policy/policy-wording.ts';
import { isDetermined } from '../../lab/statistics/support.ts';
import type { Interval } from '#lab';
import type { Output } from '../session.ts';
import { directionOf } from '../text/numbers.ts';
import { type Column, tableOf } from '../text/table.ts';

/** Given back by a way before effects per euro charged are worth a table. */
const leastReturn = 0.005;

/** Longer names of mixes are broken into lines. */
const nameColumn: Column = { heading: 'Money for\n ', width: 14 };
const outcomeColumns: readonly Column[] = [
  { heading: 'Turnover\n€ per €', isNumber: true },
  { heading: 'Value added\n€ per €', isNumber: true },
  { heading: 'Jobs per\nmillion €', isNumber: true },
];

/** What each way brings per euro spent, most turnover first. */
export function effectsTable(answer: PolicyAnswer, output: Output): string {
  const isTimed = answer.mixes.some(({ monthsToEffect }) => monthsToEffect !== undefined);
  const columns = [
    nameColumn,
    ...outcomeColumns,
    ...(isTimed ? [{ heading: 'Half in\nmonths', isNumber: true }] : []),
  ];
  const rows = ranked(answer).map(({ name, perEuroSpent, tests, monthsToEffect }) => [
    name,
    ...outcomes.map((outcome) => effectCell(perEuroSpent?.[outcome], tests[outcome], output)),
    ...(isTimed ? [monthsToEffect === undefined ? none : `${monthsToEffect}`] : []),
  ]);
  return tableOf(columns, rows, output);
}

/** What each way brings per euro charged, as far as a line of 80 has room; '' where nearly nothing was given back. */
export function chargedTable(answer: PolicyAnswer, output: Output): string {
  if (!answer.mixes.some((mix) => returnedShare(mix) >= leastReturn)) return '';
  const columns = [
    nameColumn,
    { heading: 'Given\nback', isNumber: true },
    outcomeColumns[0],
    outcomeColumns[2],
  ];
  const rows = ranked(answer).map((mix) => [
    mix.name,
    `${Math.round(100 * returnedShare(mix))} %`,
    ...(['turnover', 'jobs'] as const).map((outcome) =>
      effectCell(mix.perEuroCharged?.[outcome], mix.tests[outcome], output),
    ),
  ]);
  return tableOf(columns, rows, output);
}

/** Who sells more, € per € spent. */
export function gainTable(answer: PolicyAnswer, output: Output): string {
  const columns = [
    { heading: 'Money for', width: 14 },
    ...gainParts.map((part) => ({ heading: part.charAt(0).toUpperCase() + part.slice(1), isNumber: true })),
  ];
  const rows = ranked(answer).flatMap(({ name, gain }) =>
    gain ? [[name, ...gainParts.map((part) => markedCell(gain[part], output))]] : [],
  );
  return tableOf(columns, rows, output);
}

/** Narrow enough for a line of 80. */
const originHeadings: Readonly<Record<Origin, string>> = {
  newDemand: 'New\ndemand',
  unseen: 'Un-\nseen',
  unwilling: 'Un-\nwilling',
  noSkill: 'No\nskill',
  noRoom: 'No\nroom',
  outbid: 'Out-\nbid',
  defected: 'Defect-\ned',
};

/** Where won business comes from, € at reference prices per € spent. */
export function originTable(answer: PolicyAnswer, output: Output): string {
  const columns = [
    nameColumn,
    ...origins.map((origin) => ({ heading: originHeadings[origin], isNumber: true })),
    { heading: 'Bought\noutside', isNumber: true },
  ];
  const rows = ranked(answer).flatMap(({ name, origin, boughtOutside }) =>
    origin && boughtOutside
      ? [
          [
            name,
            ...[...origins.map((each) => origin[each]), boughtOutside].map((each) =>
              markedCell(each, output),
            ),
          ],
        ]
      : [],
  );
  return tableOf(columns, rows, output);
}

/** Most turnover per euro first; those that spent nothing last. */
function ranked({ mixes }: PolicyAnswer): MixResult[] {
  const effect = ({ perEuroSpent }: MixResult) => perEuroSpent?.turnover.mean ?? -Infinity;
  return [...mixes].sort((a, b) => (effect(b) > effect(a) ? 1 : effect(b) < effect(a) ? -1 : 0));
}

/** As in `1.2 (0.1 to 2.3)*`; marked and coloured where the effect is there beyond chance, over all ways. */
function effectCell(effect: Interval | undefined, { isMoved }: EffectTest, { colours }: Output): string {
  if (!effect) return `${none} `;
  if (effect.low === effect.high) return `${tabled(effect, 1).mean} `;
  const text = `${meanOf(effect)} (${isDetermined(effect) ? rangeOf(effect) : none})`;
  if (!isMoved) return colours.dim(`${text} `);
  return effect.mean > 0 ? colours.green(`${text}*`) : colours.red(`${text}*`);
}

/** An arrow marks what differs from 0 beyond chance, by its own interval. */
function markedCell(interval: Interval, { colours }: Output): string {
  const text = interval.low === interval.high ? tabled(interval, 1).mean : meanOf(interval);
  switch (directionOf(interval)) {
    case 'up':
      return `${text}${colours.green('↑')}`;
    case 'down':
      return `${text}${colours.red('↓')}`;
    case 'none':
      return `${text} `;
  }
}
