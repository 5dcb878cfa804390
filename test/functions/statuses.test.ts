import { STATUS_CODES } from 'node:http';
import { expect, test } from 'vitest';
import { contract } from '../../functions/contract/contract.ts';
import { type OperationName, operations } from '../../functions/contract/operations.ts';
import { problems } from '../../functions/contract/problems.ts';

/** As HTTP means it: what is read is there, what is made is created, what is begun is accepted, what is deleted is gone. */
function statusOf(name: OperationName): number {
  const [method] = operations[name];
  if (/^(start|cancel)/.test(name)) return 202;
  if (/^(create|clone|import)/.test(name)) return 201;
  return method === 'DELETE' ? 204 : 200;
}

test.each(Object.keys(contract) as OperationName[])(
  '%s succeeds with the status that HTTP has for it',
  (name) => {
    expect(contract[name].success.status).toBe(statusOf(name));
  },
);

test('each problem has the status that HTTP has for it', () => {
  const phrases = Object.entries(problems).map(([code, [status]]) => [code, STATUS_CODES[status]]);
  expect(Object.fromEntries(phrases)).toEqual({
    malformed: 'Bad Request',
    unauthenticated: 'Unauthorized',
    'foreign-origin': 'Forbidden',
    'not-found': 'Not Found',
    'wrong-method': 'Method Not Allowed',
    'too-slow': 'Request Timeout',
    'not-finished': 'Conflict',
    'no-result': 'Conflict',
    'stale-version': 'Precondition Failed',
    'too-large': 'Payload Too Large',
    'wrong-media-type': 'Unsupported Media Type',
    invalid: 'Unprocessable Entity',
    'key-reused': 'Unprocessable Entity',
    'version-required': 'Precondition Required',
    'too-many': 'Too Many Requests',
    'headers-too-large': 'Request Header Fields Too Large',
    damaged: 'Internal Server Error',
    fault: 'Internal Server Error',
    unavailable: 'Service Unavailable',
    'storage-full': 'Insufficient Storage',
  });
});
