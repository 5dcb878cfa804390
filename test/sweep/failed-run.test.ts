import { expect, test } from 'vitest';
import { failed } from '../../lab/sweep/run-sweep-chunk.ts';

test('a run that could not be finished is told with the message of its error, or what was thrown', () => {
  const messageOf = (thrown: unknown) => {
    const { outcome, ...rest } = failed('h', 'hub', 3, thrown);
    expect(rest).toEqual({ hash: 'h', arm: 'hub', replication: 3 });
    return outcome.isFailed && outcome.message;
  };
  expect(messageOf(new RangeError('turnover is not finite'))).toBe('turnover is not finite');
  expect(messageOf('a text')).toBe('a text');
});
