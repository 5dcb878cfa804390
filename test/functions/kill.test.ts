import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BundledService, bundledService, until } from './bundled-service.ts';
import { smallDocument } from './documents.ts';

/** Kills; the default takes seconds, `CARAT_KILLS=100` some minutes. */
const kills = Number(process.env.CARAT_KILLS ?? 3);
/** Milliseconds of work before a kill, at most. */
const longest = 1500;

let bundle: BundledService;
const data = mkdtempSync(join(tmpdir(), 'carat-kill-'));
beforeAll(async () => (bundle = await bundledService()));
afterAll(() => {
  bundle.remove();
  rmSync(data, { recursive: true, force: true });
});

/** A fixed sequence that visits every moment alike, so that a failure can be repeated. */
function moment(kill: number): number {
  return longest * ((kill * 0.618_033_988_75) % 1);
}

test(`a service that is killed ${kills} times loses nothing that it acknowledged, and ends every run once`, async () => {
  const kept = new Map<string, string>();
  const runs = new Set<string>();
  for (let kill = 0; kill < kills; kill += 1) {
    const { ask, end } = await bundle.start(data);
    let isAlive = true;
    const work = async () => {
      for (let i = 0; isAlive; i += 1) {
        const title = `Kill ${kill}, scenario ${i}`;
        const { body } = await ask('createScenario', { body: smallDocument({ title }) });
        kept.set(body.id, title);
        const changed = `${title}, changed`;
        await ask('replaceScenario', {
          params: { id: body.id },
          body: smallDocument({ title: changed }),
          ifMatch: '"1"',
        }).then(
          () => kept.set(body.id, changed),
          (error: unknown) => {
            // Whether a change that was not acknowledged took place is open.
            kept.delete(body.id);
            throw error;
          },
        );
        if (i % 10 > 0) continue;
        const { body: run } = await ask('startRun', {
          body: { scenario: { id: body.id }, replications: 4 + (kill % 5) },
        });
        runs.add(run.id);
      }
    };
    const working = work().catch(() => undefined);
    await new Promise((wake) => setTimeout(wake, moment(kill)));
    const ended = end('SIGKILL');
    isAlive = false;
    await Promise.all([ended, working]);
  }
  expect(kept.size).toBeGreaterThan(0);
  expect(runs.size).toBeGreaterThan(0);

  const { ask, end } = await bundle.start(data);
  for (const [id, title] of kept) {
    const { body } = await ask('readScenario', { params: { id } });
    expect(body.title).toBe(title);
    expect(body.document.title).toBe(title);
  }
  for (const id of runs) {
    const { body } = await until(
      () => ask('readRun', { params: { id } }),
      ({ body: { finishedAt } }) => finishedAt !== undefined,
    );
    expect(body.status).toBe('succeeded');
    const { body: result } = await ask('readResult', { params: { id } });
    expect(result.replications).toBe(body.replications);
  }
  console.log(`${kills} kills: ${kept.size} scenarios and ${runs.size} runs acknowledged, none lost`);
  await end('SIGTERM');
}, 3_600_000);
