import type { ImportAnswer, ImportNote, ImportReport, NoteEffect, TableName } from '#scenarios';
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
  const { organisationsRead, tiesRead, rowsLeftOut, columns, tables, notes, notesLeftOut } = report;
  const summary = [
    `read ${counted(organisationsRead, 'organisation')}`,
    ...(tiesRead > 0 ? [counted(tiesRead, 'tie')] : []),
    `${rowsLeftOut === 0 ? 'no row' : counted(rowsLeftOut, 'row')} left out`,
  ].join(', ');
  const used = (['organisations', 'ties'] as const).flatMap((table) => {
    const pairs = Object.entries(columns[table]).map(([ours, theirs]) =>
      ours === theirs ? ours : `${ours} from ${theirs}`,
    );
    return pairs.length === 0
      ? []
      : [wrap(`${table} (${tables[table]?.encoding}): ${pairs.join(', ')}`, width, 2)];
  });
  const sections = (Object.keys(effects) as (keyof typeof effects)[]).flatMap((effect) => {
    const lines = notes.filter((note) => note.effect === effect).map((note) => noteText(note, width));
    return lines.length === 0 ? [] : [`${colours.bold(effects[effect])}\n${lines.join('\n')}`];
  });
  const rest = notesLeftOut === 0 ? [] : [`and ${counted(notesLeftOut, 'more note')}`];
  return `${[summary, `${colours.bold('Columns')}\n${used.join('\n')}`, ...sections, ...rest].join('\n\n')}\n`;
}

function noteText(note: ImportNote, width: number): string {
  const { message } = note;
  return `${wrap(`${placeOf(note)}: ${message}`, width, 2)}\n${wrap(`→ ${remedyOf(note)}`, width, 4)}`;
}

/** The remedy, with the options that settle what is in doubt. */
function remedyOf({ remedy, answers = [] }: ImportNote): string {
  const options = answers.map((answer) => `${optionsOf(answer)} (${answer.meaning})`);
  return options.length === 0 ? remedy : `${remedy}: ${options.join('; or ')}`;
}

/** Choices as the options of the command that make them. */
function optionsOf(answer: ImportAnswer): string {
  return (['map', 'decimal', 'unit'] as const)
    .flatMap((option) =>
      Object.entries<string>(answer[option] ?? {}).map(
        ([column, value]) => `--${option} ${asWord(`${column}=${value}`)}`,
      ),
    )
    .join(' ');
}

/** A word of a command line, in quotation marks where the terminal would cut or change it. */
function asWord(text: string): string {
  return /^[\w=.,€/+-]+$/.test(text) ? text : `"${text.replace(/["$`\\]/g, '\\$&')}"`;
}

/** Rows that are shown where an import fails; they tend to be alike. */
const shownRows = 20;

/** The faults that made an import impossible, with the doubts and the rows that explain them. */
export function importFaults({ notes }: ImportReport, files: Files): InputError {
  const groups = (['organisations', 'ties'] as const).map((table) => {
    const own = notes.filter((note) => note.table === table);
    const rows = own.filter(({ effect }) => effect === 'row-left-out' || effect === 'value-left-out');
    const shown = [
      ...own.filter(({ effect }) => effect === 'failed'),
      ...own.filter(({ effect, answers }) => effect === 'told' && answers !== undefined),
      ...rows.slice(0, shownRows),
    ];
    const faults = shown.map((note) => ({
      place: spot(note),
      message: note.message,
      remedy: remedyOf(note),
    }));
    const rest = rows.length - shownRows;
    const more = { place: '', message: `and ${rest} more that were left out` };
    return { subject: files[table], faults: rest > 0 ? [...faults, more] : faults };
  });
  return new InputError(groups.filter(({ faults }) => faults.length > 0));
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
