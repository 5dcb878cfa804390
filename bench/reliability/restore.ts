import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Client, ServiceError } from '../../functions/client/client.ts';
import { backup } from '../../functions/local/backup.ts';
import { restore as putBack } from '../../functions/local/restore.ts';
import { bundledService, until } from '../../test/functions/bundled-service.ts';
import { smallDocument } from '../../test/functions/documents.ts';
import { type Study, table } from './study.ts';

const writerCount = 4;

export const restore: Study = {
  title: 'Restore',
  about: [
    `While ${writerCount} clients keep, replace and delete scenarios, backups are made one after another. Each is restored into a folder of its own, and a service is started on that: everything that was acknowledged before the backup began and not changed since must be there as it was, every run with its result, and the health of the service must be “ok”.`,
  ],
  notCovered:
    'backups of folders on disks that other machines write to; the cloud, whose table and bucket keep copies of their own.',
  options: { backups: 20 },
  async run({ backups }, tell) {
    const bundle = await bundledService();
    const home = mkdtempSync(join(tmpdir(), 'carat-restore-'));
    const data = join(home, 'data');
    const faults: string[] = [];
    let compared = 0;
    try {
      const service = await bundle.start(data);
      const state = { isOver: false, kept: new Map<string, string>() };
      const run = await finishedRun(service.ask);
      const writers = Array.from({ length: writerCount }, (_, i) => write(service.ask, state, `Writer ${i}`));
      for (let number = 0; number < backups; number += 1) {
        const before = new Map(state.kept);
        const [copy, place] = ['copy', 'place'].map((name) => join(home, `${name}-${number}`));
        const { missing } = await backup(data, copy);
        faults.push(...missing.map((key) => `backup ${number} lacks ${key}`));
        const unchanged = [...before].filter(([id, title]) => state.kept.get(id) === title);
        putBack(copy, place, { mayReplace: false });
        const restored = await bundle.start(place);
        compared += unchanged.length + 1;
        faults.push(
          ...(await differences(restored.ask, unchanged, run)).map((words) => `backup ${number}: ${words}`),
        );
        await restored.end('SIGTERM');
        for (const folder of [copy, place]) rmSync(folder, { recursive: true, force: true });
        tell(`${number + 1} of ${backups} backups restored`);
      }
      state.isOver = true;
      await Promise.all(writers);
      await service.end('SIGTERM');
    } finally {
      bundle.remove();
      rmSync(home, { recursive: true, force: true });
    }
    const rows: [string, number][] = [
      ['backups made while clients wrote, and restored', backups],
      ['scenarios and results compared', compared],
      ['lost, changed or damaged', faults.length],
    ];
    return { lines: table(['what', 'number'], rows), faults };
  },
};

async function finishedRun(ask: Client) {
  const { body } = await ask('startRun', {
    body: { scenario: { document: smallDocument() }, replications: 2 },
  });
  await until(
    () => ask('readRun', { params: { id: body.id } }),
    (answer) => answer.body.finishedAt !== undefined,
  );
  return { id: body.id, result: JSON.stringify((await ask('readResult', { params: { id: body.id } })).body) };
}

async function write(ask: Client, state: { isOver: boolean; kept: Map<string, string> }, name: string) {
  for (let i = 0; !state.isOver; i += 1) {
    const title = `${name}, number ${i}`;
    const { body } = await ask('createScenario', { body: smallDocument({ title }) });
    if (i % 3 === 0) {
      await ask('deleteScenario', { params: { id: body.id }, ifMatch: '"1"' });
    } else if (i % 3 === 1) {
      await ask('replaceScenario', {
        params: { id: body.id },
        body: smallDocument({ title: `${title}, anew` }),
        ifMatch: '"1"',
      });
      state.kept.set(body.id, `${title}, anew`);
    } else state.kept.set(body.id, title);
  }
}

async function differences(
  ask: Client,
  unchanged: readonly (readonly [string, string])[],
  run: { readonly id: string; readonly result: string },
): Promise<string[]> {
  const faults: string[] = [];
  for (const [id, title] of unchanged) {
    const answer = await ask('readScenario', { params: { id } }).catch(
      (error: unknown) => error as ServiceError,
    );
    if (answer instanceof Error) faults.push(`scenario ${id} was lost: ${answer.message}`);
    else if (answer.body.document.title !== title) faults.push(`scenario ${id} was changed`);
  }
  const { body } = await ask('readResult', { params: { id: run.id } });
  if (JSON.stringify(body) !== run.result) faults.push('the result of the run was changed');
  const { body: health } = await until(
    () => ask('readHealth'),
    (answer) => answer.body.isStorageChecked !== false,
  );
  if (health.status !== 'ok') faults.push(`the health is ${JSON.stringify(health.damage)}`);
  return faults;
}
