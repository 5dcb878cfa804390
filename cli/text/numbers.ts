import { type Interval, isUndecided } from '#lab';
import { none } from '../../lab/report/quantities.ts';
import { figure } from '../../lab/verdict/wording.ts';

/** As in `+3.2` or `−3.2`, with a minus sign that is as wide as the plus. */
export function signed(value: number, decimals = 1): string {
  if (Number.isNaN(value)) return none;
  const size = Math.abs(value).toFixed(decimals);
  if (Number(size) === 0) return size;
  return `${value < 0 ? '−' : '+'}${size}`;
}

/** As in `5,012,345`, with a true minus sign. */
export function grouped(value: number, decimals = 0): string {
  return (value < 0 ? '−' : '') + figure(Math.abs(value), decimals);
}

/** Which way a difference goes, where chance alone could not have made it. */
export function directionOf(change: Interval): 'up' | 'down' | 'none' {
  if (isUndecided(change)) return 'none';
  return change.mean > 0 ? 'up' : 'down';
}

/** As in `3 files` or `1 file`. */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${grouped(count)} ${count === 1 ? noun : plural}`;
}

/** As in `2 min 5 s` or `12 s`. */
export function duration(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 60) return `${whole} s`;
  const minutes = Math.floor(whole / 60);
  if (minutes < 60) return `${minutes} min ${whole % 60} s`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
