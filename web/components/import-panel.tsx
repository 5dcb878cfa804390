import { useState } from 'preact/hooks';
import { importCluster } from '#scenarios';
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
  const [map, setMap] = useState<Readonly<Record<string, string>>>({});
  const [title, setTitle] = useState('');
  const named = title.trim() || organisations?.name.replace(/\.\w+$/, '') || 'my cluster';
  const result =
    organisations &&
    importCluster(organisations.bytes, ties?.bytes, { name: slug(named), title: named, map });
  return (
    <div class="import">
      <p class="lead">{t.lead}</p>
      <div class="drops">
        <FileDrop
          id="organisations-file"
          label={t.organisations}
          file={organisations}
          onFile={setOrganisations}
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
            file={organisations}
            found={result.report.columns.organisations}
            map={map}
            onMap={setMap}
          />
          {ties && (
            <ColumnMapping
              columns={Object.keys(tieColumns)}
              file={ties}
              found={result.report.columns.ties}
              map={map}
              onMap={setMap}
            />
          )}
          <ImportPreview result={result} organisations={organisations} ties={ties} />
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
