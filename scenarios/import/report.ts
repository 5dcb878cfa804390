import type { ImportAnswer } from './choices.ts';

/** Which of the two tables a note is about. */
export type TableName = 'organisations' | 'ties';

/** How much a note costs: nothing, one value, one row, or the import. */
export type NoteEffect = 'told' | 'value-left-out' | 'row-left-out' | 'failed';

/** One thing that an import did or could not do; nothing is left out or changed without one. */
export interface ImportNote {
  readonly effect: NoteEffect;
  readonly table: TableName;
  /** Line of the file in which the row begins, from 1. */
  readonly line?: number;
  /** Name of the column, as the file writes it. */
  readonly column?: string;
  readonly received: string;
  readonly message: string;
  readonly remedy: string;
  /** Choices that settle what is in doubt, each with what it means. */
  readonly answers?: readonly ImportAnswer[];
}

/** Notes on single rows and values told one by one; the rest are counted. */
export const noteLimit = 1000;

/** How a table was read. */
export interface ReadAs {
  readonly encoding: string;
  /** Names of the file's columns, by which `map` names them. */
  readonly header: readonly string[];
}

/** What an import made of two tables. */
export interface ImportReport {
  readonly organisationsRead: number;
  readonly tiesRead: number;
  /** Rows left out, in both tables. */
  readonly rowsLeftOut: number;
  /** For each of our columns, the column of the file that it came from. */
  readonly columns: Readonly<Record<TableName, Readonly<Record<string, string>>>>;
  /** The tables that could be read as such. */
  readonly tables: Readonly<Partial<Record<TableName, ReadAs>>>;
  readonly notes: readonly ImportNote[];
  /** Notes beyond the limit, which are not among `notes`. */
  readonly notesLeftOut: number;
}

/** Collects notes up to the limit, and counts all. */
export class Notebook {
  readonly notes: ImportNote[] = [];
  rowsLeftOut = 0;
  notesLeftOut = 0;
  hasFailed = false;

  add(note: ImportNote): void {
    if (note.effect === 'row-left-out') this.rowsLeftOut += 1;
    if (note.effect === 'failed') this.hasFailed = true;
    // What concerns the whole table is told however many rows are faulty.
    const isOfWhole = note.effect === 'told' || note.effect === 'failed';
    if (this.notes.length < noteLimit || isOfWhole) this.notes.push(note);
    else this.notesLeftOut += 1;
  }
}
