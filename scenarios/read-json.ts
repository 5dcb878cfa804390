import { type Issue, pointer, quote } from './issue.ts';

/** Deeper than any scenario, shallower than any stack. */
export const depthLimit = 32;

/** Names of one object: more than any document has. */
const nameLimit = 10_000;

/** Names written twice that are told: to place each, the text before it is read again. */
const repetitionLimit = 20;

export type JsonReading =
  { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly issues: readonly Issue[] };

/**
 * Reads JSON as `JSON.parse` does, but says on every engine in which line and column a text goes wrong, refuses a
 * name that is written twice, and bounds the nesting.
 *
 * @example readJson('{"name": "biowin"}') // { ok: true, value: { name: 'biowin' } }
 */
export function readJson(text: string): JsonReading {
  const reader = new Reader(text.startsWith('\uFEFF') ? text.slice(1) : text);
  try {
    const value = reader.document();
    return reader.issues.length > 0 ? { ok: false, issues: reader.issues } : { ok: true, value };
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    return { ok: false, issues: [...reader.issues, error.issue] };
  }
}

/** Carries the fault that makes further reading pointless. */
class Stop extends Error {
  readonly issue: Issue;
  constructor(issue: Issue) {
    super(issue.message);
    this.issue = issue;
  }
}

const space = /[ \t\r\n]*/y;
const number = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;

const string = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const word = /true|false|null/y;
const words: Readonly<Record<string, unknown>> = { true: true, false: false, null: null };

class Reader {
  readonly issues: Issue[] = [];
  private readonly text: string;
  private at = 0;
  private readonly path: (string | number)[] = [];

  constructor(text: string) {
    this.text = text;
  }

  document(): unknown {
    this.take(space);
    const value = this.value();
    if (this.at < this.text.length)
      this.stop('the end of the document', 'remove what follows the last bracket');
    return value;
  }

  private value(): unknown {
    if (this.path.length > depthLimit) this.tooDeep();
    const first = this.text[this.at];
    let value: unknown;
    if (first === '{') value = this.object();
    else if (first === '[') value = this.list();
    else if (first === '"') value = this.string('a text closed by a quotation mark on its line');
    else {
      const known = this.take(word);
      const digits = known === undefined ? this.take(number) : undefined;
      if (known !== undefined) value = words[known];
      else if (digits !== undefined) value = Number(digits);
      else this.stop('a value', 'write a number, a text in double quotes, a list or an object');
    }
    this.take(space);
    return value;
  }

  private object(): unknown {
    const entries = new Map<string, unknown>();
    this.open();
    if (this.skip('}')) return {};
    do {
      const start = this.at;
      const key = this.string('a name in double quotes');
      this.take(space);
      if (!this.skip(':')) this.stop('a colon after the name', 'separate name and value by a colon');
      this.path.push(key);
      if (entries.has(key)) this.repeated(key, start);
      if (entries.size >= nameLimit) this.crowded();
      entries.set(key, this.value());
      this.path.pop();
    } while (this.skip(','));
    if (!this.skip('}')) this.stop('a comma or a closing brace', 'separate the entries by commas');
    return fromEntries(entries);
  }

  private list(): unknown {
    const items: unknown[] = [];
    this.open();
    if (this.skip(']')) return items;
    do {
      this.path.push(items.length);
      items.push(this.value());
      this.path.pop();
    } while (this.skip(','));
    if (!this.skip(']')) this.stop('a comma or a closing bracket', 'separate the items by commas');
    return items;
  }

  private open(): void {
    this.at += 1;
    this.take(space);
  }

  private string(expected: string): string {
    const token = this.take(string);
    if (token === undefined) this.stop(expected, 'put the text in double quotes, with \\n for a new line');
    return JSON.parse(token) as string;
  }

  private skip(character: string): boolean {
    if (this.text[this.at] !== character) return false;
    this.at += 1;
    this.take(space);
    return true;
  }

  private take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const token = pattern.exec(this.text)?.[0];
    if (token !== undefined) this.at += token.length;
    return token;
  }

  private repeated(key: string, start: number): void {
    const place = this.place(start);
    this.issues.push({
      code: 'duplicate',
      path: pointer(this.path),
      expected: 'every name once in an object',
      received: `${quote(key)} again`,
      message: `${quote(key)} is written twice in one object, again in line ${place.line}, column ${place.column}`,
      remedy: 'keep one of the two',
      ...place,
    });
    if (this.issues.length < repetitionLimit) return;
    throw new Stop({
      ...this.issues[repetitionLimit - 1],
      message: `the document requires at most ${repetitionLimit} names that are written twice: the rest was not read`,
      remedy: 'mend those listed, then check again',
    });
  }

  private crowded(): never {
    throw new Stop({
      code: 'size',
      path: pointer(this.path.slice(0, -1)),
      expected: `at most ${nameLimit} names`,
      received: 'more names',
      message: `an object requires at most ${nameLimit} names (nameLimit)`,
      remedy: 'remove what is not known here',
      ...this.place(this.at),
    });
  }

  private tooDeep(): never {
    throw new Stop({
      code: 'depth',
      path: pointer(this.path.slice(0, 3)),
      expected: `at most ${depthLimit} levels`,
      received: 'more levels',
      message: `the document requires at most ${depthLimit} levels of nesting (depthLimit)`,
      remedy: 'flatten the document: a scenario needs five levels',
      ...this.place(this.at),
    });
  }

  private stop(expected: string, remedy: string): never {
    const place = this.place(this.at);
    const received =
      this.at < this.text.length ? quote(this.text.slice(this.at, this.at + 12)) : 'the end of the text';
    throw new Stop({
      code: 'syntax',
      path: pointer(this.path),
      expected,
      received,
      message: `line ${place.line}, column ${place.column} requires ${expected}, not ${received}`,
      remedy,
      ...place,
    });
  }

  private place(offset: number): { line: number; column: number } {
    const before = this.text.slice(0, offset).split(/\r\n|\n|\r/);
    return { line: before.length, column: before[before.length - 1].length + 1 };
  }
}

/** Own properties only: assigning `__proto__` would change the object instead of naming an entry. */
function fromEntries(entries: ReadonlyMap<string, unknown>): unknown {
  return Object.fromEntries(entries);
}
