import { expect, test } from 'vitest';
import { ServiceError } from '../../functions/client/client.ts';
import { limits } from '../../functions/contract/limits.ts';
import { smallDocument } from './documents.ts';
import { served } from './served.ts';

test('an owner who starts too much within a minute waits, while another does not', async () => {
  const service = await served({ limits: { ...limits, startsPerMinute: 2 } });
  try {
    const start = (owner: string) =>
      service.askAs(owner)('startRun', {
        body: { scenario: { document: smallDocument() }, replications: 2 },
      });
    const outcomes = await Promise.allSettled([1, 2, 3, 4, 5, 6].map(() => start('hasty')));
    const refused = outcomes.flatMap((outcome) =>
      outcome.status === 'rejected' ? [outcome.reason as unknown] : [],
    );
    // The minute may turn in between, which grants two more.
    expect(refused.length).toBeGreaterThanOrEqual(2);
    for (const error of refused) {
      expect(error).toBeInstanceOf(ServiceError);
      expect((error as ServiceError).problem.status).toBe(429);
      expect((error as ServiceError).retryAfter).toBeGreaterThan(0);
    }
    expect((await start('patient')).body.status).toBe('queued');
  } finally {
    await service.close();
  }
});
