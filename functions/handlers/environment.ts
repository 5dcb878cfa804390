import type { Log } from '../ports/log.ts';

/** A variable of the function's environment. @throws Error where the stack does not set it */
export function setting(name: string): string {
  const value = process.env[name];
  if (value) return value;
  throw new Error(`the environment requires ${name}`);
}

/** JSON lines, as the cloud collects them from the standard output. */
export const cloudLog: Log = (level, message, fields = {}) =>
  console.log(JSON.stringify({ level, message, ...fields }));
