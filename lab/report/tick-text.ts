import type { Wording } from '../wording/wording.ts';
import { plain } from './quantities.ts';

/** Ticks of an axis in the language of the reader, all with as many decimals as the one that needs most. */
export function tickText(wording: Wording) {
  return (value: number, _index: number, ticks: readonly number[] = [value]): string =>
    plain(value, Math.max(...ticks.map(decimalsIn)), wording);
}

function decimalsIn(value: number): number {
  return (String(Number(value.toPrecision(12))).split('.')[1] ?? '').length;
}
