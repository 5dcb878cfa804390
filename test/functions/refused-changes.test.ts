import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { clientOf } from '../../functions/client/client.ts';
import { SegmentWriter } from '../../functions/local/journal/segment.ts';
import { startService } from '../../functions/local/start-service.ts';
import { bundledService } from './bundled-service.ts';
import { smallDocument } from './documents.ts';

afterEach(() => vi.restoreAllMocks());

test.each([
  ['ENOSPC', 'storage-full', 507],
  ['EIO', 'unavailable', 503],
])(
  'a change that the disk refuses (%s) is refused as %s, and the service goes on',
  async (code, problem, status) => {
    const folder = mkdtempSync(join(tmpdir(), 'carat-refused-'));
    const bundle = await bundledService();
    const options = { folder, port: 0, worker: bundle.worker, threads: 1, log: () => undefined };
    const { address, stop } = await startService(options);
    const ask = clientOf({ base: address });
    try {
      const add = vi.spyOn(SegmentWriter.prototype, 'add');
      add.mockRejectedValue(Object.assign(new Error(`${code}: refused`), { code }));
      await expect(ask('createScenario', { body: smallDocument() })).rejects.toMatchObject({
        problem: { code: problem, status },
      });
      add.mockRestore();
      expect((await ask('createScenario', { body: smallDocument() })).body.title).toBe('A small region');
      const { body } = await ask('listScenarios', { query: { limit: 200 } });
      expect(body.items.filter(({ name }) => name === 'small-region')).toHaveLength(1);
    } finally {
      await stop();
      bundle.remove();
      rmSync(folder, { recursive: true, force: true });
    }
  },
);
