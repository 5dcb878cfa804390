import { registry } from '#sim-core';
import { quote } from '../issue.ts';
import { type CapacityUnit, units } from './choices.ts';
import type { Notebook } from './report.ts';

/** Words by which files of several languages name something else than a capacity. */
const headcounts =
  /employ|effectif|salari|mitarbeit|besch[aä]ftigt|werknemer|personeel|addett|dipendent|emplead|head.?count|staff|workers|\bfte\b|\bvte\b/i;
const turnovers = /turnover|revenue|sales|chiffre|umsatz|omzet|fatturato|facturac|ventas/i;
/** 50-99, 250+, >500: classes of size, as statistics give for people. */
const sizeClass = /^\s*(\d+\s*(-|–|to|à|bis)\s*\d+|\d+\s*\+|[<>≥≤]\s*\d+)\s*$/i;
/** Median capacities in k€ a month beyond which another unit is more likely: those of 60 k€ and of 120 M€ a year. */
const plausibleMedian = { min: 5, max: 10_000 };

/**
 * Says what a column of capacities means for the companies, and doubts that it is in k€ a month where its name, its
 * words or its size speak against it.
 *
 * @param values in k€/month, at least one
 * @param chosen unit; where the user gave one, it is not doubted
 */
export function tellCapacity(
  name: string,
  cells: readonly string[],
  values: readonly number[],
  chosen: CapacityUnit | undefined,
  notebook: Notebook,
): void {
  const sorted = values.toSorted((a, b) => a - b);
  const median = sorted[Math.floor((sorted.length - 1) / 2)];
  const people = median / registry.outputPerWorker.value;
  const doubts = [
    ...(headcounts.test(name) || cells.some((cell) => sizeClass.test(cell))
      ? ['it looks like a number of employees']
      : []),
    ...(turnovers.test(name) ? ['it looks like sales of a year'] : []),
    ...(median < plausibleMedian.min || median > plausibleMedian.max
      ? ['this is an unusual size of a company']
      : []),
  ];
  const isDoubtful = chosen === undefined && doubts.length > 0;
  const unit = chosen ?? 'k€/month';
  const example = `${short(median)} k€ a month for the middle company (${short(median * 12)} k€ a year, the work of ${short(people)} people), ${short(sorted[sorted.length - 1])} for the largest`;
  notebook.add({
    effect: 'told',
    table: 'organisations',
    received: quote(name),
    message: `${quote(name)} was read as capacity in ${unit}: ${example}${isDoubtful ? `; ${doubts.join(', and ')}` : ''}`,
    remedy: 'give the unit of the capacity, if it is another',
    ...(isDoubtful && {
      answers: (Object.keys(units.capacity) as CapacityUnit[]).map((each) => ({
        meaning: `${each}: ${short((median * units.capacity[each]) / units.capacity[unit])} k€ a month in the middle`,
        unit: { capacity: each },
      })),
    }),
  });
}

const short = (value: number): number => Number(value.toPrecision(3));
