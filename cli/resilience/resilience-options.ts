import { type Arm, arms } from '#sim-core';
import type { ResilienceOptions } from '../../lab/resilience/resilience-options.ts';
import { type UsualShockName, usualShockNames } from '../../lab/resilience/usual-shocks.ts';
import type { OptionReader } from '../input/option-reader.ts';

/** The options of `resilience` as texts, as they stand on the command line. */
export interface ResilienceTexts {
  readonly shocks?: string;
  readonly at?: string;
  readonly arms?: string;
  readonly replications?: string;
  readonly workers?: string;
  readonly seed?: string;
  readonly set?: readonly string[];
  readonly json?: boolean;
  readonly out?: string;
}

export interface ResilienceRequest {
  readonly options: ResilienceOptions;
  readonly isJson: boolean;
  /** Folder for the files. */
  readonly out: string | undefined;
}

const mostReplications = 100_000;
const mostWorkers = 256;
const longestSeed = 200;
const mostMonths = 12_000;

/** Reads them; faults stay with the reader. */
export function resilienceRequest(texts: ResilienceTexts, reader: OptionReader): ResilienceRequest {
  const { seed } = texts;
  if (seed === '' || (seed && seed.length > longestSeed))
    reader.fault('--seed', `requires a text of 1 to ${longestSeed} characters`);
  const known = {
    shocks: reader.names<UsualShockName>('--shocks', texts.shocks, usualShockNames),
    at: reader.whole('--at', texts.at, 0, mostMonths),
    arms: reader.names<Arm>('--arms', texts.arms, arms),
    replications: reader.whole('--replications', texts.replications, 2, mostReplications),
    workers: reader.whole('--workers', texts.workers, 1, mostWorkers),
    seed,
  };
  return {
    options: Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined)),
    isJson: texts.json === true,
    out: texts.out,
  };
}
