import type { ParameterName } from '#sim-core';
import type { Estimate } from '#lab';
import type { RankedRow } from '../../lab/sensitivity/rank.ts';
import type { Sensitivity } from '../../lab/sensitivity/run-sensitivity.ts';
import { cornerOf, leftOutWords, sensitivityWords } from '../../lab/sensitivity/sensitivity-words.ts';
import { isDetermined } from '../../lab/sensitivity/share-within.ts';
import { english } from '../../lab/wording/english.ts';
import type { Output } from '../session.ts';
import { counted, signed } from '../text/numbers.ts';
import { type Column, tableOf } from '../text/table.ts';
import { wrap } from '../text/wrap.ts';
import { titleOf } from './trial-input.ts';

/** What the size of a row is, by method. */
export const sizeHeadings = { morris: 'effect (μ*)', sobol: 'total share', pawn: 'distance' } as const;

/** A ranking for people: in words, then as a table. */
export function sensitivityText(sensitivity: Sensitivity, shownRows: number, output: Output): string {
  const { colours, width } = output;
  const { rows } = sensitivity;
  const words = sensitivityWords(sensitivity).map((text, i) =>
    i === 0 ? colours.bold(wrap(text, width)) : wrap(text, width),
  );
  const shown = rows.slice(0, shownRows);
  const hidden = rows.length - shown.length;
  const notes = [
    ...(hidden > 0
      ? [`${counted(hidden, 'row')} more: --rows ${rows.length} shows all, --out writes them`]
      : []),
    ...leftOutWords(sensitivity),
    english.sensitivity.rule,
  ];
  return [
    titleOf(sensitivity.trial.base),
    words.join('\n\n'),
    tableOf(
      columnsOf(sensitivity),
      shown.map((row, i) => cellsOf(sensitivity, row, i + 1)),
      output,
    ),
    ...notes.map((note) => colours.dim(wrap(note, width))),
  ].join('\n\n');
}

function columnsOf({ budget }: Sensitivity): Column[] {
  const { method, isByCorner } = budget;
  const heading = isByCorner ? 'corner' : 'parameter';
  return [
    { heading: '', isNumber: true },
    { heading },
    ...(isByCorner ? [] : [{ heading: 'corner' }, { heading: 'range' }]),
    { heading: sizeHeadings[method], isNumber: true },
    { heading: '95 % interval' },
    ...(method === 'morris' && !isByCorner
      ? [
          { heading: 'mean', isNumber: true },
          { heading: 'spread', isNumber: true },
        ]
      : []),
    ...(method === 'sobol' ? [{ heading: 'first order', isNumber: true }] : []),
    { heading: '' },
  ];
}

function cellsOf({ budget, factors }: Sensitivity, row: RankedRow, rank: number): string[] {
  const { name, size, mean, deviation, first } = row;
  const factor = factors.find((each) => each.name === (name as ParameterName));
  const show = (value: number) => valueText(value, budget.method);
  return [
    String(rank),
    name,
    ...(budget.isByCorner
      ? []
      : [cornerOf(name), factor ? `${compact(factor.min)} to ${compact(factor.max)}` : '']),
    show(size.estimate),
    intervalText(size, show),
    ...(mean === undefined || budget.isByCorner ? [] : [signed(mean), show(deviation ?? 0)]),
    ...(first ? [show(first.estimate)] : []),
    remarkOf(row),
  ];
}

function remarkOf({ size, isDistinguishable }: RankedRow): string {
  if (!isDetermined(size)) return english.sensitivity.notDetermined;
  return isDistinguishable ? '' : 'not told from luck';
}

function intervalText({ low, high }: Estimate, show: (value: number) => string): string {
  if (!Number.isFinite(low)) return '–';
  return `[${show(low)} to ${show(high)}]`;
}

/** Shares in per cent, distances with two decimals, effects with one. */
function valueText(value: number, method: Sensitivity['budget']['method']): string {
  if (!Number.isFinite(value)) return '–';
  if (method === 'sobol') return `${signedSize(100 * value, 0)} %`;
  return signedSize(value, method === 'pawn' ? 2 : 1);
}

function signedSize(value: number, decimals: number): string {
  const size = Math.abs(value).toFixed(decimals);
  return value < 0 && Number(size) !== 0 ? `−${size}` : size;
}

/** Three figures that count. */
function compact(value: number): string {
  return String(Number(value.toPrecision(3)));
}
