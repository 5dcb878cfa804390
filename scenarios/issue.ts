/** What kind of fault an issue is; programs may branch on it, people read the message. */
export type IssueCode =
  | 'syntax'
  | 'size'
  | 'depth'
  | 'type'
  | 'missing'
  | 'unknown-key'
  | 'range'
  | 'choice'
  | 'format'
  | 'duplicate'
  | 'unknown-reference'
  | 'conflict'
  | 'no-effect';

/** One fault of an input: where it is, what was expected, what came, and what to do about it. */
export interface Issue {
  readonly code: IssueCode;
  /** JSON pointer into the document; the empty text is the document itself. */
  readonly path: string;
  readonly expected: string;
  readonly received: string;
  readonly message: string;
  readonly remedy: string;
  /** Place in the text, both from 1, where the fault is one of spelling. */
  readonly line?: number;
  readonly column?: number;
}

type Path = readonly PropertyKey[];

/** RFC 6901: `~` and `/` inside a name are escaped. */
export function pointer(path: Path): string {
  return path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

const shownLength = 40;

/** A short account of any value, safe for values of any size and shape. */
export function show(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (typeof value === 'string') return quote(value);
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return `a list of ${value.length}`;
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}

/** A text between quotation marks, cut when long, with control characters made visible. */
export function quote(text: string): string {
  const cut = text.length > shownLength ? `${text.slice(0, shownLength)}…` : text;
  return JSON.stringify(cut);
}

/** Makes an issue whose message is `<subject> requires <expected>, not <received>`. */
export function requirement(
  code: IssueCode,
  path: Path,
  expected: string,
  received: string,
  remedy: string,
): Issue {
  const subject = path.length === 0 ? 'the document' : pointer(path).slice(1).replaceAll('/', '.');
  const message = `${subject} requires ${expected}, not ${received}`;
  return { code, path: pointer(path), expected, received, message, remedy };
}
