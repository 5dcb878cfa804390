import { createRequire } from 'node:module';
import { storageFault } from '../../ports/passing-fault.ts';
import type { Change } from './read-journal.ts';
import type { Journal } from './journal.ts';

interface Operation {
  readonly type: 'put' | 'del';
  readonly key: string;
  readonly value?: string;
}

/** What a store of dynalite does with keys and values that are encoded already; the same for a tree in memory. */
interface EncodedStore {
  _open(options: object): Promise<void>;
  _batch(operations: readonly Operation[], options: object): Promise<void>;
}

type StoreClass = new (options: object) => EncodedStore;

/**
 * Makes dynalite keep its entries in a journal: whatever it is asked to change is on the disk before it is seen by anybody.
 *
 * Where dynalite makes a store at a path, it gets one in memory that is filled from the journal; the journal is passed in
 * the place of the path. This must come before dynalite is loaded.
 *
 * @param dynalite path of its module
 */
export function storeInJournals(dynalite: string): void {
  const from = createRequire(dynalite);
  const level = from('level') as { Level: unknown };
  const { MemoryLevel } = from('memory-level') as { MemoryLevel: StoreClass };
  level.Level = journalLevel(MemoryLevel);
}

function journalLevel(MemoryLevel: StoreClass) {
  return class JournalLevel extends MemoryLevel {
    private readonly journal: Journal;

    constructor(journal: Journal, options: object) {
      super({ ...options, storeEncoding: 'utf8' });
      this.journal = journal;
    }

    override async _open(options: object): Promise<void> {
      await super._open(options);
      const entries = [...this.journal.entries].map(([key, value]) => ({ type: 'put', key, value }) as const);
      await super._batch(entries, {});
    }

    _put(key: string, value: string, options: object): Promise<void> {
      return this._batch([{ type: 'put', key, value }], options);
    }

    _del(key: string, options: object): Promise<void> {
      return this._batch([{ type: 'del', key }], options);
    }

    override async _batch(operations: readonly Operation[], options: object): Promise<void> {
      try {
        await this.journal.append(operations.map(({ key, value }): Change => [key, value ?? null]));
      } catch (error) {
        throw refused(error as NodeJS.ErrnoException);
      }
      await super._batch(operations, options);
    }

    _clear(): Promise<void> {
      return Promise.reject(new Error('a journal is not cleared'));
    }
  };
}

/** dynalite ends the process over an error that has no answer of its own. */
function refused(cause: NodeJS.ErrnoException): Error {
  const { message, code } = cause;
  const isFull = code === 'ENOSPC' || code === 'EDQUOT';
  const [statusCode, name] = isFull ? [507, storageFault] : [503, 'ServiceUnavailable'];
  return Object.assign(new Error(message, { cause }), {
    statusCode,
    body: { __type: `carat#${name}`, message },
  });
}
