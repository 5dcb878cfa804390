import { quote } from '../issue.ts';
import type { ImportAnswer } from './choices.ts';
import { rereadings } from './encodings.ts';
import type { ReadOrganisations } from './organisations.ts';
import type { Notebook } from './report.ts';

/** Why the end of a tie is no id as it stands. */
interface Likeness {
  readonly cause: keyof typeof causes;
  /** The id that it is like. */
  readonly id: string;
}

const causes = {
  names: {
    says: 'are names, not ids',
    remedy: 'take the names as ids, or write ids',
  },
  zeros: {
    says: 'differ from ids by leading zeros',
    remedy: 'write the ids alike in both tables; a spreadsheet keeps the zeros of a column formatted as text',
  },
  decimals: {
    says: 'differ from ids by decimals, as programs write whole numbers beside empty cells',
    remedy: 'write the ids as whole numbers, or as text',
  },
  spelling: {
    says: 'differ from ids by capitals, spaces or signs',
    remedy: 'write the ids alike in both tables',
  },
} as const;

/** What makes ties of a list of participations. */
export const pairsRemedy =
  'make it a table of pairs: a row for each two organisations of one project, in the columns source, target and joint_projects';

const withoutZeros = (text: string): string => text.replace(/^0+(?=.)/, '');
const withoutDecimals = (text: string): string => text.replace(/[.,]0+$/, '');
const loose = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');

/** Finds the organisation that the end of a tie means, and what is wrong with the ends that mean none. */
export class Ends {
  private readonly ids: ReadonlySet<string>;
  private readonly leftOut: ReadonlyMap<string, number>;
  private readonly names = new Map<string, string>();
  private readonly unpadded = new Map<string, string>();
  private readonly whole = new Map<string, string>();
  private readonly spellings = new Map<string, string>();
  private readonly reread = new Map<string, { id: string; from: string; to: string }>();
  private readonly unlike = new Map<keyof typeof causes, { end: string; id: string; count: number }>();
  private readonly found = { source: 0, target: 0 };
  private readonly lost = { source: 0, target: 0 };

  constructor({ organisations, leftOut }: ReadOrganisations) {
    this.ids = new Set(organisations.map(({ id }) => id));
    this.leftOut = leftOut;
    for (const { id, name } of organisations) {
      if (name !== undefined && !this.names.has(loose(name))) this.names.set(loose(name), id);
      this.unpadded.set(withoutZeros(id), id);
      this.whole.set(withoutDecimals(id), id);
      if (loose(id) !== '') this.spellings.set(loose(id), id);
    }
  }

  /** The id that an end means: itself, or what its bytes say in another encoding. */
  idOf(end: string, side: 'source' | 'target'): string | undefined {
    const id = this.ids.has(end) ? end : this.rereadId(end);
    this[id === undefined ? 'lost' : 'found'][side] += 1;
    return id;
  }

  private rereadId(end: string): string | undefined {
    const known = this.reread.get(end);
    if (known !== undefined) return known.id;
    const found = rereadings(end).find(({ text }) => this.ids.has(text));
    if (found === undefined) return undefined;
    this.reread.set(end, { id: found.text, from: found.from, to: found.to });
    return found.text;
  }

  /** What a row with an unknown end requires and what helps; counts the cause. */
  explain(end: string): { expected: string; remedy: string } {
    const line = this.leftOut.get(end);
    if (line !== undefined)
      return {
        expected: `an organisation that was read: line ${line} of the other table was left out`,
        remedy: 'mend that line',
      };
    const like = this.likeness(end);
    if (like === undefined)
      return {
        expected: 'the id of an organisation of the other table',
        remedy: 'add the organisation, or correct the id',
      };
    const counted = this.unlike.get(like.cause) ?? { end, id: like.id, count: 0 };
    this.unlike.set(like.cause, { ...counted, count: counted.count + 1 });
    const expected =
      like.cause === 'names'
        ? `an id, which for this name is ${quote(like.id)}`
        : `an id, and the nearest is ${quote(like.id)}`;
    return { expected, remedy: causes[like.cause].remedy };
  }

  private likeness(end: string): Likeness | undefined {
    const zeros = this.unpadded.get(withoutZeros(end));
    if (zeros !== undefined) return { cause: 'zeros', id: zeros };
    const whole = this.whole.get(withoutDecimals(end));
    if (whole !== undefined) return { cause: 'decimals', id: whole };
    const spelling = this.spellings.get(loose(end));
    if (spelling !== undefined) return { cause: 'spelling', id: spelling };
    const name = this.names.get(loose(end));
    return name === undefined || loose(end) === '' ? undefined : { cause: 'names', id: name };
  }

  /**
   * Says what the ends that were not found have in common.
   *
   * @param nameColumn the column of names as the file of organisations calls it
   * @param isAnyRead without any tie, what the ends have in common is why the import fails
   */
  tell(nameColumn: string | undefined, isAnyRead: boolean, notebook: Notebook): void {
    const tell = (
      received: string,
      message: string,
      remedy: string,
      answers?: readonly ImportAnswer[],
    ): void =>
      notebook.add({
        effect: isAnyRead ? 'told' : 'failed',
        table: 'ties',
        received,
        message,
        remedy,
        ...(answers && { answers }),
      });
    const [first] = this.reread;
    if (first) {
      const [end, { id, from, to }] = first;
      tell(
        quote(end),
        `names that match only when read in another encoding: ${this.reread.size}; ${quote(end)} is ${quote(id)} (bytes read as ${from} that are ${to}, or the other way about), and they were joined`,
        'save both tables in UTF-8, and check the accented letters',
      );
    }
    for (const [cause, { end, id, count }] of this.unlike) {
      const isName = cause === 'names' && nameColumn !== undefined;
      tell(
        quote(end),
        `ends of ties that ${causes[cause].says}: ${count}, as ${quote(end)} for ${quote(id)}`,
        causes[cause].remedy,
        isName ? [{ meaning: `${quote(nameColumn)} holds the ids`, map: { id: nameColumn } }] : undefined,
      );
    }
    for (const [side, other] of [
      ['source', 'target'],
      ['target', 'source'],
    ] as const) {
      if (this.found[side] > 0 || this.lost[side] === 0 || this.found[other] === 0) continue;
      if (this.unlike.size > 0) continue;
      tell(
        side,
        `no ${side} is an organisation of the other table, but ${this.found[other]} of ${this.found[other] + this.lost[other]} in ${other} are: the table lists who takes part in what, not pairs`,
        pairsRemedy,
      );
    }
  }
}
