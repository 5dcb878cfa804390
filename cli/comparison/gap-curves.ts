import type { ArmResult, Comparison } from '#lab';
import type { Output } from '../session.ts';
import { signed } from '../text/numbers.ts';
import { sparkline } from '../text/sparkline.ts';

const monthsPerBlock = [1, 2, 3, 4, 6, 12, 24, 60];
/** Columns beside a curve: its name, and how it ends. */
const nameWidth = 15;
const endWidth = 18;

/** The monthly gap to isolated around the branch, one curve for each other arm, all on one scale. */
export function gapCurves({ arms }: Comparison, { colours, width }: Output): string {
  const others = Object.entries(arms).filter(([arm]) => arm !== 'isolated');
  if (others.length === 0 || others[0][1].events.month.length === 0) return '';
  const { month } = others[0][1].events;
  const months = month.at(-1)! - month[0] + 1;
  const room = width - nameWidth - endWidth - 1;
  const block = monthsPerBlock.find((size) => months / size <= room) ?? Math.ceil(months / room);
  const curves = others.map(([arm, { events, lastYear }]) => {
    const before = blocksOf(events, block, (at) => at < 0);
    const after = blocksOf(events, block, (at) => at >= 0);
    return { arm, before, after, end: lastYear.mean };
  });
  // An upper bound far above the others would flatten them: it is cut at the top instead.
  const shaping = curves.filter(({ arm }) => arm !== 'planner' || curves.length === 1);
  const all = shaping.flatMap(({ before, after }) => [...before, ...after]);
  const low = Math.min(0, ...all);
  const high = Math.max(0, ...all);
  const lines = curves.map(({ arm, before, after, end }) => {
    const curve = `${colours.dim(sparkline(before, low, high))}│${colours.cyan(sparkline(after, low, high))}`;
    return `${arm.padEnd(nameWidth)}${curve}  last year ${signed(end)} %`;
  });
  const scale = `▁ ${signed(low)} %  █ ${signed(high)} %  a block is ${block === 1 ? 'a month' : `${block} months`}  │ the branch`;
  return [...lines, colours.dim(' '.repeat(nameWidth) + scale)].join('\n');
}

type Events = ArmResult['events'];

/** Means over blocks of months, counted from the branch; a block without sales repeats the one before it. */
function blocksOf({ month, mean }: Events, size: number, isIn: (month: number) => boolean): number[] {
  const chosen = month
    .map((at, i) => ({ block: Math.floor(at / size), gap: mean[i], at }))
    .filter((each) => isIn(each.at));
  if (chosen.length === 0) return [];
  const blocks: number[] = [];
  for (let block = chosen[0].block; block <= chosen.at(-1)!.block; block += 1) {
    const gaps = chosen.filter((each) => each.block === block).map(({ gap }) => gap);
    blocks.push(gaps.length > 0 ? meanOf(gaps) : (blocks.at(-1) ?? 0));
  }
  return blocks;
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
