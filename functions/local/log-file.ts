import { appendFileSync, renameSync, statSync } from 'node:fs';

/** Bytes after which a log is put aside and begun anew; the one before that is let go. */
const longest = 10_000_000;

/**
 * Appends lines to a file that does not grow without end.
 *
 * @param onFault takes a line that cannot be written: a full disk must not end the service
 */
export function logFile(path: string, onFault: (line: string) => void): (line: string) => void {
  let size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  return (line) => {
    try {
      if (size > longest) {
        renameSync(path, `${path}.1`);
        size = 0;
      }
      appendFileSync(path, line, { mode: 0o600 });
      size += Buffer.byteLength(line);
    } catch {
      onFault(line);
    }
  };
}
