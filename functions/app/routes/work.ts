import type { WorkStatus } from '../../ports/records.ts';
import { type Records, isUnderWay } from '../../ports/records.ts';
import type { WorkProgress } from '../../ports/engine.ts';
import { cancelWork } from '../../steps/change-work.ts';
import { removeWork } from '../../steps/remove-work.ts';
import { readCursor, writeCursor } from '../cursor.ts';
import { ProblemError } from '../problem.ts';
import type { Service } from '../service.ts';

type WorkKind = 'run' | 'sweep';

interface WorkCall {
  readonly owner: string;
  readonly params: { readonly id: string };
}

interface ListCall {
  readonly owner: string;
  readonly query: {
    readonly limit: number;
    readonly cursor?: string;
    readonly status?: WorkStatus;
    readonly [filter: string]: unknown;
  };
}

/** What runs and sweeps have in common: they are started, listed, followed, cancelled and deleted alike. */
export function workHandlers<Of extends WorkKind>(
  { store, objects, engine, cursorSecret }: Service,
  kind: Of,
  answerOf: (record: Records[Of], progress?: WorkProgress) => object,
) {
  async function required(owner: string, id: string): Promise<Records[Of]> {
    const record = await store.read(kind, owner, id);
    if (record) return record;
    throw new ProblemError('not-found', `there is no ${kind} ${id}`);
  }
  async function cancelled(owner: string, id: string): Promise<Records[Of] | undefined> {
    const record = await cancelWork(store, kind, owner, id);
    await engine.cancel({ kind, owner, id });
    return record;
  }
  return {
    required,

    /** @param equal filters besides the status */
    async list({ owner, query }: ListCall, equal: Readonly<Record<string, string>> = {}) {
      const { limit, cursor, status } = query;
      const list = [owner, kind, status, ...Object.values(equal)];
      const { records, next } = await store.list(kind, owner, {
        limit,
        after: cursor === undefined ? undefined : readCursor(cursor, list, cursorSecret),
        equal: { ...(status && { status }), ...equal },
      });
      return {
        json: {
          items: records.map((record) => answerOf(record)),
          ...(next !== undefined && { next: writeCursor(next, list, cursorSecret) }),
        },
      };
    },

    /** Makes a record unless it is there, and has the engine work on it. */
    async start(owner: string, id: string, make: () => Promise<Records[Of]>) {
      const record = (await store.read(kind, owner, id)) ?? (await make());
      // A repetition may come because the engine never heard of the first.
      if (isUnderWay(record.status)) await engine.start({ kind, owner, id });
      return { json: answerOf(record), headers: { Location: `/v1/${kind}s/${id}` } };
    },

    /** Stores a new record; that of a request that came first stays. */
    async keep(record: Records[Of]): Promise<Records[Of]> {
      if (await store.create(kind, record)) return record;
      return (await store.read(kind, record.owner, record.id)) ?? record;
    },

    async read({ owner, params: { id } }: WorkCall) {
      const record = await required(owner, id);
      const progress = isUnderWay(record.status) ? await engine.observe({ kind, owner, id }) : undefined;
      return { json: answerOf(record, progress) };
    },

    async cancel({ owner, params: { id } }: WorkCall) {
      const record = await required(owner, id);
      return { json: answerOf((await cancelled(owner, id)) ?? record) };
    },

    async remove({ owner, params: { id } }: WorkCall) {
      const record = await required(owner, id);
      if (isUnderWay(record.status)) await cancelled(owner, id);
      await removeWork(store, objects, kind, owner, id);
      return {};
    },
  };
}
