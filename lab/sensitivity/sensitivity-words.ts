import { registry, type ParameterName } from '#sim-core';
import { decimalsOf, figure } from '../verdict/wording.ts';
import { english } from '../wording/english.ts';
import type { Wording } from '../wording/wording.ts';
import { type LeftOut, reasons } from './choose-factors.ts';
import { contrastPhrase, sampleWords, sizeIn } from './contrast.ts';
import type { RankedRow } from './rank.ts';
import { leastParts } from './resampled-interval.ts';
import { isDetermined } from './share-within.ts';
import type { Sensitivity } from './run-sensitivity.ts';

/** Parameters that are told by name. */
const told = 5;

/** What a ranking says, sentence by sentence. */
export function sensitivityWords(sensitivity: Sensitivity, wording: Wording = english): string[] {
  return [
    ...findings(sensitivity, wording),
    caution(sensitivity, wording),
    ...sampleWords(sensitivity.trial, wording),
  ].filter((text) => text !== '');
}

function findings(sensitivity: Sensitivity, wording: Wording): string[] {
  if (sensitivity.isFlat) return [flat(sensitivity, wording)];
  if (sensitivity.rows.some(({ size }) => !isDetermined(size))) return [tooSmall(sensitivity, wording)];
  return [
    most(sensitivity, wording),
    rest(sensitivity, wording),
    firstOrders(sensitivity, wording),
    pairs(sensitivity, wording),
  ];
}

function flat(sensitivity: Sensitivity, wording: Wording): string {
  const { rows, trial, budget, mean } = sensitivity;
  const size = sizeIn(trial.contrast, mean, decimalsOf(Math.abs(mean)), wording);
  return wording.sensitivity.flat(
    rows.length,
    budget.isByCorner,
    contrastPhrase(trial.contrast, wording),
    size,
  );
}

/** Shares are parts of one variance: where one of them is impossible, none is told. */
function tooSmall(sensitivity: Sensitivity, wording: Wording): string {
  const { rows, trial, budget } = sensitivity;
  const lacking = rows.filter(({ size }) => !isDetermined(size));
  return wording.sensitivity.tooSmall({
    count: rows.length,
    isGroup: budget.isByCorner,
    subject: contrastPhrase(trial.contrast, wording),
    names: lacking.slice(0, told).map(({ name }) => rowName(sensitivity, name, wording)),
    lacking: lacking.length,
    rows: budget.size,
    next: nextSize(budget.size),
  });
}

/** Four times the rows halve an interval; powers of two keep the balance of the design. */
function nextSize(rows: number): number {
  let size = 1;
  while (size < 4 * rows) size *= 2;
  return size;
}

function firstOrders(sensitivity: Sensitivity, wording: Wording): string {
  const { rows, budget } = sensitivity;
  const lacking = rows.filter(({ first }) => first && !isDetermined(first)).length;
  return lacking === 0 ? '' : wording.sensitivity.firstOrders(lacking, budget.isByCorner, budget.size);
}

/** A size as its method measures it: points of the outcome, per cent of the variance, or a distance. */
function sizeText({ budget, trial }: Sensitivity, value: number, reach: number, wording: Wording): string {
  const { locale, percent } = wording.numbers;
  if (budget.method === 'pawn') return figure(value, 2, locale);
  if (budget.method === 'sobol') return percent(figure(100 * value, decimalsOf(100 * reach) - 1, locale));
  return sizeIn(trial.contrast, value, decimalsOf(reach), wording);
}

/** A row as people read it: a parameter, or a corner of them. */
export function rowName({ budget }: Sensitivity, name: string, { parameters }: Wording): string {
  return budget.isByCorner ? parameters.corner(name) : parameters.name(name);
}

/** The largest that can be told from luck, and whether none that cannot is larger. */
function leadersOf({ rows }: Sensitivity) {
  const leaders = rows.filter(({ isDistinguishable }) => isDistinguishable).slice(0, told);
  return { leaders, isTop: leaders.every((row, i) => row === rows[i]) };
}

