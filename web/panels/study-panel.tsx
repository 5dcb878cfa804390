import type { ComponentChildren } from 'preact';
import { loaded } from '../state/session.ts';
import type { Found, StudyProgress, StudyState } from '../state/study-state.ts';
import type { Studies, StudyName } from '../studies/studies.ts';
import { texts } from '../texts/texts.ts';

interface Props<Name extends StudyName> {
  readonly state: StudyState<Name>;
  /** What would be asked now. */
  readonly request: Studies[Name]['request'];
  readonly title: string;
  readonly lead: string;
  /** What is asked, for the reader to change. */
  readonly controls?: ComponentChildren;
  readonly answer: (found: Found<Name>) => ComponentChildren;
}

/** A question, a button, how far it is, and the answer with where it comes from. */
export function StudyPanel<Name extends StudyName>({
  state,
  request,
  title,
  lead,
  controls,
  answer,
}: Props<Name>) {
  const t = texts.value.panels;
  const scenario = loaded.value;
  const found = state.found.value;
  const progress = state.progress.value;
  const isStale = found !== undefined && JSON.stringify(found.request) !== JSON.stringify(request);
  return (
    <section class={`panel panel-${state.name}`} aria-labelledby={`panel-${state.name}-title`}>
      <h3 id={`panel-${state.name}-title`}>{title}</h3>
      <p>{lead}</p>
      {controls && <div class="choices">{controls}</div>}
      <div class="toolbar">
        <button
          type="button"
          class={found && !isStale ? '' : 'primary'}
          disabled={!scenario || progress !== undefined}
          onClick={() => scenario && state.start(request)}
        >
          {found && !isStale ? t.again : t.begin}
          <span class="hidden"> : {title}</span>
        </button>
        {progress && (
          <button type="button" onClick={() => state.cancel()}>
            {t.stop}
          </button>
        )}
      </div>
      <div class="run-state">
        {progress && <Progress progress={progress} />}
        {state.fault.value && (
          <p class="notice" role="alert">
            {t.fault} <span lang="en">{state.fault.value}</span>
          </p>
        )}
      </div>
      {found && (
        <div class={isStale ? 'stale' : ''}>
          {answer(found)}
          <p class="small" role="status">
            {[
              t.own,
              isStale ? t.stale : '',
              found.isWhole ? '' : progress && !isStale ? t.refining : t.stopped,
            ].join(' ')}
          </p>
        </div>
      )}
    </section>
  );
}

function Progress({ progress: { done, planned, remainingSeconds } }: { readonly progress: StudyProgress }) {
  const t = texts.value.panels;
  const told = t.progress(Math.floor(done), planned);
  return (
    <>
      <progress aria-label={told} max={planned} value={done} />
      <p class="small">
        {told}
        {remainingSeconds === undefined ? '' : ` · ${t.left(durationOf(remainingSeconds))}`}
      </p>
    </>
  );
}

function durationOf(seconds: number): string {
  const t = texts.value.panels;
  return seconds < 90 ? t.seconds(Math.max(1, Math.round(seconds))) : t.minutes(Math.round(seconds / 60));
}
