import { type ParameterName, registry } from '#sim-core';
import type { Fit } from '../../lab/studies/calibration.ts';
import { isTargetMet, isolatedTargets } from '../../lab/studies/isolated-targets.ts';
import type { Output } from '../session.ts';
import { counted, grouped } from '../text/numbers.ts';
import { tableOf } from '../text/table.ts';
import { wrap } from '../text/wrap.ts';

/** Targets, what was achieved, the distance between them, and the values chosen. */
export function calibrationText(fit: Fit, replications: number, output: Output): string {
  const { colours, width } = output;
  const targets = tableOf(
    [
      { heading: 'Target' },
      { heading: 'Wanted', isNumber: true },
      { heading: 'Achieved', isNumber: true },
      { heading: 'Unit' },
      { heading: 'Met' },
    ],
    isolatedTargets.map((target, i) => [
      target.name,
      `${target.low} to ${target.high}`.replaceAll('-', '−'),
      grouped(fit.achieved[i], decimalsFor(target.high)),
      target.unit,
      isTargetMet(target, fit.achieved[i]) ? colours.green('yes') : colours.red('no'),
    ]),
    output,
  );
  const names = Object.keys(fit.values) as ParameterName[];
  const values =
    names.length === 0
      ? []
      : [
          colours.bold('Values chosen'),
          tableOf(
            [
              { heading: 'Parameter' },
              { heading: 'Chosen', isNumber: true },
              { heading: 'At present', isNumber: true },
              { heading: 'Unit' },
            ],
            names.map((name) => [
              name,
              `${fit.values[name]}`,
              `${registry[name].value}`,
              registry[name].unit,
            ]),
            output,
          ),
        ];
  const distance = `distance ${fit.distance.toFixed(3)}: mean over the targets of the eighth power of the miss, in half-widths of each; ${counted(replications, 'replication')} a look`;
  return `${[colours.bold('The isolated arm'), targets, wrap(distance, width), ...values].join('\n\n')}\n`;
}

/** The fit for programs: shape in `docs/cli.md`. */
export function calibrationJson({ achieved, distance, values }: Fit): string {
  const targets = isolatedTargets.map(({ name, unit, low, high, source }, i) => ({
    name,
    unit,
    low,
    high,
    source,
    achieved: achieved[i],
  }));
  return `${JSON.stringify({ targets, distance, values }, null, 2)}\n`;
}

/** Shares need more decimals than percentages. */
function decimalsFor(high: number): number {
  return high <= 1 ? 3 : 2;
}
