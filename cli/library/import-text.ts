import type { ImportNote, ImportReport, NoteEffect, TableName } from '#scenarios';
import { InputError } from '../input/input-error.ts';
import type { Output } from '../session.ts';
import { counted } from '../text/numbers.ts';
import { wrap } from '../text/wrap.ts';

type Files = Readonly<Record<TableName, string>>;

const effects: Readonly<Record<Exclude<NoteEffect, 'failed'>, string>> = {
  'row-left-out': 'Rows left out',
  'value-left-out': 'Values left out',
  told: 'Decided for you',
};

/** What an import read, left out and decided. */
export function importText(report: ImportReport, { colours, width }: Output): string {
  const { organisationsRead, tiesRead, rowsLeftOut, columns, notes, notesLeftOut } = report;
  const summary = [
    `read ${counted(organisationsRead, 'organisation')}`,
    ...(tiesRead > 0 ? [counted(tiesRead, 'tie')] : []),
    `${rowsLeftOut === 0 ? 'no row' : counted(rowsLeftOut, 'row')} left out`,
  ].join(', ');
  const used = (['organisations', 'ties'] as const).flatMap((table) => {
    const pairs = Object.entries(columns[table]).map(([ours, theirs]) =>
      ours === theirs ? ours : `${ours} from ${theirs}`,
    );
    return pairs.length === 0 ? [] : [wrap(`${table}: ${pairs.join(', ')}`, width, 2)];
  });
  const sections = (Object.keys(effects) as (keyof typeof effects)[]).flatMap((effect) => {
    const lines = notes.filter((note) => note.effect === effect).map((note) => noteText(note, width));
    return lines.length === 0 ? [] : [`${colours.bold(effects[effect])}\n${lines.join('\n')}`];
  });
  const rest = notesLeftOut === 0 ? [] : [`and ${counted(notesLeftOut, 'more note')}`];
  return `${[summary, `${colours.bold('Columns')}\n${used.join('\n')}`, ...sections, ...rest].join('\n\n')}\n`;
}

function noteText(note: ImportNote, width: number): string {
  const { message, remedy } = note;
  return `${wrap(`${placeOf(note)}: ${message}`, width, 2)}\n${wrap(`→ ${remedy}`, width, 4)}`;
}

/** The faults that made an import impossible, with the notes that explain them. */
export function importFaults({ notes }: ImportReport, files: Files): InputError {
  const telling = notes.filter(({ effect }) => effect !== 'told');
  const tables = ['organisations', 'ties'] as const;
  return new InputError(
    tables
      .map((table) => ({
        subject: files[table],
        faults: telling
          .filter((note) => note.table === table)
          .map((note) => ({ place: spot(note), message: note.message, remedy: note.remedy })),
      }))
      .filter(({ faults }) => faults.length > 0),
  );
}

function placeOf(note: ImportNote): string {
  const { table } = note;
  const where = spot(note);
  return where === '' ? table : `${table}, ${where}`;
}

/** The place in the table, unless the message begins with it. */
function spot({ line, column, message }: ImportNote): string {
  if (line === undefined || message.startsWith(`line ${line}`)) return '';
  return column === undefined ? `line ${line}` : `line ${line}, ${column}`;
}
