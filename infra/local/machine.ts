/**
 * A local stand-in for the Step Functions states that Carat’s definition uses: Choice, Pass, Task, Succeed, Fail and the
 * distributed Map over JSON lines. Anything else is refused, so that a definition it runs is one it understands.
 */
import {
  type Choice,
  type Json,
  type JsonObject,
  filled,
  holds,
  textOf,
  valueAt,
  withResult,
} from './paths.ts';

/** A definition in Amazon States Language, as the synthesis writes it. */
export interface Definition {
  readonly StartAt: string;
  readonly States: Readonly<Record<string, State>>;
}

interface Handling {
  readonly ErrorEquals: readonly string[];
}

interface State {
  readonly Type: string;
  readonly Next?: string;
  readonly End?: boolean;
  readonly Default?: string;
  readonly Choices?: readonly (Choice & { readonly Next: string })[];
  readonly Parameters?: JsonObject;
  readonly ResultPath?: string | null;
  readonly Resource?: string;
  readonly Retry?: readonly (Handling & RetryRule)[];
  readonly Catch?: readonly (Handling & { readonly Next: string; readonly ResultPath?: string })[];
  readonly Error?: string;
  readonly Cause?: string;
  readonly ItemProcessor?: Definition;
  readonly ItemReader?: { readonly Parameters: JsonObject };
  readonly ItemBatcher?: {
    readonly MaxItemsPerBatchPath: string;
    readonly MaxInputBytesPerBatch: number;
  };
  readonly ToleratedFailurePercentagePath?: string;
  readonly ResultWriter?: { readonly Parameters: JsonObject };
  readonly MaxConcurrency?: number;
}

interface RetryRule {
  readonly IntervalSeconds: number;
  readonly MaxAttempts: number;
  readonly BackoffRate: number;
  readonly MaxDelaySeconds: number;
}

/** Lines of a map. */
export interface MapProgress {
  readonly total: number;
  readonly succeeded: number;
}

/** What surrounds an execution. */
export interface Surroundings {
  /** Calls the function of a task. */
  invoke(resource: string, input: Json): Promise<Json>;
  readLines(bucket: string, key: string): Promise<readonly Json[]>;
  writeResults(bucket: string, prefix: string, results: readonly Json[]): Promise<void>;
  /** @param seconds at most, before a repetition */
  wait(seconds: number): Promise<void>;
  /** Hears of every map at its start, and of each line that is done. */
  tell?(progress: MapProgress): void;
  /** Children at once, where the host has room for fewer than the map allows. */
  readonly childrenAtOnce?: number;
  /** Stops the execution between two steps. */
  readonly signal?: AbortSignal;
}

export interface Ending {
  readonly status: 'SUCCEEDED' | 'FAILED' | 'ABORTED';
  /** States in the order in which they were entered, those of children left out. */
  readonly path: readonly string[];
  readonly output?: Json;
  readonly error?: string;
}

/** A fault with the name that Retry and Catch know it by. */
export class StateFault extends Error {
  override readonly name: string;

  constructor(name: string, cause: string) {
    super(cause);
    this.name = name;
  }
}

/** Runs a definition from its start to its end. */
export async function execute(definition: Definition, input: Json, around: Surroundings): Promise<Ending> {
  const path: string[] = [];
  try {
    return { status: 'SUCCEEDED', path, output: await runStates(definition, input, around, path) };
  } catch (error) {
    if (around.signal?.aborted) return { status: 'ABORTED', path };
    return { status: 'FAILED', path, error: nameOf(error) };
  }
}

async function runStates(
  { StartAt, States }: Definition,
  input: Json,
  around: Surroundings,
  path: string[],
): Promise<Json> {
  let value = input;
  for (let name = StartAt; ;) {
    around.signal?.throwIfAborted();
    const state = States[name];
    path.push(name);
    if (state.Type === 'Succeed') return value;
    if (state.Type === 'Fail') throw new StateFault(state.Error ?? 'Failed', state.Cause ?? '');
    if (state.Type === 'Choice') {
      name = state.Choices!.find((choice) => holds(choice, value))?.Next ?? state.Default!;
      continue;
    }
    const caught = await runOrCatch(state, value, around);
    value = caught.value;
    if (caught.next !== undefined) name = caught.next;
    else if (state.End) return value;
    else name = state.Next!;
  }
}

