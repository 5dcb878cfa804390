import { signedPercent, signedRange } from '../../lab/report/quantities.ts';
import { type Run, cancel, check, checks, gaps, isEnded } from '../state/service.ts';
import { texts } from '../texts/texts.ts';

/** One run of the service: how far it is, what came of it, and whether the bytes agree. */
export function RunRow({ run }: { readonly run: Run }) {
  const t = texts.value.work;
  const { id, title, status, progress, failure, createdAt } = run;
  const result = checks.value[id];
  const gap = gaps.value[id]?.gap;
  return (
    <li>
      <div>
        <b>{title}</b>
        <p class="small">
          {new Date(createdAt).toLocaleString(document.documentElement.lang)} · {t.states[status]}
          {run.replications === undefined ? '' : ` · ${t.replications(run.replications)}`}
          {gap && ` · ${t.gap}: ${signedPercent(gap)} (${signedRange(gap)})`}
        </p>
        {failure && (
          <p class="small bad" lang="en">
            {failure.message}
          </p>
        )}
        {!isEnded(run) && (
          <progress
            aria-label={`${t.progress}: ${title}`}
            max={progress?.planned ?? 1}
            value={progress?.done ?? 0}
          />
        )}
        {result && (
          <p class={result.isSame ? 'good' : 'bad'} role="status">
            {result.isSame ? t.same : t.different}
            <code class="hash">
              {t.hashes}: {result.service}
              {result.isSame ? '' : ` / ${result.browser}`}
            </code>
          </p>
        )}
      </div>
      {isEnded(run) ? (
        status === 'succeeded' && (
          <button type="button" onClick={() => void check(run)}>
            {t.compare}
          </button>
        )
      ) : (
        <button type="button" onClick={() => void cancel(id)}>
          {t.cancel}
          <span class="hidden"> {title}</span>
        </button>
      )}
    </li>
  );
}
