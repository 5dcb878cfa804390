import type { LoadedScenario } from '#scenarios';
import { type Arm, type ParameterName, arms, parameterNames, registry } from '#sim-core';
import { firstLooks } from '../../lab/frontier/explore.ts';
import { defaultRange } from '../../lab/sensitivity/default-range.ts';
import { type OptionReader, numberOf } from '../input/option-reader.ts';

/** The options of `frontier` as texts. */
export interface FrontierTexts {
  readonly x: string;
  readonly y: string;
  readonly arm: string;
  readonly baseline: string;
  readonly outcome: string;
  readonly looks: string;
  readonly replications: string;
  readonly width: string;
  readonly workers?: string;
  readonly store: string;
  readonly set?: readonly string[];
  readonly fresh?: boolean;
  readonly plan?: boolean;
  readonly json?: boolean;
  readonly out?: string;
}

/** An axis as it is asked for: a parameter or a JSON pointer, and its ends where they are given. */
export interface AxisRequest {
  readonly at: string;
  readonly range?: { readonly min: number; readonly max: number };
}

export interface FrontierRequest {
  readonly axes: readonly [AxisRequest, AxisRequest];
  readonly arm: Arm;
  readonly baseline: Arm;
  readonly outcome: string;
  readonly looks: number;
  readonly replications: number;
  readonly width: number;
  readonly workers: number | undefined;
}

/** Looks at most: beyond, the surface takes longer to compute than the runs. */
const mostLooks = 480;
const mostReplications = 1000;
const mostWorkers = 256;
/** Share of the own value to either side, where an axis has no ends. */
export const axisReach = 0.5;

/** Reads them; faults stay with the reader, and the answer is of use only if there are none. */
export function frontierRequest(texts: FrontierTexts, reader: OptionReader): FrontierRequest {
  const request = {
    axes: [axisOf('--x', texts.x, reader), axisOf('--y', texts.y, reader)] as const,
    arm: reader.name('--arm', texts.arm, arms) ?? 'cluster',
    baseline: reader.name('--baseline', texts.baseline, arms) ?? 'consolidated',
    outcome: texts.outcome,
    looks: reader.whole('--looks', texts.looks, firstLooks, mostLooks) ?? firstLooks,
    replications: reader.whole('--replications', texts.replications, 2, mostReplications) ?? 2,
    width: reader.positive('--width', texts.width) ?? 1,
    workers: reader.whole('--workers', texts.workers, 1, mostWorkers),
  };
  if (request.arm === request.baseline)
    reader.fault('--baseline', `requires another arm than --arm, not "${request.arm}"`);
  if (request.axes[0].at === request.axes[1].at)
    reader.fault('--y', `requires another parameter than --x, not "${request.axes[1].at}"`);
  return request;
}

/** As in `fidelity=0.7..1`, or the name alone. */
function axisOf(option: string, text: string, reader: OptionReader): AxisRequest {
  const [at, ends] = text.split('=', 2).map((part) => part.trim());
  if (ends === undefined) return { at };
  const [min, max] = ends.split('..').map((end) => numberOf(end));
  if (typeof min === 'number' && typeof max === 'number' && min < max) return { at, range: { min, max } };
  reader.fault(option, `requires two rising numbers after =, not "${ends}"`, 'write it like fidelity=0.7..1');
  return { at };
}

/** The axis as a factor: where no ends were given, half less and half more than the scenario’s own value. */
export function factorOfAxis(
  option: string,
  { at, range }: AxisRequest,
  { document }: LoadedScenario,
  reader: OptionReader,
) {
  if (range) return { at, ...range };
  const name = (parameterNames as readonly string[]).includes(at) ? (at as ParameterName) : undefined;
  const own = name && document.parameters?.[name];
  const value = typeof own === 'number' ? own : name && registry[name].value;
  const ends = name && value !== undefined ? defaultRange(registry[name], value, axisReach) : undefined;
  if (ends) return { at, ...ends };
  // A name that nobody knows is told, with the nearest one, when the experiment is checked.
  if (name || at.startsWith('/')) reader.fault(option, 'requires ends', `write it like ${at}=0.1..0.5`);
  return { at, min: 0, max: 1 };
}
