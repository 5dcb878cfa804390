import { arms } from '#sim-core';
import { checkFolder } from '../input/destination.ts';
import type { OptionReader } from '../input/option-reader.ts';
import type { CompareRequest } from './compare-and-tell.ts';

/** The options of `compare` as texts, as they stand on the command line. */
export interface CompareTexts {
  readonly arms?: string;
  readonly replications?: string;
  readonly precision?: string;
  readonly cap?: string;
  readonly strict?: boolean;
  readonly workers?: string;
  readonly seed?: string;
  readonly json?: boolean;
  readonly out?: string;
}

const mostReplications = 100_000;
const mostWorkers = 256;
const longestSeed = 200;

/** Reads them; faults stay with the reader. */
export function compareRequest(texts: CompareTexts, reader: OptionReader): CompareRequest {
  const known = {
    arms: reader.names('--arms', texts.arms, arms),
    replications: reader.whole('--replications', texts.replications, 2, mostReplications),
    precision: reader.positive('--precision', texts.precision),
    cap: reader.whole('--cap', texts.cap, 2, mostReplications),
    workers: reader.whole('--workers', texts.workers, 1, mostWorkers),
    seed: texts.seed,
  };
  if (texts.seed === '' || (texts.seed && texts.seed.length > longestSeed))
    reader.fault('--seed', `requires a text of 1 to ${longestSeed} characters`);
  for (const other of ['precision', 'cap', 'strict'] as const)
    if (texts.replications !== undefined && texts[other] !== undefined)
      reader.fault(
        `--${other}`,
        'does not go with --replications, which fixes their number',
        'leave out one of the two',
      );
  return {
    options: Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined)),
    isJson: texts.json === true,
    isStrict: texts.strict === true,
    out: texts.out,
  };
}

/** Makes sure that the files can be written, before minutes of work. */
export async function checkOut({ out }: CompareRequest): Promise<void> {
  if (out !== undefined) await checkFolder(out, '--out');
}
