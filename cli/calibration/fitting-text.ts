import { type FittingResult } from '../../lab/fitting/fit-targets.ts';
import { value } from '../../lab/fitting/fitted-scenario.ts';
import { fittingWords, namesOf, percent } from '../../lab/fitting/fitting-words.ts';
import { standardErrorOf } from '../../lab/fitting/load-targets.ts';
import type { Coverage } from '../../lab/fitting/self-test.ts';
import type { Output } from '../session.ts';
import { tableOf } from '../text/table.ts';
import { wrap } from '../text/wrap.ts';

/** A calibration for people: in words, then targets, parameters and the self-test as tables. */
export function fittingText(result: FittingResult, output: Output): string {
  const { colours, width } = output;
  const { document, arm } = result.fitting;
  const title = `${document.title} (${document.name}), arm ${arm}`;
  const words = fittingWords(result).map((text, i) =>
    i === 0 ? colours.bold(wrap(text, width)) : wrap(text, width),
  );
  return [
    title,
    words.join('\n\n'),
    targetsTable(result, output),
    ...(result.parameters.length > 0 ? [parametersTable(result, output)] : []),
    wavesTable(result, output),
    colours.bold('Known values, recovered from simulated data'),
    coverageTable(result, result.coverage, output),
    ...(result.whole
      ? [
          colours.bold('Whole calibrations to simulated data'),
          coverageTable(result, result.whole.coverage, output),
        ]
      : []),
  ].join('\n\n');
}

function targetsTable({ fitting, targets }: FittingResult, output: Output): string {
  const { colours } = output;
  return tableOf(
    [
      { heading: 'Target' },
      { heading: 'Wanted', isNumber: true },
      { heading: 'At best', isNumber: true },
      { heading: 'Runs, 95 %' },
      { heading: 'Unit' },
      { heading: 'Met' },
    ],
    targets.map(({ best, low, high, isMet }, i) => {
      const { label, unit } = fitting.sweep.outcomes[i];
      const target = fitting.document.targets[i];
      return [
        label,
        `${value(target.value)} ± ${value(1.96 * standardErrorOf(target))}`,
        value(best),
        `[${value(low)} to ${value(high)}]`,
        unit,
        isMet ? colours.green('yes') : colours.red('no'),
      ];
    }),
    output,
  );
}

function parametersTable(result: FittingResult, output: Output): string {
  const names = namesOf(result);
  const { colours } = output;
  return tableOf(
    [
      { heading: 'Parameter' },
      { heading: 'Prior' },
      { heading: 'Median', isNumber: true },
      { heading: '95 % interval' },
      { heading: 'Prior left', isNumber: true },
      { heading: 'Best', isNumber: true },
      { heading: 'Identified' },
    ],
    result.parameters.map(({ best, median, low, high, left, isIdentified }, i) => {
      const factor = result.fitting.sweep.factors[i];
      return [
        names[i],
        `${value(Number(factor.valueOf(0)))} to ${value(Number(factor.valueOf(1)))}`,
        value(median),
        `[${value(low)} to ${value(high)}]`,
        percent(left),
        value(best),
        isIdentified ? 'yes' : colours.red('no'),
      ];
    }),
    output,
  );
}

function wavesTable({ match }: FittingResult, output: Output): string {
  return tableOf(
    [
      { heading: 'Wave', isNumber: true },
      { heading: 'Places', isNumber: true },
      { heading: 'Prior not implausible', isNumber: true },
      { heading: 'Predicted of the worst target', isNumber: true },
      { heading: 'of the best', isNumber: true },
    ],
    match.waves.map(({ seen, region, emulator }, i) => {
      const predicted = emulator.targets.map((target) => Math.max(0, target.predicted));
      const ends = [Math.min(...predicted), Math.max(...predicted)];
      return [String(i + 1), String(seen.length), percent(region.share), ...ends.map(percent)];
    }),
    output,
  );
}

function coverageTable(result: FittingResult, coverage: readonly Coverage[], output: Output): string {
  const names = namesOf(result);
  return tableOf(
    [
      { heading: 'Parameter' },
      { heading: 'Held the truth', isNumber: true },
      { heading: 'Chance allows' },
      { heading: 'Prior left, median', isNumber: true },
    ],
    coverage.map(({ held, count, low, high, left }, i) => [
      names[i],
      `${held} of ${count}`,
      `${low} to ${high}`,
      percent(left),
    ]),
    output,
  );
}
