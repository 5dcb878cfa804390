import * as z from 'zod';

/** Every kind of problem: its status, and what it means in words that do not change from case to case. */
export const problems = {
  malformed: [400, 'the request cannot be read'],
  unauthenticated: [401, 'the request does not say who asks'],
  'foreign-origin': [403, 'pages of other origins may not change anything here'],
  'not-found': [404, 'there is no such thing, or it belongs to somebody else'],
  'wrong-method': [405, 'the address knows no such method'],
  'too-slow': [408, 'the request did not come within its time'],
  'not-finished': [409, 'the result is not there yet'],
  'no-result': [409, 'the work ended without a result'],
  'stale-version': [412, 'somebody changed it meanwhile'],
  'too-large': [413, 'the body is too large'],
  'wrong-media-type': [415, 'the body is no JSON'],
  invalid: [422, 'the request is understood and breaks rules'],
  'key-reused': [422, 'the idempotency key belongs to another request'],
  'version-required': [428, 'the change requires If-Match'],
  'too-many': [429, 'the limit on starts within a time is reached'],
  'headers-too-large': [431, 'the headers are too large'],
  damaged: [500, 'what was stored is not as it was stored'],
  fault: [500, 'the service met a fault of its own'],
  unavailable: [503, 'the service cannot answer for now'],
  'storage-full': [507, 'no space is left to keep anything'],
} as const satisfies Record<string, readonly [status: number, title: string]>;

export type ProblemCode = keyof typeof problems;

/** What any request may meet, whatever it asks. */
export const commonProblems = [
  'malformed',
  'unauthenticated',
  'foreign-origin',
  'too-slow',
  'too-large',
  'headers-too-large',
  'damaged',
  'fault',
  'unavailable',
] as const satisfies readonly ProblemCode[];

/** One fault of a request, as the scenarios tell theirs. */
export const issueSchema = z
  .object({
    code: z.string().describe('kind of fault; programs may branch on it'),
    path: z.string().describe('JSON pointer into the body, or the name of a parameter or header'),
    expected: z.string(),
    received: z.string(),
    message: z.string(),
    remedy: z.string(),
    line: z.exactOptional(z.int().describe('line of the text, from 1')),
    column: z.exactOptional(z.int().describe('column of the line, from 1')),
  })
  .describe('one fault of a request');

/** Source  RFC 9457 */
export const problemSchema = z
  .object({
    type: z.string().describe('address that explains this kind of problem'),
    code: z.enum(Object.keys(problems) as [ProblemCode, ...ProblemCode[]]).describe('kind of problem'),
    title: z.string().describe('the kind in words'),
    status: z.int(),
    detail: z.string().describe('this case in words'),
    errors: z.exactOptional(z.array(issueSchema).describe('every fault at once')),
  })
  .describe('problem details');

export type Problem = z.output<typeof problemSchema>;
export type ProblemIssue = z.output<typeof issueSchema>;
