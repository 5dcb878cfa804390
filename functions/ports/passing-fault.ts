/** How the clients of database and objects, and the system, name what may be over at the next try. */
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
  // Of a folder: a disk that can only be read for now, a shared one that is away, too many open files.
  'EACCES',
  'EIO',
  'EMFILE',
  'ENFILE',
  'EPERM',
  'EROFS',
]);

/** Name of the fault of a database that has no room for a change. */
export const storageFault = 'StorageFault';

/** Whether a fault is of a part that does not answer, refuses for now or broke off: none of the request, none of ours. */
export function isPassing(error: unknown): boolean {
  const { name, code, $fault } = error as { name?: string; code?: unknown; $fault?: unknown };
  return $fault === 'server' || names.has(String(name)) || names.has(String(code));
}
