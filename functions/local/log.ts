import type { Log } from '../ports/log.ts';

/** Notes as JSON lines: time, level, message, then what belongs to it. */
export function jsonLog(write: (line: string) => void): Log {
  return (level, message, fields = {}) =>
    write(`${JSON.stringify({ time: new Date().toISOString(), level, message, ...fields })}\n`);
}
