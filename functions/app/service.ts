import type { Context } from 'hono';
import type { Limits } from '../contract/limits.ts';
import type { DamageRegister } from '../ports/damage.ts';
import type { Engine } from '../ports/engine.ts';
import type { Log } from '../ports/log.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import type { Store } from '../ports/store.ts';

/** All that the HTTP application needs of its surroundings. */
export interface Service {
  readonly store: Store;
  readonly objects: ObjectStore;
  readonly engine: Engine;
  readonly log: Log;
  readonly limits: Limits;
  /** Version of the code that runs the simulations: other code, other results. */
  readonly code: string;
  /** Signs cursors; the same on every instance. */
  readonly cursorSecret: string;
  /** Pages that may use the service, as `https://carat.example`; the service's own pages always may. */
  readonly allowedOrigins: readonly string[];
  /** What of all that is stored was found damaged. */
  readonly damage: DamageRegister;
  /** Whether all that is stored was read since the start; absent where nobody does that. */
  isStorageChecked?(): boolean;
  /** Who asks; undefined where nobody knows. */
  ownerOf(context: Context): string | undefined;
  /** @throws ProblemError where nothing more can be kept */
  checkRoom?(): Promise<void>;
  /** Names under which the service may be addressed; any where left out. Keeps foreign names off a local service. */
  readonly hosts?: readonly string[];
}
