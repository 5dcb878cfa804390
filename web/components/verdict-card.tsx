import { halfWidth } from '../../lab/statistics/interval.ts';
import { isDetermined } from '../../lab/statistics/support.ts';
import { decimalsOf, isUndecided } from '../../lab/verdict/wording.ts';
import {
  estimate,
  firstEstimateMilliseconds,
  isEstimating,
  isShippedConfirmed,
  replicationGoal,
  replicationsDone,
} from '../state/estimate.ts';
import { loaded, parsing } from '../state/session.ts';
import { language, texts } from '../texts/texts.ts';
import { ScenarioNotices } from './scenario-notices.tsx';
import { IntervalBar } from './interval-bar.tsx';

/** The answer in one sentence, how sure it is, and how far the computation is. */
export function VerdictCard() {
  const t = texts.value.verdict;
  const now = estimate.value;
  const first = firstEstimateMilliseconds.value;
  return (
    <>
      <section class={now?.isStale ? 'answer-card stale' : 'answer-card'} aria-labelledby="verdict-title">
        <div class="answer-room">
          <p class="kicker">
            <span id="verdict-title">{t.title}</span>
            {now ? ` · ${now.comparison.title}` : ''}
            {now && now.comparison.years.branch < now.ofYears
              ? ` · ${t.ahead(now.comparison.years.branch, now.ofYears)}`
              : ''}
          </p>
          {now ? <Answer /> : <p class="sentence">{t.waiting}</p>}
          <progress
            aria-label={t.progress(replicationsDone.value, replicationGoal)}
            max={replicationGoal}
            value={replicationsDone.value}
            data-busy={isEstimating.value}
          />
          <p class="small">
            {progressText()}
            {first === undefined
              ? ''
              : ` · ${t.first((first / 1000).toLocaleString(language.value, { maximumFractionDigits: 1 }))}`}
          </p>
          <p class="small provenance">{provenanceText()}</p>
        </div>
      </section>
      <ScenarioNotices notices={loaded.value?.notices ?? []} />
    </>
  );
}

function Answer() {
  const t = texts.value.verdict;
  const { comparison, isStale, isShipped } = estimate.value!;
  const gap = comparison.contrasts.find(({ baseline }) => baseline === 'isolated')!.gap;
  const decimals = Math.min(1, decimalsOf(halfWidth(gap)));
  const told = (value: number) =>
    value.toLocaleString(language.value, {
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
    });
  // Looks before the last are many: what one of them happens to show is no claim yet.
  const isLast = isShipped || comparison.replications >= replicationGoal;
  const [more, less] = isLast ? [t.more, t.less] : [t.moreSoFar, t.lessSoFar];
  const sentence = !isDetermined(gap)
    ? t.undetermined
    : isUndecided(gap)
      ? t.undecided
      : (gap.mean > 0 ? more : less)(told(Math.abs(gap.mean)));
  return (
    <>
      <p class="sentence" role="status" aria-busy={isStale}>
        {sentence}
      </p>
      <IntervalBar interval={gap} />
      <p class="small">
        {isDetermined(gap) ? `${t.sure(told(gap.low), told(gap.high))} ` : ''}
        {t.luckOnly}
      </p>
    </>
  );
}

function progressText(): string {
  const t = texts.value.verdict;
  const now = estimate.value;
  if (!parsing.value.ok) return t.faulty;
  if (now?.isStale) return t.stale;
  return t.progress(replicationsDone.value, replicationGoal);
}

function provenanceText(): string {
  const t = texts.value.verdict;
  const now = estimate.value;
  if (isShippedConfirmed.value !== undefined) return isShippedConfirmed.value ? t.confirmed : t.refuted;
  if (!now?.isShipped) return '';
  const { replications, version, hash } = now.comparison;
  return t.shipped(replications, version, hash);
}
