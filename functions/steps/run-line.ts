import { parse } from '../../scenarios/parse.ts';
import { runChunk } from '../../lab/replicate.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import { encodeChunk, isChunk } from './chunk-codec.ts';
import type { ChunkLine } from './plan-chunks.ts';
import { readDocument } from './stored-bytes.ts';

/** What running a line did. */
export interface LineOutcome {
  readonly result: string;
  readonly replications: number;
  /** False where the result was there already. */
  readonly isNew: boolean;
}

/**
 * Runs one line of a manifest: reads the document, simulates, stores the result under its content hash.
 *
 * A line that runs twice, even at once, leaves the same bytes in the same place.
 *
 * @throws Error where the document is gone or faulty: a fault of ours, since it was checked before it was stored
 */
export async function runLine(line: ChunkLine, objects: ObjectStore): Promise<LineOutcome> {
  const { document, arms, replications, withNetwork, result } = line;
  const outcome = { result, replications: replications.length };
  const known = await objects.get(result);
  if (known && isChunk(known)) return { ...outcome, isNew: false };
  const { scenario } = await storedScenario(document, objects);
  // The network is described for the first replication alone, as `study` does.
  const [first, ...rest] = replications;
  const runs = withNetwork
    ? [
        ...runChunk({ scenario, arms, replications: [first], withNetwork }),
        ...runChunk({ scenario, arms, replications: rest }),
      ]
    : runChunk({ scenario, arms, replications });
  await objects.put(result, encodeChunk(runs));
  return { ...outcome, isNew: true };
}

/** The scenario of a document that was checked before it was stored. */
export async function storedScenario(key: string, objects: ObjectStore) {
  const parsing = parse(await readDocument(objects, key, `the scenario ${key}`));
  if (!parsing.ok) throw new Error(`the document ${key} is faulty: ${parsing.issues[0].message}`);
  return parsing.loaded;
}
