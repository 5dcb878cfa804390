import {
  crossingValues,
  axisValue,
  evenly,
  frontierWords,
  nameOf,
} from '../../lab/frontier/frontier-words.ts';
import type { Frontier } from '../../lab/frontier/run-frontier.ts';
import type { Output } from '../session.ts';
import { titleOf } from '../sensitivity/trial-input.ts';
import { tableOf } from '../text/table.ts';
import { wrap } from '../text/wrap.ts';

/** Lines of the table of the frontier at most. */
const mostLines = 9;
const mapWidth = 48;
const mapHeight = 16;

/** A frontier for people: in words, then as a small map and a table. */
export function frontierText(frontier: Frontier, output: Output): string {
  const { colours, width } = output;
  const words = frontierWords(frontier).map((text, i) =>
    i === 0 ? colours.bold(wrap(text, width)) : wrap(text, width),
  );
  const parts = [titleOf(frontier.trial.base), words.join('\n\n'), mapText(frontier, output)];
  const table = crossingsText(frontier, output);
  return [...parts, ...(table ? [table] : [])].join('\n\n');
}

function mapText({ map, axes, here, confidence }: Frontier, { colours, width }: Output): string {
  const tail = (1 - confidence) / 2;
  const signOf = (probability: number) =>
    probability > 1 - tail ? colours.blue('+') : probability < tail ? colours.red('−') : colours.dim('?');
  const isHere = (row: number, column: number) =>
    here !== undefined &&
    Math.min(mapHeight - 1, Math.floor(here.place[1] * mapHeight)) === row &&
    Math.min(mapWidth - 1, Math.floor(here.place[0] * mapWidth)) === column;
  const cellOf = (row: number, column: number) => {
    const up = Math.min(map.side - 1, Math.floor(((row + 0.5) / mapHeight) * map.side));
    const across = Math.min(map.side - 1, Math.floor(((column + 0.5) / mapWidth) * map.side));
    return map.cells[up * map.side + across];
  };
  const ends = [axisValue(axes[1], axes[1].min), axisValue(axes[1], axes[1].max)];
  const margin = Math.max(...ends.map((end) => end.length)) + 1;
  const rows = Array.from({ length: mapHeight }, (_, i) => {
    const row = mapHeight - 1 - i;
    const label = i === 0 ? ends[1] : row === 0 ? ends[0] : '';
    const signs = Array.from({ length: mapWidth }, (__, column) =>
      isHere(row, column) ? colours.bold('◆') : signOf(cellOf(row, column).probability),
    );
    return `${label.padStart(margin - 1)} ${signs.join('')}`;
  });
  const left = axisValue(axes[0], axes[0].min);
  const right = axisValue(axes[0], axes[0].max);
  const middle = nameOf(axes[0]);
  const gap = mapWidth - left.length - right.length - middle.length;
  const foot = `${left}${' '.repeat(Math.max(1, Math.floor(gap / 2)))}${middle}${' '.repeat(Math.max(1, Math.ceil(gap / 2)))}${right}`;
  const key = '+ more, − less, ? not certain, ◆ the scenario';
  return `${colours.bold(nameOf(axes[1]))}\n${rows.join('\n')}\n${' '.repeat(margin)}${foot}\n\n${colours.dim(wrap(key, width))}`;
}

function crossingsText({ crossings, axes }: Frontier, output: Output): string {
  if (crossings.length === 0) return '';
  const rows = evenly(crossings, mostLines).map((crossing) => {
    const { x, y, low, high } = crossingValues(axes, crossing);
    const [a, b, c] = [y, low, high].map((value) => axisValue(axes[1], value));
    return [axisValue(axes[0], x), a, `[${b} to ${c}]`, crossing.isAboveBefore ? 'less' : 'more'];
  });
  return tableOf(
    [
      { heading: nameOf(axes[0]), isNumber: true },
      { heading: `${nameOf(axes[1])} at the frontier`, isNumber: true },
      { heading: 'not certain within' },
      { heading: 'above it' },
    ],
    rows,
    output,
  );
}
