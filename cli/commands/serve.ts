import type { Command } from 'commander';
import { type ServiceTexts, startService, withServiceOptions } from '../work/local-service.ts';
import { commandOf } from './command.ts';

export function serveCommand(): Command {
  return withServiceOptions(
    commandOf(
      'serve',
      'run page and service on this machine: scenarios, comparisons and sweeps over HTTP',
      'Starts the HTTP service and the page for this machine alone, with a database in a folder. A second start finds what the first kept, and goes on with what was under way.',
      [
        { words: 'serve', meaning: 'at http://127.0.0.1:8417, kept in ~/.carat' },
        { words: 'serve --port 0 --data try', meaning: 'any free port, another folder' },
      ],
    ),
  ).action(async (texts: ServiceTexts) => void (await startService(texts)));
}
