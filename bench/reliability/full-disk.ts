import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Client, ServiceError } from '../../functions/client/client.ts';
import { libraryNames } from '../../scenarios/library-names.ts';
import { bundledService } from '../../test/functions/bundled-service.ts';
import { smallDocument } from '../../test/functions/documents.ts';
import { type Study, table } from './study.ts';

const writerCount = 4;
/** Megabytes of the disk: too few at first, enough afterwards. */
const [small, large] = [4, 64];
/** Refusals after which the disk counts as full. */
const enoughRefusals = 40;

export const fullDisk: Study = {
  title: 'Full disk',
  about: [
    `The folder of the service lies on a disk of ${small} MB in memory, of which the service leaves nothing free (--reserve 0). ${writerCount} clients keep scenarios until ${enoughRefusals} were refused; one reads meanwhile. Then the process is killed, the disk grows to ${large} MB, and the service is started again: every acknowledged scenario is read, and one more is kept. This takes the right to mount.`,
  ],
  notCovered: 'disks that take less than they say; quotas.',
  options: { rounds: 5 },
  async run({ rounds }, tell) {
    const bundle = await bundledService();
    const sums = new Map<string, number>();
    const faults: string[] = [];
    const add = (what: string, number: number) => sums.set(what, (sums.get(what) ?? 0) + number);
    try {
      for (let round = 0; round < rounds; round += 1) {
        const outcome = await fillDisk((data, ...words) => bundle.start(data, ...words));
        for (const [what, number] of Object.entries(outcome.counts)) add(what, number);
        faults.push(...outcome.faults);
        tell(`${round + 1} of ${rounds} disks filled`);
      }
    } finally {
      bundle.remove();
    }
    return { lines: table(['what', 'number'], [['disks', rounds], ...sums]), faults };
  },
};

type Start = Awaited<ReturnType<typeof bundledService>>['start'];

async function fillDisk(start: Start) {
  const data = mkdtempSync(join(tmpdir(), 'carat-full-disk-'));
  mount(data, `size=${small}m`);
  const kept = new Map<string, string>();
  const refusals: Record<string, number> = {};
  const faults: string[] = [];
  try {
    const first = await start(data, '--reserve', '0');
    let refused = 0;
    const writer = async (name: string) => {
      for (let i = 0; refused < enoughRefusals; i += 1) {
        const title = `${name}, number ${i}, ${'x'.repeat(150)}`;
        try {
          kept.set((await first.ask('createScenario', { body: smallDocument({ title }) })).body.id, title);
        } catch (error) {
          refused += 1;
          const code = error instanceof ServiceError ? error.problem.code : 'no answer';
          refusals[code] = (refusals[code] ?? 0) + 1;
        }
      }
    };
    await Promise.all(Array.from({ length: writerCount }, (_, i) => writer(`Writer ${i}`)));
    faults.push(...(await missing(first.ask, kept)).map((words) => `while the disk was full, ${words}`));
    await first.end('SIGKILL');
    mount(data, `remount,size=${large}m`);
    const second = await start(data, '--reserve', '0');
    faults.push(...(await missing(second.ask, kept)));
    const surplus = (await count(second.ask)) - kept.size - libraryNames.length;
    await second.ask('createScenario', { body: smallDocument({ title: 'One more' }) });
    await second.end('SIGTERM');
    for (const code of Object.keys(refusals))
      if (code !== 'storage-full') faults.push(`${refusals[code]} changes met ${code}`);
    return {
      counts: {
        'scenarios acknowledged, and present after the kill': kept.size,
        'refused with storage-full (507)': refusals['storage-full'] ?? 0,
        'scenarios refused and there all the same': surplus,
        'scenarios lost or changed, or refused otherwise': faults.length,
      },
      faults,
    };
  } finally {
    execFileSync('umount', ['--lazy', data]);
    rmSync(data, { recursive: true, force: true });
  }
}

function mount(folder: string, options: string): void {
  execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'carat', folder]);
}

async function missing(ask: Client, kept: ReadonlyMap<string, string>): Promise<string[]> {
  const faults: string[] = [];
  for (const [id, title] of kept) {
    const answer = await ask('readScenario', { params: { id } }).catch((error: unknown) => error as Error);
    if (answer instanceof Error) faults.push(`scenario ${id} was lost: ${answer.message}`);
    else if (answer.body.document.title !== title) faults.push(`scenario ${id} was changed`);
  }
  return faults;
}

async function count(ask: Client): Promise<number> {
  let number = 0;
  let cursor: string | undefined;
  do {
    const query = { limit: 200, ...(cursor !== undefined && { cursor }) };
    const { body } = await ask('listScenarios', { query });
    number += body.items.length;
    cursor = body.next;
  } while (cursor !== undefined);
  return number;
}
