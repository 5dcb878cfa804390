/** The service as a process of its own; bundled to `dist/serve.js`. */
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { jsonLog } from './log.ts';
import { StartError } from './start-error.ts';
import { startService } from './start-service.ts';

const usualPort = 8417;

/** Ends with code 2 where the service cannot start as asked, as the command does for bad input. */
const refusedCode = 2;
const faultCode = 1;

// The floor of Carat is Node 20; that the client of the database asks for more is no news to whoever runs it.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';

await main();

async function main(): Promise<void> {
  const log = jsonLog((line) => process.stderr.write(line));
  try {
    const { port, folder, threads, reserve } = readArguments();
    const worker = new URL('./service-worker.js', import.meta.url);
    const service = await startService({ port, folder, worker, log, ...threads, ...reserve });
    process.stdout.write(
      `Carat serves ${service.address}/v1/docs\nScenarios and results are kept in ${folder}\n`,
    );
    process.on('uncaughtException', (error) => {
      // What was acknowledged is on the disk; what is under way is taken up at the next start.
      log('error', 'ended by a fault', { error: error.stack ?? String(error) });
      process.exit(faultCode);
    });
    endOnSignal(() => service.stop());
  } catch (error) {
    if (!(error instanceof StartError)) throw error;
    process.stderr.write(`carat: ${error.message}: ${error.remedy}\n`);
    process.exitCode = refusedCode;
  }
}

function readArguments() {
  const { values } = parse();
  const port = wholeOf('--port', values.port ?? process.env.CARAT_PORT ?? `${usualPort}`, 0, 65_535);
  const folder = resolve(values.data ?? process.env.CARAT_DATA ?? join(homedir(), '.carat'));
  return {
    port,
    folder,
    threads: values.workers === undefined ? {} : { threads: wholeOf('--workers', values.workers, 1, 1024) },
    reserve:
      values.reserve === undefined ? {} : { reserve: wholeOf('--reserve', values.reserve, 0, 2 ** 50) },
  };
}

function parse() {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({ options: { port: text, data: text, workers: text, reserve: text } });
  } catch (error) {
    throw new StartError(
      (error as Error).message.toLowerCase(),
      'known are --port, --data, --workers and --reserve',
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
