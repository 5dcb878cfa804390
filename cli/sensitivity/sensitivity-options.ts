import { type Arm, type ParameterName, arms, parameterNames } from '#sim-core';
import type { Range } from '../../lab/sensitivity/default-range.ts';
import { type Budget, type Method, methods } from '../../lab/sensitivity/run-sensitivity.ts';
import type { OptionReader } from '../input/option-reader.ts';

/** The options of `sensitivity` as texts. */
export interface SensitivityTexts {
  readonly method: string;
  readonly arm: string;
  readonly baseline: string;
  readonly outcome: string;
  readonly factors?: string;
  readonly ranges?: string;
  readonly reach: string;
  readonly group?: string;
  readonly size?: string;
  readonly pairs?: boolean;
  readonly replications: string;
  readonly rows: string;
  readonly workers?: string;
  readonly store: string;
  readonly set?: readonly string[];
  readonly fresh?: boolean;
  readonly plan?: boolean;
  readonly json?: boolean;
  readonly out?: string;
}

export interface SensitivityRequest {
  readonly budget: Budget;
  readonly arm: Arm;
  /** Absent where an arm is looked at alone. */
  readonly baseline: Arm | undefined;
  readonly outcome: string;
  readonly names: readonly ParameterName[] | undefined;
  /** Share of the own value to either side. */
  readonly reach: number;
  readonly replications: number;
  readonly shownRows: number;
  readonly workers: number | undefined;
}

/** Trajectories, rows or points where nobody says how many. */
export const usualSizes: Readonly<Record<Method, number>> = { morris: 6, sobol: 32, pawn: 256 };
const leastSizes: Readonly<Record<Method, number>> = { morris: 2, sobol: 2, pawn: 50 };
const mostSize = 100_000;
const mostTrajectories = 500;
const mostReplications = 1000;
const mostWorkers = 256;
const mostRows = 1000;
const mostReach = 90;

/** Reads them; faults stay with the reader. */
export function sensitivityRequest(texts: SensitivityTexts, reader: OptionReader): SensitivityRequest {
  const method = reader.name('--method', texts.method, methods) ?? 'morris';
  const most = method === 'morris' ? mostTrajectories : mostSize;
  const group = texts.group === undefined ? undefined : reader.name('--group', texts.group, ['corner']);
  const names =
    texts.factors === undefined ? undefined : reader.names('--factors', texts.factors, parameterNames);
  if (names?.length === 0) reader.fault('--factors', 'requires at least one parameter');
  const arm = reader.name('--arm', texts.arm, arms) ?? 'cluster';
  const baseline = texts.baseline === 'none' ? undefined : reader.name('--baseline', texts.baseline, arms);
  if (arm === baseline)
    reader.fault(
      '--baseline',
      `requires another arm than --arm, not "${arm}"`,
      'write none for the arm alone',
    );
  if (method === 'pawn' && group !== undefined)
    reader.fault('--group', 'does not go with --method pawn', 'choose morris or sobol');
  if (texts.pairs === true && method !== 'sobol')
    reader.fault('--pairs', 'goes with --method sobol only', 'leave it out');
  return {
    budget: {
      method,
      size: reader.whole('--size', texts.size, leastSizes[method], most) ?? usualSizes[method],
      hasPairs: texts.pairs === true,
      isByCorner: group !== undefined,
    },
    arm,
    baseline,
    outcome: texts.outcome,
    names,
    reach: (reader.whole('--reach', texts.reach, 1, mostReach) ?? 1) / 100,
    replications: reader.whole('--replications', texts.replications, 2, mostReplications) ?? 2,
    shownRows: reader.whole('--rows', texts.rows, 1, mostRows) ?? 1,
    workers: reader.whole('--workers', texts.workers, 1, mostWorkers),
  };
}

/** Ranges of parameters, as `{ "demandRate": [7, 28] }`. */
export function rangesOf(value: unknown, reader: OptionReader): Map<ParameterName, Range> {
  const ranges = new Map<ParameterName, Range>();
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    reader.fault(
      '--ranges',
      'requires a file that holds an object',
      'write it like { "demandRate": [7, 28] }',
    );
    return ranges;
  }
  for (const [name, ends] of Object.entries(value)) {
    const known = reader.name('--ranges', name, parameterNames);
    const [min, max] = Array.isArray(ends) ? (ends as unknown[]) : [];
    if (typeof min !== 'number' || typeof max !== 'number' || !(min < max))
      reader.fault(
        '--ranges',
        `requires two rising numbers for ${name}`,
        `write it like { "${name}": [1, 2] }`,
      );
    else if (known) ranges.set(known, { min, max });
  }
  return ranges;
}
