import { useEffect, useMemo, useState } from 'preact/hooks';
import { type Issue, parse } from '#scenarios';
import { type ParameterName, parameterNames, registry } from '#sim-core';
import { change, parsing, scenarioDocument } from '../state/session.ts';
import { ScenarioNotices } from './scenario-notices.tsx';
import { texts } from '../texts/texts.ts';
import { ParameterControl } from './parameter-control.tsx';
import { useGrowing } from './use-growing.ts';

const shown = 12;
/** Parameters that are put on the page in one task: a few, so that none blocks it. */
const few = 6;
const slices = Array.from({ length: Math.ceil(parameterNames.length / few) }, (_, i) =>
  parameterNames.slice(i * few, (i + 1) * few),
);
/** Height of a control, in rem: room that is kept for those out of sight. */
const roomEach = 6.3;

/** Every parameter of the registry, and the document itself. */
export function Expert() {
  const t = texts.value.shape;
  const [filter, setFilter] = useState('');
  const ready = useGrowing(slices.length);
  return (
    <section class="control-group expert" aria-labelledby="expert-title" aria-busy={ready < slices.length}>
      <h2 id="expert-title">{t.all}</h2>
      <label class="search">
        {t.filter}
        <input type="search" value={filter} onInput={(event) => setFilter(event.currentTarget.value)} />
      </label>
      {slices.map((names, i) => (
        <Slice key={i} names={names} wanted={filter.toLowerCase()} isReady={i < ready} />
      ))}
      {ready === slices.length && <DocumentEditor />}
    </section>
  );
}

interface SliceProps {
  readonly names: readonly ParameterName[];
  readonly wanted: string;
  readonly isReady: boolean;
}

/** What is not wanted is hidden and not taken away: to put it back would take longer. */
function Slice({ names, wanted, isReady }: SliceProps) {
  const isFound = (name: ParameterName) =>
    `${name} ${registry[name].corner} ${registry[name].description}`.toLowerCase().includes(wanted);
  const found = names.filter(isFound);
  const room = `${found.length * roomEach}rem`;
  return (
    <div
      class="many"
      hidden={found.length === 0}
      style={{ containIntrinsicBlockSize: room, minHeight: isReady ? '' : room }}
    >
      {isReady &&
        names.map((name) => (
          <div key={name} hidden={!found.includes(name)}>
            <ParameterControl name={name} label={name} />
          </div>
        ))}
    </div>
  );
}

function DocumentEditor() {
  const t = texts.value.shape;
  const document = scenarioDocument.value;
  const written = useMemo(() => JSON.stringify(document, undefined, 2), [document]);
  const [text, setText] = useState(written);
  useEffect(() => setText(written), [written]);
  const reading = text === written ? parsing.value : parse(text);
  return (
    <div class="editor">
      <label for="document">{t.json}</label>
      <textarea
        id="document"
        spellcheck={false}
        rows={18}
        value={text}
        aria-describedby="document-issues"
        onInput={(event) => setText(event.currentTarget.value)}
      />
      <div id="document-issues" role="status">
        {reading.ok ? <p class="small">{t.valid}</p> : <Issues issues={reading.issues} />}
        {reading.ok && text !== written && <ScenarioNotices notices={reading.loaded.notices} />}
      </div>
      <button
        type="button"
        disabled={!reading.ok}
        onClick={() => reading.ok && change(`document ${text}`, reading.loaded.document)}
      >
        {t.apply}
      </button>
    </div>
  );
}

function Issues({ issues }: { readonly issues: readonly Issue[] }) {
  return (
    <>
      <p class="bad">{texts.value.shape.issues(issues.length)}</p>
      <ul class="issues" lang="en">
        {issues.slice(0, shown).map(({ path, message, remedy }) => (
          <li key={path + message}>
            <code>{path || '/'}</code> {message}: {remedy}
          </li>
        ))}
      </ul>
    </>
  );
}
