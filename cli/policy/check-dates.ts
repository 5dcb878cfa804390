import type { LoadedScenario } from '#scenarios';
import { moneyMonths } from '../../lab/policy/funded.ts';
import type { PolicyOptions } from '../../lab/policy/policy-options.ts';
import { monthText } from '../../scenarios/timeline/calendar.ts';
import type { OptionReader } from '../input/option-reader.ts';

/**
 * Makes sure that the money flows within the time simulated.
 *
 * @throws InputError with every fault of the dates
 */
export function checkDates(
  loaded: LoadedScenario,
  { from, to }: Pick<PolicyOptions, 'from' | 'to'>,
  reader: OptionReader,
): void {
  const dates = moneyMonths(loaded, { from, to });
  if ('issues' in dates) {
    for (const { path, expected, received, remedy } of dates.issues)
      reader.fault(`--${path.slice(1)}`, `requires ${expected}, not ${received}`, remedy);
  } else if (dates.months.from > dates.months.to) {
    const { from: first, to: last } = dates.months;
    const { start } = loaded.document;
    const text = (month: number) => monthText(month, start === undefined ? {} : { start });
    reader.fault(
      '--to',
      `requires a month from ${text(first)} on, not ${text(last)}`,
      'exchange --from and --to',
    );
  }
  reader.check();
}