function most(sensitivity: Sensitivity, wording: Wording): string {
  const { rows, trial, budget } = sensitivity;
  const { sensitivity: texts } = wording;
  const { leaders, isTop } = leadersOf(sensitivity);
  const subject = contrastPhrase(trial.contrast, wording);
  if (leaders.length === 0) return texts.none(rows.length, budget.isByCorner, subject);
  const effects = leaders.map((row) => ({
    name: rowName(sensitivity, row.name, wording),
    size: leadText(sensitivity, row, wording),
  }));
  return texts.most(rows.length, budget.isByCorner, subject, effects, isTop, budget.method);
}

function leadText(sensitivity: Sensitivity, { size, mean }: RankedRow, wording: Wording): string {
  const halfWidth = (size.high - size.low) / 2;
  const text = sizeText(
    sensitivity,
    size.estimate,
    Number.isFinite(halfWidth) ? halfWidth : size.estimate,
    wording,
  );
  if (mean === undefined) return text;
  const isOneWay = Math.abs(mean) > 0.8 * size.estimate;
  return isOneWay ? `${mean > 0 ? '+' : '−'}${text}` : wording.sensitivity.eitherWay(text);
}

function rest(sensitivity: Sensitivity, wording: Wording): string {
  const { rows, floor, budget } = sensitivity;
  const { leaders } = leadersOf(sensitivity);
  const others = rows.filter((row) => !leaders.includes(row));
  if (others.length === 0) return '';
  const largest = others[0].size.estimate;
  return wording.sensitivity.rest({
    count: others.length,
    blurred: others.filter(({ isDistinguishable }) => !isDistinguishable).length,
    method: budget.method,
    largest: sizeText(sensitivity, largest, largest, wording),
    floor: sizeText(sensitivity, floor, floor, wording),
  });
}

function pairs(sensitivity: Sensitivity, wording: Wording): string {
  const { sensitivity: texts, numbers } = wording;
  const { pairShares } = sensitivity;
  const clear = pairShares.filter(({ share }) => share.low > 0);
  if (pairShares.length === 0) return '';
  if (clear.length === 0) return texts.noPairs;
  const list = clear.slice(0, 3).map(({ names, share }) =>
    texts.pair(
      names.map((name) => rowName(sensitivity, name, wording)),
      numbers.percent(figure(100 * share.estimate, 0, numbers.locale)),
    ),
  );
  return texts.pairs(numbers.enumeration(list));
}

/** Sizes from which intervals are narrow. */
const ample = { morris: 20, sobol: 256, pawn: 500 } as const;

function caution({ budget, points, pairs: count, trial }: Sensitivity, wording: Wording): string {
  const { sensitivity: texts, numbers } = wording;
  const { method, size } = budget;
  const [counted, runs] = [points, count].map((each) => figure(each, 0, numbers.locale));
  const from = texts.caution(method, size, counted, trial.replications, runs);
  const least = leastParts();
  if (size < least) return `${from} ${texts.isTooSmall(least)}`;
  return size < ample[method] ? `${from} ${texts.isSmall}` : from;
}

/** Why the others were not varied, a line for each reason. */
export function leftOutWords({ leftOut, narrowed }: Sensitivity, wording: Wording = english): string[] {
  const { sensitivity: texts, parameters } = wording;
  const list = (names: readonly string[]) => names.map((name) => parameters.name(name)).join(', ');
  const lines = reasons.flatMap((reason) => {
    const names = leftOut.filter((each: LeftOut) => each.reason === reason).map(({ name }) => name);
    return names.length === 0 ? [] : [texts.leftOut(names.length, reason, list(names))];
  });
  return narrowed.length === 0 ? lines : [...lines, texts.narrowed(narrowed.length, list(narrowed))];
}

/** The corner of a row, for parameters alone. */
export function cornerOf(name: string): string {
  return Object.hasOwn(registry, name) ? registry[name as ParameterName].corner : '';
}
