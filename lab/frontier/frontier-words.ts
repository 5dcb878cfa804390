import { contrastUnit } from '../sensitivity/contrast.ts';
import { armPhrases, capital, decimalsOf, figure, intervalName } from '../verdict/wording.ts';
import type { Crossing } from './crossings.ts';
import { type Axis, type Frontier, valuesAt } from './run-frontier.ts';

/** What a frontier says, sentence by sentence: which side is how large, where the scenario lies, how sure that is. */
export function frontierWords(frontier: Frontier): string[] {
  return [sides(frontier), here(frontier), edge(frontier), certainty(frontier)].filter((text) => text !== '');
}

/** A value of an axis with as many decimals as its length deserves. */
export function axisValue({ factor, min, max }: Axis, value: number): string {
  const decimals =
    factor.valueOf(0.37) === Math.round(Number(factor.valueOf(0.37))) && max - min >= 5 ? 0 : undefined;
  return figure(value, decimals ?? Math.max(0, Math.min(4, Math.ceil(2 - Math.log10(max - min)))));
}

/** The box in words, as in `fidelity 0.7 to 1 and headquartersSlots 0 to 60`. */
export function boxPhrase({ axes }: Frontier): string {
  return axes.map((axis) => `${nameOf(axis)} ${shortened(axis.min)} to ${shortened(axis.max)}`).join(' and ');
}

/** A number as people type it. */
function shortened(value: number): string {
  return Number(value.toPrecision(6)).toLocaleString('en', { maximumFractionDigits: 6 });
}

/** What people read on an axis: the parameter’s name as it is typed. */
export function nameOf({ factor }: Axis): string {
  const parameter = factor.pointer.replace('/parameters/', '');
  return parameter.startsWith('/') ? factor.pointer : parameter;
}

/** A share of the box with its interval. */
export function sharePhrase({ map, confidence }: Frontier): string {
  const { estimate, low, high } = map.share;
  return `${percent(estimate)} (${intervalName(confidence)} ${percent(low)} to ${percent(high)})`;
}

export function percent(share: number): string {
  const value = 100 * share;
  return `${figure(value, value > 0 && (value < 1 || (value > 99 && value < 100)) ? 1 : 0)} %`;
}

function sides(frontier: Frontier): string {
  const { trial, map } = frontier;
  const { arm, outcome, baseline } = trial.contrast;
  const one = armPhrases[arm];
  const other = armPhrases[baseline!];
  const over = `over ${boxPhrase(frontier)}`;
  const name = outcome.label.charAt(0).toLowerCase() + outcome.label.slice(1);
  if (map.above > 0.999) return `${capital(one)} has more ${name} than ${other} everywhere ${over}.`;
  if (map.below > 0.999) return `${capital(one)} has less ${name} than ${other} everywhere ${over}.`;
  return `${capital(one)} has more ${name} than ${other} on ${sharePhrase(frontier)} of the box ${over}; on the rest it has less.`;
}

function here({ trial, axes, here: cell, confidence }: Frontier): string {
  const own = axes.map((axis) => (axis.own === undefined ? '' : `${nameOf(axis)} ${shortened(axis.own)}`));
  if (!cell) return 'The scenario’s own point lies outside the box.';
  const tail = (1 - confidence) / 2;
  const unit = contrastUnit(trial.contrast);
  const decimals = decimalsOf(2 * cell.deviation);
  const size = `${cell.mean < 0 ? '−' : '+'}${figure(Math.abs(cell.mean), decimals)}${unit === '%' ? ' %' : ` ${unit}`}`;
  const sure =
    cell.probability > 1 - tail || cell.probability < tail
      ? 'the sign is certain'
      : `the sign is not: the probability of more is ${percent(cell.probability)}`;
  return `The scenario itself lies at ${own.join(' and ')}: ${size} (standard error ${figure(cell.deviation, decimals)}); ${sure}.`;
}

/** Some crossings told in words; the table has the others. */
function edge({ axes, crossings, trial }: Frontier): string {
  if (crossings.length === 0) return '';
  const told = evenly(crossings, 3).map((crossing) => {
    const [x, y] = valuesAt(axes, [crossing.x, crossing.y]);
    const [low, high] = [crossing.low, crossing.high].map((place) =>
      axisValue(axes[1], valuesAt(axes, [0, place])[1]),
    );
    return `at ${nameOf(axes[0])} ${axisValue(axes[0], x)} where ${nameOf(axes[1])} is ${axisValue(axes[1], y)} (${low} to ${high})`;
  });
  const { arm } = trial.contrast;
  const side = crossings.every(({ isAboveBefore }) => isAboveBefore)
    ? ` ${capital(armPhrases[arm])} is ahead below it.`
    : '';
  return `The frontier runs ${told.join(', ')}.${side}`;
}

function certainty({ map, pairs, exploration, failures, confidence, trial }: Frontier): string {
  const failed = failures === 0 ? '' : ` ${failures} pairs could not be run and are left out.`;
  return `The sign is certain at ${Number((100 * confidence).toFixed(6))} % on ${percent(1 - map.uncertain)} of the box, from ${pairs} pairs of runs at ${exploration.sights.length} places, each place with ${trial.replications} pairs of luck of its own.${failed}`;
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
