import type { Command } from 'commander';
import { commandOf } from './command.ts';

interface Texts {
  readonly port?: string;
  readonly data?: string;
  readonly workers?: string;
}

/** The service stands beside the command in dist: neither knows the other's sources. */
const service = new URL('./serve.js', import.meta.url);

export function serveCommand(): Command {
  return commandOf(
    'serve',
    'run the service on this machine: scenarios, comparisons and sweeps over HTTP',
    'Starts the HTTP service for this machine alone, with its database in a folder. A second start finds what the first kept, and goes on with what was under way.',
    [
      { words: 'serve', meaning: 'at http://127.0.0.1:8417, kept in ~/.carat' },
      { words: 'serve --port 0 --data try', meaning: 'any free port, another folder' },
    ],
  )
    .option('--port <number>', 'port; 0 takes any that is free (default: 8417)')
    .option('--data <folder>', 'where scenarios and results are kept (default: ~/.carat)')
    .option('--workers <count>', 'threads; one per core when left out')
    .action(async (texts: Texts) => {
      const words = Object.entries(texts).flatMap(([name, text]) => [`--${name}`, String(text)]);
      process.argv = [process.argv[0], service.pathname, ...words];
      await import(service.href);
    });
}
