import type { Context } from './context.ts';
import { measureNames, measures } from './indicators/measures.ts';
import { recordStocks } from './indicators/stocks.ts';
import { recordStructure } from './indicators/structure.ts';
import { isYearEnd } from './mechanisms/year-end.ts';

/** Columns of the record that are read afresh each step, and those that are held over the year. */
const structureColumns = columnsOfKind('structure');
const stepColumns = [...columnsOfKind('flow'), ...columnsOfKind('stock')];

/** Fills the stocks of the step, and once a year the structures, into the record. */
export function recordMonth(context: Context): void {
  recordStocks(context);
  if (!isYearEnd(context)) return;
  for (const column of structureColumns) context.record[column] = 0;
  recordStructure(context);
}

/** Clears the record for the next step; structures stay until the next year's end. */
export function openRecord({ record }: Context): void {
  for (const column of stepColumns) record[column] = 0;
}

function columnsOfKind(kind: 'flow' | 'stock' | 'structure'): number[] {
  return measureNames.flatMap((name, column) => (measures[name].kind === kind ? [column] : []));
}
