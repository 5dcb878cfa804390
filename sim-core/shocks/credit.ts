/**
 * Credit squeeze: overdrafts are called in sooner, investment takes more cash in hand, and fewer founders find money.
 *
 * Source  MODEL 6; Bernanke & Gertler 1989
 */
import type { Shock } from './shock.ts';

export const creditSqueeze: Shock = {
  name: 'credit',
  description:
    'for a time overdrafts are called in sooner, investment takes more cash in hand, and fewer founders find money',
  reads: [],
  writes: [],
  draws: [],
  unit: 'share of credit withdrawn',
  min: 0,
  max: 0.95,
  lasts: true,
  apply({ conditions, months }, { size }) {
    const { parameters } = conditions;
    parameters.exitMonths = Math.max(months, parameters.exitMonths * (1 - size));
    parameters.capacityCash /= 1 - size;
    parameters.entryRate *= 1 - size;
  },
};
