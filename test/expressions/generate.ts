import { cos } from '../../sim-core/numeric/cos.ts';
import { exp } from '../../sim-core/numeric/exp.ts';
import { log } from '../../sim-core/numeric/log.ts';
import { pow } from '../../sim-core/numeric/pow.ts';
import { sin } from '../../sim-core/numeric/sin.ts';
import { Random } from '../../sim-core/random/random.ts';

/** A formula with the text that writes it; the higher its rank, the tighter its operator binds. */
export interface Formula {
  readonly text: string;
  readonly rank: number;
  /** What it is worth, NaN where it must have no value. */
  readonly value: number;
}

/** Choices from keyed draws, so that the n-th case is the same whichever cases ran before it. */
export class Choices {
  private readonly random = new Random(20261123, 0);
  private readonly entity: number;
  private index = 0;

  constructor(entity: number) {
    this.entity = entity;
  }

  below(count: number): number {
    this.index += 1;
    return Math.floor(this.random.draw(5, this.entity, this.index) * count);
  }

  of<T>(items: readonly T[]): T {
    return items[this.below(items.length)];
  }
}

const ranks = { comparison: 1, sum: 2, product: 3, sign: 4, power: 5, atom: 6 };

/** Values of `month` and `year` that the formulas are worked out for. */
export const month = 30;
export const year = 2.5;

/** Makes a valid formula; its value is worked out as it is built, not by reading the text. */
export function formula(choose: Choices, depth: number): Formula {
  const kind = depth === 0 ? 0 : choose.below(12);
  if (kind < 3) return atom(choose);
  if (kind < 5) return sign(choose, depth);
  if (kind < 7) return call(choose, depth);
  if (kind === 7) return power(choose, depth);
  if (kind === 8) return comparison(choose, depth);
  return chain(choose, depth);
}

function atom(choose: Choices): Formula {
  if (choose.below(3) === 0) {
    const name = choose.of(['month', 'year']);
    return { text: name, rank: ranks.atom, value: name === 'month' ? month : year };
  }
  const text = choose.of(['0', '1', '2', '3', '0.5', '.25', '1e3', '7.5e-2', '2E+1', '100000']);
  return { text, rank: ranks.atom, value: Number(text) };
}

function sign(choose: Choices, depth: number): Formula {
  const operator = choose.of(['-', '−', '+']);
  const inner = formula(choose, depth - 1);
  const text = operator + gap(choose) + bracketed(choose, inner, ranks.sign);
  return { text, rank: ranks.sign, value: limited(operator === '+' ? inner.value : -inner.value) };
}

function power(choose: Choices, depth: number): Formula {
  const base = formula(choose, depth - 1);
  const exponent = formula(choose, depth - 1);
  const left = bracketed(choose, base, ranks.atom);
  const text = `${left}${gap(choose)}^${gap(choose)}${bracketed(choose, exponent, ranks.sign)}`;
  return { text, rank: ranks.power, value: limited(raised(base.value, exponent.value)) };
}

function raised(base: number, exponent: number): number {
  if (Number.isNaN(base + exponent) || (base === 0 && exponent < 0)) return NaN;
  if (!(base < 0)) return pow(base, exponent);
  if (exponent !== Math.round(exponent)) return NaN;
  return exponent % 2 === 0 ? pow(-base, exponent) : -pow(-base, exponent);
}

function comparison(choose: Choices, depth: number): Formula {
  const operator = choose.of(['<', '<=', '>', '>=', '==', '!=']);
  const a = formula(choose, depth - 1);
  const b = formula(choose, depth - 1);
  const sides = [a, b].map((side) => bracketed(choose, side, ranks.sum));
  const order = Math.sign(a.value - b.value);
  const truth =
    operator === '!='
      ? order !== 0
      : (order < 0 && operator[0] === '<') ||
        (order > 0 && operator[0] === '>') ||
        (order === 0 && operator[1] === '=');
  const value = Number.isNaN(a.value) || Number.isNaN(b.value) ? NaN : truth ? 1 : 0;
  return { text: sides.join(` ${operator}${gap(choose)}`), rank: ranks.comparison, value };
}

/** Two operators of one rank apply from left to right. */
function chain(choose: Choices, depth: number): Formula {
  const isSum = choose.below(2) === 0;
  const rank = isSum ? ranks.sum : ranks.product;
  const signs = isSum ? ['+', '-', '−'] : ['*', '/', '×', '÷'];
  let { text, value } = bracketedFormula(choose, formula(choose, depth - 1), rank);
  for (let links = 1 + choose.below(3); links > 0; links -= 1) {
    const operator = choose.of(signs);
    const next = bracketedFormula(choose, formula(choose, depth - 1), rank + 1);
    text += gap(choose) + operator + gap(choose) + next.text;
    value = limited(linked(operator, value, next.value));
  }
  return { text, rank, value };
}

function linked(operator: string, a: number, b: number): number {
  if (operator === '+') return a + b;
  if (operator === '*' || operator === '×') return a * b;
  if (operator === '/' || operator === '÷') return b === 0 ? NaN : a / b;
  return a - b;
}

function call(choose: Choices, depth: number): Formula {
  const name = choose.of(['min', 'max', 'abs', 'exp', 'log', 'sqrt', 'sin', 'cos', 'round', 'floor']);
  const count = name === 'min' || name === 'max' ? 1 + choose.below(8) : 1;
  const inner = Array.from({ length: count }, () => formula(choose, Math.min(depth - 1, count > 3 ? 1 : 9)));
  const values = inner.map(({ value }) => value);
  const text = `${name}${gap(choose)}(${inner.map((each) => each.text).join(`,${gap(choose)}`)})`;
  return { text, rank: ranks.atom, value: limited(applied(name, values)) };
}

function applied(name: string, values: readonly number[]): number {
  const [x] = values;
  if (values.some((each) => Number.isNaN(each))) return NaN;
  if (name === 'min') return [...values].sort((a, b) => a - b)[0];
  if (name === 'max') return [...values].sort((a, b) => b - a)[0];
  if (name === 'abs') return x < 0 ? -x : x;
  if (name === 'exp') return exp(x);
  if (name === 'log') return log(x);
  if (name === 'sqrt') return Math.sqrt(x);
  if (name === 'sin') return sin(x);
  if (name === 'cos') return cos(x);
  if (name === 'floor') return Math.trunc(x) - (Math.trunc(x) > x ? 1 : 0);
  return Math.trunc(x) + Math.trunc(2 * (x % 1));
}

/** A value keeps to the documented size, or is none. */
function limited(value: number): number {
  return Math.abs(value) <= 1e15 ? value : NaN;
}

function bracketedFormula(choose: Choices, inner: Formula, rank: number): Formula {
  return { ...inner, text: bracketed(choose, inner, rank) };
}

/** Brackets where they are needed, and sometimes where they are not. */
function bracketed(choose: Choices, inner: Formula, rank: number): string {
  return inner.rank < rank || choose.below(8) === 0 ? `(${inner.text})` : inner.text;
}

function gap(choose: Choices): string {
  return choose.of(['', '', ' ', '\t ']);
}
