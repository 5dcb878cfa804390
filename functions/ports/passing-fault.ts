/** How the clients of database and objects name what may be over at the next try. */
const names = new Set([
  'ThrottlingException',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'SlowDown',
  'TimeoutError',
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EPIPE',
  'ETIMEDOUT',
]);

/** Whether a fault is of a part that does not answer, refuses for now or broke off: none of the request, none of ours. */
export function isPassing(error: unknown): boolean {
  const { name, code, $fault } = error as { name?: string; code?: unknown; $fault?: unknown };
  return $fault === 'server' || names.has(String(name)) || names.has(String(code));
}
