import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoStore } from '../../functions/adapters/dynamo-store.ts';
import { FolderObjects } from '../../functions/adapters/folder-objects.ts';
import { createApp } from '../../functions/app/app.ts';
import type { Service } from '../../functions/app/service.ts';
import { type Client, clientOf } from '../../functions/client/client.ts';
import { limits } from '../../functions/contract/limits.ts';
import { boundedServer } from '../../functions/local/bounded-server.ts';
import { openDatabase } from '../../functions/local/database.ts';
import type { Work } from '../../functions/ports/engine.ts';
import { DamageRegister } from '../../functions/ports/damage.ts';

/** The application on a real port over a real database on disk, for as many owners as a test names. */
export interface Served extends Service {
  readonly address: string;
  /** Work that was started: nothing here does it. */
  readonly started: Work[];
  askAs(owner: string): Client;
  close(): Promise<void>;
}

/** Serves the application; who asks is told by the header `X-Owner`, nobody where it is missing. */
export async function served(changes: Partial<Service> = {}): Promise<Served> {
  const folder = mkdtempSync(join(tmpdir(), 'carat-app-'));
  const database = await openDatabase(folder);
  const started: Work[] = [];
  const service: Service = {
    store: new DynamoStore(database.client, database.table),
    objects: new FolderObjects(join(folder, 'objects')),
    engine: {
      start: (work) => Promise.resolve(void started.push(work)),
      observe: () => Promise.resolve(undefined),
      rehearse: () => Promise.resolve(undefined),
      cancel: () => Promise.resolve(),
    },
    log: () => undefined,
    damage: new DamageRegister(),
    limits,
    code: 'test',
    cursorSecret: 'test',
    allowedOrigins: ['https://carat.example'],
    hosts: ['127.0.0.1'],
    ownerOf: (context) => context.req.header('X-Owner'),
    ...changes,
  };
  const app = createApp(service);
  const server = boundedServer(app, service.limits);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as { port: number };
  const address = `http://127.0.0.1:${port}`;
  return {
    ...service,
    address,
    started,
    askAs: (owner) => clientOf({ base: address, headers: { 'X-Owner': owner } }),
    async close() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
      await database.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
