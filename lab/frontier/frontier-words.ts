import { contrastUnit, outcomeName, sampleWords } from '../sensitivity/contrast.ts';
import { decimalsOf, figure } from '../verdict/wording.ts';
import { english } from '../wording/english.ts';
import type { Wording } from '../wording/wording.ts';
import type { Crossing } from './crossings.ts';
import { type Axis, type Frontier, valuesAt } from './run-frontier.ts';

/** What a frontier says, sentence by sentence: which side is how large, where the scenario lies, how sure that is. */
export function frontierWords(frontier: Frontier, wording: Wording = english): string[] {
  return [
    sides(frontier, wording),
    here(frontier, wording),
    edge(frontier, wording),
    certainty(frontier, wording),
    ...sampleWords(frontier.trial, wording),
  ].filter((text) => text !== '');
}

/** A value of an axis with as many decimals as its length deserves. */
export function axisValue({ factor, min, max }: Axis, value: number, { numbers }: Wording = english): string {
  const decimals =
    factor.valueOf(0.37) === Math.round(Number(factor.valueOf(0.37))) && max - min >= 5 ? 0 : undefined;
  const deserved = Math.max(0, Math.min(4, Math.ceil(2 - Math.log10(max - min))));
  return figure(value, decimals ?? deserved, numbers.locale);
}

/** The box in words, as in `fidelity 0.7 to 1 and headquartersSlots 0 to 60`. */
export function boxPhrase({ axes }: Frontier, wording: Wording = english): string {
  const { frontier, numbers } = wording;
  return numbers.enumeration(
    axes.map((axis) =>
      frontier.side(nameOf(axis, wording), shortened(axis.min, wording), shortened(axis.max, wording)),
    ),
  );
}

/** A number as people type it. */
function shortened(value: number, { numbers }: Wording): string {
  return Number(value.toPrecision(6)).toLocaleString(numbers.locale, { maximumFractionDigits: 6 });
}

/** What people read on an axis: the parameter’s name, or the pointer of what else is varied. */
export function nameOf({ factor }: Axis, { parameters }: Wording = english): string {
  const parameter = factor.pointer.replace('/parameters/', '');
  return parameter.startsWith('/') ? factor.pointer : parameters.name(parameter);
}

/** A share of the box with its interval. */
export function sharePhrase({ map, confidence }: Frontier, wording: Wording = english): string {
  const { estimate, low, high } = map.share;
  const [share, from, to] = [estimate, low, high].map((each) => percent(each, wording));
  return wording.frontier.share(share, wording.numbers.intervalName(confidence), from, to);
}

export function percent(share: number, { numbers }: Wording = english): string {
  const value = 100 * share;
  const decimals = value > 0 && (value < 1 || (value > 99 && value < 100)) ? 1 : 0;
  return numbers.percent(figure(value, decimals, numbers.locale));
}

/** As in `95 %`. */
export function confidencePercent(confidence: number, { numbers }: Wording): string {
  return numbers.percent((100 * confidence).toLocaleString(numbers.locale, { maximumFractionDigits: 6 }));
}

function sides(frontier: Frontier, wording: Wording): string {
  const { trial, map } = frontier;
  const { arm, baseline } = trial.contrast;
  const compared = [
    outcomeName(trial.contrast, wording),
    arm,
    baseline!,
    boxPhrase(frontier, wording),
  ] as const;
  if (map.above > 0.999) return wording.frontier.everywhere('more', ...compared);
  if (map.below > 0.999) return wording.frontier.everywhere('less', ...compared);
  return wording.frontier.onShare(sharePhrase(frontier, wording), ...compared);
}

function here({ trial, axes, here: cell, confidence }: Frontier, wording: Wording): string {
  const { frontier: texts, numbers } = wording;
  if (!cell) return texts.outside;
  const own = axes.map((axis) =>
    axis.own === undefined ? '' : texts.value(nameOf(axis, wording), shortened(axis.own, wording)),
  );
  const tail = (1 - confidence) / 2;
  const unit = contrastUnit(trial.contrast);
  const decimals = decimalsOf(2 * cell.deviation);
  const size = `${cell.mean < 0 ? '−' : '+'}${figure(Math.abs(cell.mean), decimals, numbers.locale)}`;
  const sure =
    cell.probability > 1 - tail || cell.probability < tail
      ? texts.certain
      : texts.uncertain(percent(cell.probability, wording));
  return texts.here(
    numbers.enumeration(own),
    unit === '%' ? numbers.percent(size) : `${size} ${unit}`,
    figure(cell.deviation, decimals, numbers.locale),
    sure,
  );
}

/** Some crossings told in words; the table has the others. */
function edge({ axes, crossings, trial }: Frontier, wording: Wording): string {
  if (crossings.length === 0) return '';
  const told = evenly(crossings, 3).map((crossing) => {
    const { x, y, low, high } = crossingValues(axes, crossing);
    const [across, at, from, to] = [
      axisValue(axes[0], x, wording),
      ...[y, low, high].map((value) => axisValue(axes[1], value, wording)),
    ];
    return { x: across, y: at, low: from, high: to };
  });
  const side = crossings.every(({ isAboveBefore }) => isAboveBefore)
    ? ` ${wording.frontier.aheadBelow(trial.contrast.arm)}`
    : '';
  return `${wording.frontier.edge(nameOf(axes[0], wording), nameOf(axes[1], wording), told)}${side}`;
}

function certainty(frontier: Frontier, wording: Wording): string {
  const { map, pairs, exploration, failures, confidence, trial } = frontier;
  const { frontier: texts } = wording;
  const told = texts.certainty(
    confidencePercent(confidence, wording),
    percent(1 - map.uncertain, wording),
    pairs,
    exploration.sights.length,
    trial.replications,
  );
  return failures === 0 ? told : `${told} ${texts.failed(failures)}`;
}

/** Some of a list, evenly apart, the ends included. */
export function evenly<Item>(items: readonly Item[], count: number): Item[] {
  if (items.length <= count) return [...items];
  return Array.from({ length: count }, (_, i) => items[Math.round((i * (items.length - 1)) / (count - 1))]);
}

/** A crossing in the units of the axes. */
export function crossingValues(axes: Frontier['axes'], { x, y, low, high }: Crossing) {
  const at = (place: number) => valuesAt(axes, [0, place])[1];
  return { x: valuesAt(axes, [x, 0])[0], y: at(y), low: at(low), high: at(high) };
}
