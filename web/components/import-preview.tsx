import type { Import, ImportAnswer, ImportNote } from '#scenarios';
import { texts } from '../texts/texts.ts';
import { ImportMap } from './import-map.tsx';
import type { Dropped } from './file-drop.tsx';

interface Props {
  readonly result: Import;
  readonly organisations: Dropped | undefined;
  readonly ties: Dropped | undefined;
  /** Takes a choice that settles what is in doubt. */
  readonly onSettle: (answer: ImportAnswer) => void;
}

const shown = 50;
const examples = 8;

/** What was read, and beside each faulty row what is wrong with it. */
export function ImportPreview({ result, organisations, ties, onSettle }: Props) {
  const t = texts.value.import;
  const { organisationsRead, tiesRead, rowsLeftOut, notes } = result.report;
  const lineOf = ({ table, line }: ImportNote) =>
    line === undefined ? '' : ((table === 'ties' ? ties : organisations)?.lines[line - 1] ?? '');
  return (
    <>
      <h3>{t.preview}</h3>
      <p role="status">{t.read(organisationsRead, tiesRead, rowsLeftOut)}</p>
      {result.ok && (
        <ImportMap organisations={result.document.organisations ?? []} ties={result.document.ties ?? []} />
      )}
      {result.ok && (
        <div class="scroll" role="region" tabIndex={0} aria-label={t.examples}>
          <table>
            <thead>
              <tr>
                <th scope="col">id</th>
                <th scope="col">{t.name}</th>
                <th scope="col">{t.corner}</th>
              </tr>
            </thead>
            <tbody>
              {(result.document.organisations ?? []).slice(0, examples).map(({ id, name, kind }) => (
                <tr key={id}>
                  <th scope="row">{id}</th>
                  <td>{name}</td>
                  <td>{texts.value.start.kinds[kind]}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <h3>{t.problems}</h3>
      {notes.length === 0 ? (
        <p>{t.noneWrong}</p>
      ) : (
        <div class="scroll" role="region" tabIndex={0} aria-label={t.problems}>
          <table class="notes">
            <thead>
              <tr>
                <th scope="col">{t.line}</th>
                <th scope="col">{t.row}</th>
                <th scope="col">{t.finding}</th>
              </tr>
            </thead>
            <tbody>
              {urgentFirst(notes).map((note, i) => (
                <tr key={i} class={`note-${note.effect}`}>
                  <td>{note.line ?? '–'}</td>
                  <td>
                    <code>{lineOf(note)}</code>
                  </td>
                  <td lang="en">
                    <b>{t.effects[note.effect]}</b> {note.message}: {note.remedy}
                    {note.answers?.map((answer) => (
                      <button key={answer.meaning} type="button" onClick={() => onSettle(answer)}>
                        {answer.meaning}
                      </button>
                    ))}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}

/** What must be settled comes before rows that are alike, of which only some are shown. */
function urgentFirst(notes: readonly ImportNote[]): ImportNote[] {
  const isUrgent = ({ effect, answers }: ImportNote) => effect === 'failed' || answers !== undefined;
  return [...notes.filter(isUrgent), ...notes.filter((note) => !isUrgent(note))].slice(0, shown);
}
