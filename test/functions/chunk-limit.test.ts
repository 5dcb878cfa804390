import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { within } from '../../functions/adapters/chunk-limit.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** Work that ends only when it is asked to, with the reason of that. */
const endless = (signal: AbortSignal) =>
  new Promise<never>((_, fail) =>
    signal.addEventListener('abort', () => fail(signal.reason as Error), { once: true }),
  );
const never = () => new AbortController().signal;

test('work is given up after its seconds, no sooner, and told so', async () => {
  let ended: unknown;
  void within(3, never(), endless).catch((error: unknown) => (ended = error));
  await vi.advanceTimersByTimeAsync(2999);
  expect(ended).toBeUndefined();
  await vi.advanceTimersByTimeAsync(1);
  expect(ended).toMatchObject({
    name: 'ChunkOverdue',
    message: 'a chunk of the simulation did not end within 3 s (limit chunkSeconds)',
  });
});

test('work that ends in time gives its answer, and leaves no timer behind', async () => {
  expect(await within(3, never(), () => Promise.resolve('answer'))).toBe('answer');
  await expect(within(3, never(), () => Promise.reject(new Error('a fault')))).rejects.toThrow('a fault');
  expect(vi.getTimerCount()).toBe(0);
});

test('work that somebody else ends is not overdue', async () => {
  const abort = new AbortController();
  const ending = expect(within(3, abort.signal, endless)).rejects.not.toMatchObject({ name: 'ChunkOverdue' });
  abort.abort(new Error('cancelled'));
  await ending;
});
