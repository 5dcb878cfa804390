/** The service as a process of its own; bundled to `dist/serve.js`. */
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Log } from '../ports/log.ts';
import { logFile } from './log-file.ts';
import { jsonLog } from './log.ts';
import { StartError } from './start-error.ts';
import { type LocalService, startService } from './start-service.ts';

const usualPort = 8417;

/** Ends with code 2 where the service cannot start as asked, as the command does for bad input. */
const refusedCode = 2;
const faultCode = 1;

// The floor of Carat is Node 20; that the client of the database asks for more is no news to whoever runs it.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';

/** The service that was started; undefined where that was refused, which was then told. */
export const service = await main();

async function main(): Promise<LocalService | undefined> {
  try {
    const { folder, logsToFile, ...options } = readArguments();
    const log = logsToFile ? quietLog(join(folder, 'service.log')) : jsonLog(tell);
    const worker = new URL('./service-worker.js', import.meta.url);
    const built = fileURLToPath(new URL('./web', import.meta.url));
    const page = existsSync(join(built, 'index.html')) ? { page: built } : {};
    const started = await startService({ ...options, folder, worker, log, ...page });
    process.stdout.write(greeting(started.address, folder, 'page' in page));
    if (logsToFile) for (const notice of started.notices) tell(`carat: ${notice}\n`);
    process.on('uncaughtException', (error) => {
      // What was acknowledged is on the disk; what is under way is taken up at the next start.
      log('error', 'ended by a fault', { error: error.stack ?? String(error) });
      process.exit(faultCode);
    });
    endOnSignal(() => {
      log('info', 'service stopping');
      if (logsToFile) tell('carat: stopping; what is under way is taken up at the next start\n');
      return started.stop();
    });
    return started;
  } catch (error) {
    if (!(error instanceof StartError)) throw error;
    tell(`carat: ${error.message}: ${error.remedy}\n`);
    process.exitCode = refusedCode;
    return undefined;
  }
}

function tell(text: string): void {
  process.stderr.write(text);
}

/** A log in a file, so that those who look at the terminal are told of faults only. */
function quietLog(path: string): Log {
  const log = jsonLog(logFile(path, tell));
  return (level, message, fields) => {
    log(level, message, fields);
    if (level === 'error') tell(`carat: ${message}; ${path} tells more\n`);
  };
}

function greeting(address: string, folder: string, hasPage: boolean): string {
  const api = `${address}/v1/docs`;
  const places = hasPage ? [`the page  ${address}/`, `the API   ${api}`] : [`the API  ${api}`];
  return `Carat serves\n${places.map((place) => `  ${place}\n`).join('')}Scenarios and results are kept in ${folder}\n`;
}

function readArguments() {
  const values = parse();
  const port = wholeOf('--port', values.port ?? process.env.CARAT_PORT ?? `${usualPort}`, 0, 65_535);
  const folder = resolve(values.data ?? process.env.CARAT_DATA ?? join(homedir(), '.carat'));
  return {
    port,
    folder,
    logsToFile: values['log-file'] === true,
    ...(values.workers !== undefined && { threads: wholeOf('--workers', values.workers, 1, 1024) }),
    ...(values.reserve !== undefined && { reserve: wholeOf('--reserve', values.reserve, 0, 2 ** 50) }),
  };
}

function parse() {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  const options = { port: text, data: text, workers: text, reserve: text, 'log-file': flag };
  try {
    return parseArgs({ options }).values;
  } catch (error) {
    throw new StartError(
      (error as Error).message.toLowerCase(),
      `known are ${Object.keys(options)
        .map((name) => `--${name}`)
        .join(', ')}`,
      error,
    );
  }
}

function wholeOf(option: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= least && value <= most) return value;
  throw new StartError(
    `${option} requires a whole number from ${least} to ${most}, not ${JSON.stringify(text)}`,
    'change the value',
  );
}

/** The first signal ends in order; a second at once. */
function endOnSignal(stop: () => Promise<void>): void {
  let isEnding = false;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => {
      if (isEnding) process.exit(faultCode);
      isEnding = true;
      void stop().then(() => process.exit(0));
    });
}
