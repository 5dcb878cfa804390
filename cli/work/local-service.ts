import type { Command } from 'commander';

/** Options of the service as texts; it checks them itself. */
export interface ServiceTexts {
  readonly port?: string;
  readonly data?: string;
  readonly workers?: string;
}

/** A service that runs in this process, until a signal ends both. */
export interface RunningService {
  /** As `http://127.0.0.1:8417`. */
  readonly address: string;
  /** Version of the code that runs the simulations. */
  readonly code: string;
}

/** The service stands beside the command in dist: neither knows the other's sources. */
const file = new URL('./serve.js', import.meta.url);

export function withServiceOptions(command: Command): Command {
  return command
    .option('--port <number>', 'port; 0 takes any that is free (default: 8417)')
    .option('--data <folder>', 'where scenarios and results are kept (default: ~/.carat)')
    .option('--workers <count>', 'threads; one per core when left out');
}

/**
 * Starts the service in this process.
 *
 * @param flags further words for it, as `--log-file`
 * @returns undefined where it was refused, which it has told then, and set the exit code
 */
export async function startService(
  { port, data, workers }: ServiceTexts,
  flags: readonly string[] = [],
): Promise<RunningService | undefined> {
  const words = Object.entries({ port, data, workers }).flatMap(([name, text]) =>
    text === undefined ? [] : [`--${name}`, text],
  );
  process.argv = [process.argv[0], file.pathname, ...words, ...flags];
  const { service } = (await import(file.href)) as { service: RunningService | undefined };
  return service;
}
