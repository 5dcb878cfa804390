import { Piscina } from 'piscina';

interface ThreadLimits {
  /** Milliseconds after which a thread without work ends; left out, threads stay as long as the pool does. */
  readonly idleTimeout?: number;
  /** Heap that each may take; Node's own limit when left out. */
  readonly threadMegabytes?: number;
}

/** The longest that a timer takes. */
const asLongAsThePool = 2 ** 31 - 1;

/**
 * Threads that begin when there is work for them.
 *
 * @param worker a bundled file whose exports are the tasks
 * @param threads at most so many
 */
export function threadPool(
  worker: URL,
  threads: number,
  { idleTimeout = asLongAsThePool, threadMegabytes }: ThreadLimits = {},
): Piscina {
  return new Piscina({
    filename: worker.href,
    minThreads: 0,
    maxThreads: threads,
    idleTimeout,
    // The pool loads a file by `require` if it can, and to end a thread in the midst of that ends the whole process
    // (Node 20: an assertion fails in CreateRequiredModuleFacade). Where `require` takes no modules, it uses `import`.
    execArgv: ['--no-experimental-require-module'],
    ...(threadMegabytes !== undefined && { resourceLimits: { maxOldGenerationSizeMb: threadMegabytes } }),
  });
}
