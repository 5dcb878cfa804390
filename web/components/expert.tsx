import { useEffect, useState } from 'preact/hooks';
import { type Issue, parse } from '#scenarios';
import { parameterNames, registry } from '#sim-core';
import { change, parsing, scenarioDocument } from '../state/session.ts';
import { texts } from '../texts/texts.ts';
import { ParameterControl } from './parameter-control.tsx';

const shown = 12;

/** Every parameter of the registry, and the document itself. */
export function Expert() {
  const t = texts.value.shape;
  const [filter, setFilter] = useState('');
  const wanted = filter.toLowerCase();
  const found = parameterNames.filter((name) =>
    `${name} ${registry[name].corner} ${registry[name].description}`.toLowerCase().includes(wanted),
  );
  const listed = wanted === '' ? found : found.slice(0, shown * 4);
  return (
    <section class="control-group expert" aria-labelledby="expert-title">
      <h2 id="expert-title">{t.all}</h2>
      <label class="search">
        {t.filter}
        <input type="search" value={filter} onInput={(event) => setFilter(event.currentTarget.value)} />
      </label>
      {listed.map((name) => (
        <ParameterControl key={name} name={name} label={name} />
      ))}
      <DocumentEditor />
    </section>
  );
}

function DocumentEditor() {
  const t = texts.value.shape;
  const document = scenarioDocument.value;
  const [text, setText] = useState('');
  useEffect(() => setText(JSON.stringify(document, undefined, 2)), [document]);
  const reading = text === '' ? parsing.value : parse(text);
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
