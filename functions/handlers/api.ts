import { handle } from 'hono/aws-lambda';
import { createApp } from '../app/app.ts';
import { limits } from '../contract/limits.ts';
import { DamageRegister } from '../ports/damage.ts';
import type { Engine } from '../ports/engine.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import type { Store } from '../ports/store.ts';
import { mostLoad } from '../steps/batch-size.ts';
import { cloudLog, setting } from './environment.ts';
import { ownerOf } from './owner.ts';
import { whenCalled } from './when-called.ts';

const damage = new DamageRegister((found) => cloudLog('error', 'damage found', { fault: found.fault }));

/** The HTTP application behind an API gateway (payload format 2.0). */
export const handler = handle(
  createApp({
    damage,
    store: whenCalled<Store>(async () =>
      (await import('./cloud-store.ts')).cloudStore((found, owner) => damage.add(found, owner)),
    ),
    objects: whenCalled<ObjectStore>(async () => (await import('./cloud-objects.ts')).cloudObjects()),
    engine: whenCalled<Engine>(async () => (await import('./cloud-engine.ts')).cloudEngine()),
    log: cloudLog,
    limits: { ...limits, replicationLoad: mostLoad },
    code: setting('CARAT_CODE'),
    cursorSecret: setting('CARAT_CURSOR_SECRET'),
    allowedOrigins: setting('CARAT_ORIGINS').split(' '),
    ownerOf,
  }),
);