async function runOrCatch(
  state: State,
  input: Json,
  around: Surroundings,
): Promise<{ readonly value: Json; readonly next?: string }> {
  try {
    const effective = state.Parameters ? filled(state.Parameters, input) : input;
    const result = await repeated(state, around, () => runOnce(state, effective, around));
    return { value: withResult(input, state.ResultPath, result) };
  } catch (error) {
    const handler = state.Catch?.find((rule) => matches(rule, error));
    if (!handler || around.signal?.aborted) throw error;
    const fault = { Error: nameOf(error), Cause: String((error as Error).message) };
    return { value: withResult(input, handler.ResultPath, fault), next: handler.Next };
  }
}

function runOnce(state: State, input: Json, around: Surroundings): Promise<Json> {
  if (state.Type === 'Pass') return Promise.resolve(input);
  if (state.Type === 'Task') return around.invoke(state.Resource!, input);
  if (state.Type === 'Map') return runMap(state, input, around);
  throw new Error(`the stand-in knows no state of type ${state.Type}`);
}

/** Retry: the first rule that knows the fault says how often and after how long. */
async function repeated(state: State, around: Surroundings, run: () => Promise<Json>): Promise<Json> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await run();
    } catch (error) {
      const rule = state.Retry?.find((each) => matches(each, error));
      if (!rule || attempt >= rule.MaxAttempts || around.signal?.aborted) throw error;
      const delay = rule.IntervalSeconds * rule.BackoffRate ** attempt;
      await around.wait(Math.min(delay, rule.MaxDelaySeconds));
    }
  }
}

/** A distributed map: batches of lines to children, of which a share may fail. */
async function runMap(state: State, input: Json, around: Surroundings): Promise<Json> {
  const source = filled(state.ItemReader!.Parameters, input);
  const lines = await around.readLines(textOf(source.Bucket), textOf(source.Key));
  const size = Number(valueAt(input, state.ItemBatcher!.MaxItemsPerBatchPath));
  if (!(Number.isInteger(size) && size > 0)) throw new StateFault('States.Runtime', `no batch of ${size}`);
  const batches = batchesOf(lines, size, state.ItemBatcher!.MaxInputBytesPerBatch);
  const tolerated = (Number(valueAt(input, state.ToleratedFailurePercentagePath!)) / 100) * lines.length;
  const results: Json[] = [];
  const total = lines.length;
  let failedLines = 0;
  let succeeded = 0;
  around.tell?.({ total, succeeded });
  const lane = async () => {
    for (let batch = batches.shift(); batch; batch = batches.shift()) {
      around.signal?.throwIfAborted();
      try {
        results.push(await runStates(state.ItemProcessor!, { Items: batch }, around, []));
        succeeded += batch.length;
        around.tell?.({ total, succeeded });
      } catch {
        failedLines += batch.length;
        if (failedLines > tolerated) batches.length = 0;
      }
    }
  };
  await Promise.all(
    Array.from(
      { length: Math.min(around.childrenAtOnce ?? Infinity, state.MaxConcurrency ?? 1, batches.length) },
      lane,
    ),
  );
  around.signal?.throwIfAborted();
  if (failedLines > tolerated)
    throw new StateFault(
      'States.ExceedToleratedFailureThreshold',
      `${failedLines} of ${lines.length} failed`,
    );
  const target = filled(state.ResultWriter!.Parameters, input);
  await around.writeResults(textOf(target.Bucket), textOf(target.Prefix), results);
  return { ResultWriterDetails: target };
}

/** @throws StateFault for a line that fits into no batch */
function batchesOf(lines: readonly Json[], size: number, mostBytes: number): Json[][] {
  const batches: Json[][] = [];
  let room = 0;
  for (const line of lines) {
    const bytes = Buffer.byteLength(JSON.stringify(line));
    if (bytes > mostBytes) throw new StateFault('States.DataLimitExceeded', `a line has ${bytes} bytes`);
    const last = batches.at(-1);
    if (last && last.length < size && bytes <= room) last.push(line);
    else [batches[batches.length], room] = [[line], mostBytes];
    room -= bytes;
  }
  return batches;
}

function matches({ ErrorEquals }: Handling, error: unknown): boolean {
  const name = nameOf(error);
  return ErrorEquals.includes(name) || (ErrorEquals.includes('States.ALL') && name !== 'States.Runtime');
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : 'Error';
}
