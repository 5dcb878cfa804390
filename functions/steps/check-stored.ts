import { type DamageRegister, DamagedError } from '../ports/damage.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import type { Records, ResultFile } from '../ports/records.ts';
import type { Store } from '../ports/store.ts';
import { resultIdIn } from './object-keys.ts';
import { removeRecord, resultKinds } from './remove-work.ts';
import { readDocument, readResultFile } from './stored-bytes.ts';

/** Where everything is stored, and what of it is damaged. */
export interface Stored {
  readonly store: Store;
  readonly objects: ObjectStore;
  readonly damage: DamageRegister;
}

/** Kinds of records that people see. */
const kinds = ['scenario', 'run', 'sweep'] as const;
type SeenKind = (typeof kinds)[number];

/** What a record is called in a message: its kind, id and title. */
export function subjectOf(kind: SeenKind, { id, title }: Records[SeenKind]): string {
  return `${kind} ${id} “${title}”`;
}

/**
 * Reads everything that an owner's records point to, and notes what is not as it was stored.
 *
 * An answer whose files are damaged is forgotten, so that who asks for the same gets it computed anew.
 */
export async function checkStored(stored: Stored, owner: string, signal?: AbortSignal): Promise<void> {
  const { store, objects } = stored;
  for (const kind of kinds) {
    let after: string | undefined;
    do {
      const page = await store.list(kind, owner, { limit: 100, after });
      for (const record of page.records) {
        if (signal?.aborted) return;
        const subject = subjectOf(kind, record);
        const readAll = async () => {
          await readDocument(objects, record.documentKey, subject);
          for (const file of filesOf(record)) await readResultFile(objects, file, subject);
        };
        await succeeds(() => noting(stored, kind, record, readAll));
      }
      after = page.next;
    } while (after !== undefined);
  }
}

/**
 * Reads what a record points to. Where that is damaged it is noted, until it was stored anew or the record is gone.
 *
 * @throws DamagedError
 */
export async function noting<Read>(
  { store, damage }: Stored,
  kind: SeenKind,
  record: Records[SeenKind],
  read: () => Promise<Read>,
): Promise<Read> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof DamagedError)) throw error;
    const isThere = async () => (await store.read(kind, record.owner, record.id)) !== undefined;
    damage.add(error.damage, record.owner, async () => (await isThere()) && !(await succeeds(read)));
    const [file] = filesOf(record);
    if (kind !== 'scenario' && file)
      await removeRecord(store, resultKinds[kind], record.owner, resultIdIn(file.key));
    throw error;
  }
}

function filesOf(record: Records[SeenKind]): readonly ResultFile[] {
  return ('files' in record && record.files) || [];
}

async function succeeds(read: () => Promise<unknown>): Promise<boolean> {
  try {
    await read();
    return true;
  } catch (error) {
    if (error instanceof DamagedError) return false;
    throw error;
  }
}
