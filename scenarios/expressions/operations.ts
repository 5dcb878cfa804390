import { cos } from '#sim-core/numeric/cos.ts';
import { exp } from '#sim-core/numeric/exp.ts';
import { log } from '#sim-core/numeric/log.ts';
import { pow } from '#sim-core/numeric/pow.ts';
import { sin } from '#sim-core/numeric/sin.ts';
import { angleLimit } from './limits.ts';

/** What an operation requires of its arguments, and which value broke it. */
export interface Refusal {
  readonly expected: string;
  readonly received: number;
}

/** One operator or function; only its own numerics and exact steps, so that its bits agree on every engine. */
export interface Operation {
  readonly least: number;
  readonly most: number;
  compute(values: Float64Array): number;
  refuse?(values: Float64Array): Refusal | undefined;
}

function one(compute: (x: number) => number, refuse?: (x: number) => Refusal | undefined): Operation {
  const operation = { least: 1, most: 1, compute: ([x]: Float64Array) => compute(x) };
  return refuse === undefined ? operation : { ...operation, refuse: ([x]) => refuse(x) };
}

function two(
  compute: (x: number, y: number) => number,
  refuse?: (x: number, y: number) => Refusal | undefined,
): Operation {
  const operation = { least: 2, most: 2, compute: ([x, y]: Float64Array) => compute(x, y) };
  return refuse === undefined ? operation : { ...operation, refuse: ([x, y]) => refuse(x, y) };
}

function many(compute: (x: number, y: number) => number): Operation {
  return { least: 1, most: 8, compute: (values) => values.reduce(compute) };
}

function refuseIf(isRefused: boolean, expected: string, received: number): Refusal | undefined {
  return isRefused ? { expected, received } : undefined;
}

function refuseAngle(x: number): Refusal | undefined {
  return refuseIf(Math.abs(x) > angleLimit, `an angle within ±${angleLimit} radians`, x);
}

/** To the nearest integer, halves away from zero; exact for every size. */
export function round(x: number): number {
  const size = Math.abs(x);
  const whole = Math.floor(size);
  const nearest = size - whole >= 0.5 ? whole + 1 : whole;
  return x < 0 ? -nearest : nearest;
}

/** Powers of negative numbers exist for whole exponents only. */
function power(x: number, y: number): number {
  if (x >= 0) return pow(x, y);
  const size = pow(-x, y);
  return y % 2 === 0 ? size : -size;
}

function refusePower(x: number, y: number): Refusal | undefined {
  if (x < 0) return refuseIf(Math.floor(y) !== y, 'a whole exponent of a negative number', y);
  return refuseIf(x === 0 && y < 0, 'a base other than 0 under a negative exponent', x);
}

/** The functions of an expression, by name. */
export const functions: ReadonlyMap<string, Operation> = new Map([
  ['min', many((x, y) => Math.min(x, y))],
  ['max', many((x, y) => Math.max(x, y))],
  ['abs', one((x) => Math.abs(x))],
  ['exp', one(exp)],
  ['log', one(log, (x) => refuseIf(!(x > 0), 'a logarithm of a number above 0', x))],
  [
    'sqrt',
    one(
      (x) => Math.sqrt(x),
      (x) => refuseIf(x < 0, 'a root of a number from 0', x),
    ),
  ],
  ['sin', one(sin, refuseAngle)],
  ['cos', one(cos, refuseAngle)],
  ['round', one(round)],
  ['floor', one((x) => Math.floor(x))],
]);

/** The operators between two values, by their sign. */
export const infixOperators: ReadonlyMap<string, Operation> = new Map([
  ['+', two((x, y) => x + y)],
  ['-', two((x, y) => x - y)],
  ['*', two((x, y) => x * y)],
  [
    '/',
    two(
      (x, y) => x / y,
      (_, y) => refuseIf(y === 0, 'a divisor other than 0', y),
    ),
  ],
  ['^', two(power, refusePower)],
  ['<', two((x, y) => Number(x < y))],
  ['<=', two((x, y) => Number(x <= y))],
  ['>', two((x, y) => Number(x > y))],
  ['>=', two((x, y) => Number(x >= y))],
  ['==', two((x, y) => Number(x === y))],
  ['!=', two((x, y) => Number(x !== y))],
]);

/** The signs before one value. */
export const prefixOperators: ReadonlyMap<string, Operation> = new Map([
  ['-', one((x) => -x)],
  ['+', one((x) => x)],
]);
