import { createHmac, timingSafeEqual } from 'node:crypto';
import { requirement } from '../../scenarios/issue.ts';
import { invalid } from './problem.ts';

/**
 * Where a list goes on, as a text that tells clients nothing and that they cannot make up.
 *
 * @param list owner, kind and filters: a cursor is of use with the list alone that it came from
 */
export function writeCursor(after: string, list: unknown, secret: string): string {
  return Buffer.from(`${after}.${signature(after, list, secret)}`).toString('base64url');
}

/** @throws ProblemError for a cursor that this list did not give */
export function readCursor(cursor: string, list: unknown, secret: string): string {
  const [after, given = ''] = Buffer.from(cursor, 'base64url').toString('utf8').split('.');
  const expected = Buffer.from(signature(after, list, secret));
  const received = Buffer.from(given);
  if (expected.length === received.length && timingSafeEqual(expected, received)) return after;
  const issue = requirement(
    'format',
    ['cursor'],
    'the `next` of an earlier page of the same list',
    'another text',
    'begin without a cursor',
  );
  throw invalid([issue]);
}

function signature(after: string, list: unknown, secret: string): string {
  return createHmac('sha256', secret)
    .update(JSON.stringify([after, list]))
    .digest('base64url');
}
