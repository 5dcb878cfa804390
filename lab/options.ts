import { type Arm, arms as allArms } from '#sim-core';

export interface CompareOptions {
  /** Arms to compare; isolated is always among them. By default isolated, concentration, cluster and consolidated. */
  readonly arms?: readonly Arm[];
  /** Replications exactly, at least 2; without, as many as the precision takes. */
  readonly replications?: number;
  /** Half-width wanted for the headline gap, in percentage points of isolated turnover; 1 by default. */
  readonly precision?: number;
  /** Replications at most when a precision is sought, at least 2; 400 by default. */
  readonly cap?: number;
  /** Of every interval, in (0, 1); .95 by default. */
  readonly confidence?: number;
  /** Threads; 1 runs in this one. By default one per core, where the worker file is built. */
  readonly workers?: number;
  /** The bundled `lab/worker.ts`; by default `worker.js` beside this code. */
  readonly worker?: URL;
  /** Text that replaces the scenario's seed; the hash changes with it. */
  readonly seed?: string;
  /** Whether to describe who knew whom at the end of replication 0. */
  readonly withNetwork?: boolean;
  readonly onProgress?: (progress: Progress) => void;
  readonly signal?: AbortSignal;
}

/** How far a comparison is. */
export interface Progress {
  readonly done: number;
  /** Replications that will probably do; a forecast while a precision is sought. */
  readonly planned: number;
  /** Of the headline gap so far, in percentage points; absent before the second replication. */
  readonly halfWidth?: number;
  readonly elapsedSeconds: number;
  readonly remainingSeconds: number;
}

export interface OptionIssue {
  readonly code: 'range' | 'choice' | 'format';
  /** JSON pointer into the options. */
  readonly path: string;
  readonly expected: string;
  readonly received: string;
  readonly message: string;
}

/** Options that cannot be followed, all faults at once. */
export class OptionsError extends Error {
  readonly issues: readonly OptionIssue[];

  constructor(issues: readonly OptionIssue[]) {
    super(issues.map(({ message }) => message).join('; '));
    this.name = 'OptionsError';
    this.issues = issues;
  }
}

/** Options with every default filled in. */
export interface Plan {
  /** In the order of the kernel's list, isolated among them. */
  readonly arms: readonly Arm[];
  readonly headline: { readonly arm: Arm; readonly baseline: Arm };
  readonly isFixed: boolean;
  /** Replications, at most if not fixed. */
  readonly cap: number;
  readonly precision: number;
  readonly confidence: number;
}

const defaultArms: readonly Arm[] = ['isolated', 'concentration', 'cluster', 'consolidated'];

/** @throws OptionsError with all faults at once */
export function planOf(options: CompareOptions): Plan {
  const {
    arms = defaultArms,
    replications,
    precision = 1,
    cap = 400,
    confidence = 0.95,
    workers = 1,
  } = options;
  const issues = [
    ...arms.flatMap((arm, i) =>
      issueUnless(allArms.includes(arm), `/arms/${i}`, `one of ${allArms.join(', ')}`, arm, 'choice'),
    ),
    ...countIssue('/replications', replications ?? 2, 2),
    ...countIssue('/cap', cap, 2),
    ...countIssue('/workers', workers, 1),
    ...issueUnless(precision > 0, '/precision', 'a number above 0', precision),
    ...issueUnless(confidence > 0 && confidence < 1, '/confidence', 'a number between 0 and 1', confidence),
  ];
  if (issues.length > 0) throw new OptionsError(issues);
  const chosen = allArms.filter((arm) => arm === 'isolated' || arms.includes(arm));
  const arm = chosen.includes('cluster') ? 'cluster' : (chosen[1] ?? 'isolated');
  return {
    arms: chosen,
    headline: { arm, baseline: 'isolated' },
    isFixed: replications !== undefined,
    cap: replications ?? cap,
    precision,
    confidence,
  };
}

/** The fault of a count that must be whole and not too small, if there is one. */
export function countIssue(path: string, count: number, least: number): OptionIssue[] {
  const isCount = Number.isSafeInteger(count) && count >= least;
  return issueUnless(isCount, path, `a whole number of at least ${least}`, count);
}

/** The fault of an option, if there is one. */
export function issueUnless(
  isRight: boolean,
  path: string,
  expected: string,
  value: unknown,
  code: OptionIssue['code'] = 'range',
): OptionIssue[] {
  if (isRight) return [];
  const received = String(value);
  const subject = path.slice(1).replaceAll('/', '.');
  return [{ code, path, expected, received, message: `${subject} requires ${expected}, not ${received}` }];
}
