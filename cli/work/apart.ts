import { Worker, parentPort, workerData } from 'node:worker_threads';
import { type Jobs, jobs } from './jobs.ts';

/** What a thread tells the one that started it. */
type Message = { readonly progress: unknown } | { readonly result: unknown } | { readonly error: Error };

/** The bundle beside whose parts this file ends up; its main file calls `serve` when it finds itself in a thread. */
const bundle = new URL('./carat.js', import.meta.url);

/**
 * Does a job in a thread of its own, so that this one hears Ctrl-C and keeps the progress moving.
 *
 * @throws the signal's reason when aborted; what the job throws
 */
export async function apart<Name extends keyof Jobs>(
  job: Name,
  input: Jobs[Name]['input'],
  signal: AbortSignal,
  onProgress?: (progress: Jobs[Name]['progress']) => void,
): Promise<Jobs[Name]['result']> {
  signal.throwIfAborted();
  const thread = new Worker(bundle, { workerData: { job, input } });
  let stop: () => void = () => undefined;
  try {
    return await new Promise((resolve, reject) => {
      stop = () => reject((signal as { readonly reason: Error }).reason);
      signal.addEventListener('abort', stop, { once: true });
      thread.on('message', (message: Message) => {
        if ('progress' in message) onProgress?.(message.progress as Jobs[Name]['progress']);
        else if ('result' in message) resolve(message.result as Jobs[Name]['result']);
        else reject(message.error);
      });
      thread.on('error', reject);
      thread.on('exit', (code) => reject(new Error(`the thread of ${job} ended early, with code ${code}`)));
    });
  } finally {
    signal.removeEventListener('abort', stop);
    await thread.terminate();
  }
}

/** Does the job that this thread was started for. */
export async function serve(): Promise<void> {
  const { job, input } = workerData as { job: keyof Jobs; input: never };
  const tell = (message: Message) => parentPort!.postMessage(message);
  try {
    tell({ result: await jobs[job](input, (progress: unknown) => tell({ progress })) });
  } catch (error) {
    tell({ error: error as Error });
  }
}
