import { afterAll, beforeAll, beforeEach } from 'vitest';
import type { Json } from '../../infra/local/paths.ts';
import { type Cloud, openCloud } from './cloud.ts';

/** A line of a manifest, of a comparison or of a sweep. */
interface Line {
  readonly replications: readonly number[];
  readonly ranges: readonly { readonly point: number; readonly from: number; readonly to: number }[];
  readonly result: string;
}

/** A region that takes a moment where its results do not matter. */
export const tiny = { organisationCount: 3, burnInYears: 1, branchYears: 1 };

/** One cloud for the tests of a file; nothing goes wrong at the start of each. */
export function deployed(): { readonly cloud: Cloud } {
  const opened = {} as { cloud: Cloud };
  beforeAll(async () => {
    opened.cloud = await openCloud();
  });
  afterAll(() => opened.cloud.close());
  beforeEach(() => {
    opened.cloud.fault = () => undefined;
    opened.cloud.reshape = (_, answer) => answer;
    opened.cloud.waits.length = 0;
  });
  return opened;
}

/** Lines that a call of a function is to work through. */
export const linesOf = (input: Json) => (input as unknown as { Items: readonly Line[] }).Items;

/** Has the map hand over one line a time, as it does for scenarios whose lines take long. */
export function onePerBatch(cloud: Cloud): void {
  cloud.reshape = (handler, answer) =>
    handler === 'prepare-chunks' ? { ...(answer as object), linesPerBatch: 1 } : answer;
}
