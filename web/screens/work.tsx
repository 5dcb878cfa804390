import { useEffect } from 'preact/hooks';
import { ComparePanel } from '../compare/compare-panel.tsx';
import { RunRow } from '../components/run-row.tsx';
import { VerdictCard } from '../components/verdict-card.tsx';
import { go } from '../state/route.ts';
import { replicationsDone } from '../state/estimate.ts';
import {
  openSaved,
  refresh,
  refusal,
  runs,
  save,
  savedScenarios,
  serviceState,
  submit,
} from '../state/service.ts';
import { texts } from '../texts/texts.ts';

const interval = 1500;

/** What the service keeps and runs. */
export function Work() {
  const t = texts.value.work;
  useEffect(() => {
    void refresh();
    const timer = setInterval(() => {
      if (serviceState.peek() === 'there') void refresh();
    }, interval);
    return () => clearInterval(timer);
  }, []);
  return (
    <>
      <h1>{t.title}</h1>
      <p class="lead">{t.lead}</p>
      <VerdictCard />
      {serviceState.value !== 'asking' && serviceState.value !== 'there' && (
        <p class="notice" role="status">
          {t[serviceState.value]}{' '}
          <button type="button" onClick={() => void refresh()}>
            {t.retry}
          </button>
        </p>
      )}
      {refusal.value && (
        <p class="notice bad" role="alert" lang="en">
          {refusal.value}
        </p>
      )}
      {serviceState.value === 'there' && <Service />}
      <ComparePanel />
    </>
  );
}

function Service() {
  const t = texts.value.work;
  const isReady = replicationsDone.value >= 2;
  return (
    <>
      <div class="toolbar">
        <button type="button" class="primary" disabled={!isReady} onClick={() => void submit()}>
          {isReady ? t.submit(replicationsDone.value) : t.wait}
        </button>
        <button type="button" onClick={() => void save()}>
          {t.save}
        </button>
      </div>
      <h2>{t.runs}</h2>
      {runs.value.length === 0 ? (
        <p>{t.empty}</p>
      ) : (
        <ul class="runs">
          {runs.value.map((run) => (
            <RunRow key={run.id} run={run} />
          ))}
        </ul>
      )}
      <h2>{t.saved}</h2>
      {savedScenarios.value.length === 0 && <p>{t.empty}</p>}
      <ul class="runs">
        {savedScenarios.value.map(({ id, title }) => (
          <li key={id}>
            <b>{title}</b>
            <button type="button" onClick={() => void openSaved(id).then(() => go('shape'))}>
              {t.open}
              <span class="hidden"> {title}</span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
