import { useState } from 'preact/hooks';
import { type ImportAnswer, type ImportChoices, importCluster } from '#scenarios';
import { organisationColumns, tieColumns } from '../../scenarios/import/columns.ts';
import { go } from '../state/route.ts';
import { open } from '../state/session.ts';
import { texts } from '../texts/texts.ts';
import { ColumnMapping } from './column-mapping.tsx';
import { FileDrop, type Dropped } from './file-drop.tsx';
import { ImportPreview } from './import-preview.tsx';

/** Brings a cluster of the visitor’s own: files, mapping, faults row by row, preview. */
export function ImportPanel() {
  const t = texts.value.import;
  const [organisations, setOrganisations] = useState<Dropped>();
  const [ties, setTies] = useState<Dropped>();
  const [choices, setChoices] = useState<ImportChoices>({});
  const [title, setTitle] = useState('');
  const named = title.trim() || organisations?.name.replace(/\.\w+$/, '') || 'my cluster';
  const result =
    organisations &&
    importCluster(organisations.bytes, ties?.bytes, { name: slug(named), title: named, ...choices });
  const setMap = (map: Readonly<Record<string, string>>) => setChoices({ ...choices, map });
  const settle = ({ map, decimal, unit }: ImportAnswer) =>
    setChoices({
      map: { ...choices.map, ...map },
      decimal: { ...choices.decimal, ...decimal },
      unit: { ...choices.unit, ...unit },
    });
  return (
    <div class="import">
      <p class="lead">{t.lead}</p>
      <div class="drops">
        <FileDrop
          id="organisations-file"
          label={t.organisations}
          file={organisations}
          onFile={(file) => {
            // What was settled about another file says nothing about this one.
            if (file.name !== organisations?.name) setChoices({});
            setOrganisations(file);
          }}
        />
        <FileDrop id="ties-file" label={t.ties} file={ties} onFile={setTies} />
      </div>
      {result && (
        <>
          <label class="search">
            {t.name}
            <input type="text" value={named} onChange={(event) => setTitle(event.currentTarget.value)} />
          </label>
          <h3>{t.mapping}</h3>
          <ColumnMapping
            columns={Object.keys(organisationColumns)}
            header={result.report.tables.organisations?.header ?? []}
            found={result.report.columns.organisations}
            map={choices.map ?? {}}
            onMap={setMap}
          />
          {ties && (
            <ColumnMapping
              columns={Object.keys(tieColumns)}
              header={result.report.tables.ties?.header ?? []}
              found={result.report.columns.ties}
              map={choices.map ?? {}}
              onMap={setMap}
            />
          )}
          <ImportPreview result={result} organisations={organisations} ties={ties} onSettle={settle} />
          <button
            type="button"
            class="primary"
            disabled={!result.ok}
            onClick={() => {
              if (!result.ok) return;
              open(result.document);
              go('shape');
            }}
          >
            {t.accept}
          </button>
        </>
      )}
    </div>
  );
}

function slug(text: string): string {
  const plain = text
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return plain.slice(0, 80).replace(/-$/, '') || 'my-cluster';
}
