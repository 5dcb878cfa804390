import { quote } from '../issue.ts';
import type { DecimalSign, NumericColumn } from './choices.ts';
import { isAmbiguous, readNumber, shownSign } from './read-number.ts';
import type { Notebook, TableName } from './report.ts';

const other = { point: 'comma', comma: 'point' } as const;

/** A column of numbers, as the file has it. */
export interface WrittenColumn {
  readonly table: TableName;
  readonly column: NumericColumn;
  /** As the file calls it. */
  readonly name: string;
  readonly cells: readonly string[];
}

/**
 * The decimal sign of a column as a whole, which decides its numbers like 12.500.
 *
 * The user’s choice comes first, then the sign that other numbers of the column show, then the one that leaves all
 * numbers plausible. Where these fail the user is asked: the notebook fails, with both readings.
 *
 * @returns undefined where no number needs it
 */
export function decimalSign(
  { table, column, name, cells }: WrittenColumn,
  chosen: DecimalSign | undefined,
  isPlausible: (value: number) => boolean,
  notebook: Notebook,
): DecimalSign | undefined {
  const doubtful = cells.find(isAmbiguous);
  if (doubtful === undefined) return undefined;
  if (chosen !== undefined) return chosen;
  const readAs = (sign: DecimalSign): string => `${quote(doubtful)} is ${readNumber(doubtful, sign)}`;
  const shown = (['point', 'comma'] as const).filter((sign) =>
    cells.some((cell) => shownSign(cell) === sign),
  );
  const [first] = shown;
  if (shown.length === 1) {
    // That the one sign of a number stands before its decimals is what anybody expects.
    if (readNumber(doubtful, first) !== readNumber(doubtful)) tellShown(first);
    return first;
  }
  const plausible = (['point', 'comma'] as const).filter((sign) =>
    cells.filter(isAmbiguous).every((cell) => isPlausible(readNumber(cell, sign))),
  );
  if (shown.length === 0 && plausible.length === 1) return plausible[0];
  const reason =
    shown.length === 0 ? 'nothing else in the column decides' : 'the column shows both signs before decimals';
  notebook.add({
    effect: 'failed',
    table,
    column: name,
    received: quote(doubtful),
    message: `${quote(name)} can be read in two ways: ${quote(doubtful)} is ${readNumber(doubtful, 'point')} or ${readNumber(doubtful, 'comma')}, and ${reason}`,
    remedy: `give the decimal sign of ${column}`,
    answers: (['point', 'comma'] as const).map((sign) => ({
      meaning: readAs(sign),
      decimal: { [column]: sign },
    })),
  });
  return undefined;

  function tellShown(sign: DecimalSign): void {
    const witness = cells.find((cell) => shownSign(cell) === sign) ?? '';
    notebook.add({
      effect: 'told',
      table,
      column: name,
      received: quote(doubtful!),
      message: `${quote(name)} was read with a decimal ${sign}, as ${quote(witness)} shows: ${readAs(sign)}`,
      remedy: 'give the other sign, if that is wrong',
      answers: [{ meaning: readAs(other[sign]), decimal: { [column]: other[sign] } }],
    });
  }
}
