import { readTimePath, tabulate } from '../../scenarios/expressions/index.ts';
import { StateHash } from '../../sim-core/random/hash.ts';

const texts = [
  '0.09 + 0.01 * sin(6.283185307179586 * year)',
  '0.5 * (1 + cos(month / 7)) ^ 1.7',
  'exp(-0.02 * year) * log(200 + month)',
  '(1 + 0.03) ^ year - sqrt(abs(month))',
  'round(100 * sin(month) * cos(3 * month)) / 100 + (month >= 12) * 0.1',
  'max(0.01, min(1, 2 ^ (month / 24), 1.5 - month ÷ 300))',
];

/** Hashes the tables of some time paths over 20 years, so that engines can be compared. */
export function hashOfTables(): string {
  const hash = new StateHash();
  for (const text of texts) {
    const reading = readTimePath(text);
    if (!reading.ok) throw new Error(reading.issue.message);
    const table = tabulate(reading.expression, { from: -120, to: 120 });
    if (!table.ok) throw new Error(table.issue.message);
    hash.add(table.values);
  }
  return hash.hex();
}
