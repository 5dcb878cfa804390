import type { Issue } from '#scenarios';

/** One thing that the user can mend. */
export interface Fault {
  /** Where it is: an option, a JSON pointer, a line of a file. */
  readonly place: string;
  readonly message: string;
  readonly remedy?: string;
}

/** Faults of one file or of the command line. */
export interface FaultGroup {
  /** As in `my.json` or `the command line`. */
  readonly subject: string;
  readonly faults: readonly Fault[];
}

/** Input that cannot be used, with every fault that could be found at once. */
export class InputError extends Error {
  readonly groups: readonly FaultGroup[];

  constructor(groups: readonly FaultGroup[]) {
    super(groups.map(({ subject, faults }) => `${subject}: ${faults[0]?.message}`).join('; '));
    this.name = 'InputError';
    this.groups = groups;
  }
}

/** The error of a single fault. */
export function inputError(subject: string, message: string, remedy?: string): InputError {
  return new InputError([{ subject, faults: [{ place: '', message, ...(remedy && { remedy }) }] }]);
}

/** What an issue or a notice says, and where. */
export type Described = Pick<Issue, 'path' | 'message' | 'remedy' | 'line' | 'column'>;

/** A fault of a document, with its place in the text where the fault is one of spelling. */
export function faultOf({ path, message, remedy, line, column }: Described): Fault {
  if (path === '') {
    const place = line === undefined ? 'the document' : `line ${line}, column ${column}`;
    return { place, message, remedy };
  }
  // What the message calls by a dotted name is the place: once is enough.
  const dotted = path.slice(1).replaceAll('/', '.');
  const isNamed = message.startsWith(`${dotted} `);
  return { place: path, message: isNamed ? path + message.slice(dotted.length) : message, remedy };
}

/** The groups of those inputs that failed; what else they threw goes on. */
export function groupsOf(errors: readonly unknown[]): FaultGroup[] {
  return errors.flatMap((error) => {
    if (error instanceof InputError) return error.groups;
    throw error;
  });
}
