/** The command `carat`; in a thread that it started itself, the job of that thread. */
import { isMainThread } from 'node:worker_threads';
import { exitCodes } from './exit-codes.ts';
import { codeOf, refusalOf } from './input/system-fault.ts';
import { hearInterruptions } from './interruption.ts';
import { programOf } from './program.ts';
import { type Session, outputTo } from './session.ts';
import { tellFailure } from './tell-failure.ts';
import { serve } from './work/apart.ts';

if (isMainThread) await main();
else await serve();

async function main(): Promise<void> {
  const { signal, stop } = hearInterruptions();
  const session: Session = {
    answer: outputTo(process.stdout),
    notices: outputTo(process.stderr),
    signal,
    isQuiet: false,
    isVerbose: false,
    isDebugging: false,
  };
  process.stdout.on('error', (error: Error) => endOnWriteFault(error, session));
  process.stderr.on('error', (error: Error) => endOnWriteFault(error, session));
  try {
    // Who types the bare name wants to know what there is.
    const words = process.argv.length > 2 ? process.argv : [...process.argv, '--help'];
    await programOf(session).parseAsync(words);
  } catch (error) {
    process.exitCode = tellFailure(error, session);
  } finally {
    stop();
  }
}

/** A reader that went away, as `head` does, has what it wanted; a full disk has not. */
function endOnWriteFault(error: Error, session: Session): void {
  if (codeOf(error) === 'EPIPE') process.exit(process.exitCode ?? exitCodes.fine.code);
  const refusal = refusalOf(error);
  session.notices.write(`carat: the answer could not be written: ${refusal?.message ?? error.message}\n`);
  process.exit(exitCodes.badInput.code);
}
