import { constants } from 'node:os';

/** The user, or the system, wants the command to end. */
export class Interruption extends Error {
  readonly exitCode: number;

  constructor(signal: NodeJS.Signals) {
    super(`ended by ${signal}`);
    this.name = 'Interruption';
    this.exitCode = 128 + constants.signals[signal];
  }
}

const signals: readonly NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Hears Ctrl-C and its kin: the first aborts, so that work can be put away; a second ends at once.
 *
 * @returns the signal to heed, and what stops the hearing
 */
export function hearInterruptions(): { readonly signal: AbortSignal; readonly stop: () => void } {
  const controller = new AbortController();
  const listeners = signals.map((name) => {
    const listener = () => {
      const interruption = new Interruption(name);
      if (controller.signal.aborted) process.exit(interruption.exitCode);
      controller.abort(interruption);
    };
    process.on(name, listener);
    return () => process.off(name, listener);
  });
  return { signal: controller.signal, stop: () => listeners.forEach((stop) => stop()) };
}
