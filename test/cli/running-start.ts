import { spawn } from 'node:child_process';
import type { Outcome } from './carat.ts';

/** A `carat start` that serves. */
export interface RunningStart {
  /** As `http://127.0.0.1:8417`. */
  readonly address: string;
  /** All that it has said so far. */
  readonly said: () => Omit<Outcome, 'code'>;
  /** Sends a signal and waits for the end. */
  readonly end: (signal: NodeJS.Signals) => Promise<Outcome>;
}

/**
 * Starts the command on any free port, and waits until it has told what to do next, or has ended.
 *
 * @returns the outcome where it ended by itself
 */
export function runningStart(file: string, words: readonly string[]): Promise<RunningStart | Outcome> {
  const child = spawn(process.execPath, [file, 'start', '--port', '0', '--workers', '1', ...words]);
  const texts = { out: '', err: '' };
  child.stderr.setEncoding('utf8').on('data', (text: string) => (texts.err += text));
  const ended = new Promise<Outcome>((done) => child.on('close', (code) => done({ code, ...texts })));
  return new Promise((tell) => {
    void ended.then(tell);
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      texts.out += text;
      const address = /What next\n {2}(http:\S+)\/ /.exec(texts.out)?.[1];
      if (address === undefined) return;
      tell({
        address,
        said: () => texts,
        end(signal) {
          child.kill(signal);
          return ended;
        },
      });
    });
  });
}

/** One that is expected to serve. */
export async function served(file: string, words: readonly string[]): Promise<RunningStart> {
  const start = await runningStart(file, words);
  if ('address' in start) return start;
  throw new Error(`carat start ended with ${start.code}: ${start.err}`);
}
