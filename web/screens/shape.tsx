import { useState } from 'preact/hooks';
import { eventStudy } from '../../lab/report/event-study.ts';
import { ledger } from '../../lab/report/ledger.ts';
import { ComparisonFigure } from '../components/comparison-figure.tsx';
import { ControlGroup } from '../components/control-group.tsx';
import { Diamond } from '../components/diamond.tsx';
import { Expert } from '../components/expert.tsx';
import { LeverTable } from '../components/lever-table.tsx';
import { SampleNote } from '../components/sample-note.tsx';
import { VerdictCard } from '../components/verdict-card.tsx';
import { groups } from '../state/controls.ts';
import { estimate } from '../state/estimate.ts';
import { canUndo, isChanged, reset, scenarioDocument, undo } from '../state/session.ts';
import { putInAddress, shareFault } from '../state/share.ts';
import { texts } from '../texts/texts.ts';

/** Controls on one side, the answer on the other. */
export function Shape() {
  const t = texts.value;
  const now = estimate.value;
  const [isExpert, setExpert] = useState(false);
  return (
    <>
      <div class="title-row">
        <div>
          <p class="kicker">{scenarioDocument.value.title}</p>
          <h1>{t.shape.title}</h1>
        </div>
        <Toolbar />
      </div>
      {shareFault.value && (
        <p class="notice" role="alert">
          {t.shape.badLink}
        </p>
      )}
      <div class="workbench">
        <div class="controls">
          <Diamond />
          <SampleNote />
          <p class="lead">{t.shape.lead}</p>
          {(Object.keys(groups) as (keyof typeof groups)[]).map((group) => (
            <ControlGroup key={group} group={group} />
          ))}
          <LeverTable />
          <label class="switch">
            <input
              type="checkbox"
              checked={isExpert}
              onChange={(event) => setExpert(event.currentTarget.checked)}
            />
            {t.shape.expert}
          </label>
          {isExpert && <Expert />}
        </div>
        <div class="results">
          <VerdictCard />
          {now && (
            <div class={now.isStale ? 'stale' : ''}>
              <ComparisonFigure name="event-study" comparison={now.comparison} draw={eventStudy} />
              <ComparisonFigure name="ledger" comparison={now.comparison} draw={ledger} />
            </div>
          )}
        </div>
      </div>
    </>
  );
}

function Toolbar() {
  const t = texts.value.shape;
  const [isCopied, setCopied] = useState(false);
  const share = async () => {
    await putInAddress();
    await navigator.clipboard.writeText(location.href).catch(() => undefined);
    setCopied(true);
    setTimeout(() => setCopied(false), 2000);
  };
  return (
    <div class="toolbar">
      <button type="button" disabled={!canUndo.value} onClick={undo}>
        {t.undo}
      </button>
      <button type="button" disabled={!isChanged.value} onClick={reset}>
        {t.reset}
      </button>
      <button type="button" onClick={() => void share()}>
        {t.share}
      </button>
      <span role="status" class="small">
        {isCopied ? t.shared : ''}
      </span>
    </div>
  );
}
