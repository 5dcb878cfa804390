import { useEffect, useState } from 'preact/hooks';
import { NetworkView } from '../components/network-view.tsx';
import { SampleNote } from '../components/sample-note.tsx';
import type { Frame, WatchRequest } from '../kernel/watch-worker.ts';
import { loaded } from '../state/session.ts';
import { texts } from '../texts/texts.ts';

const arms = ['cluster', 'isolated'] as const;
const frameMilliseconds = 120;
type Film = Readonly<Record<(typeof arms)[number], readonly Frame[]>>;
const emptyFilm: Film = { cluster: [], isolated: [] };

/** The two lives of one region, month by month and side by side. */
export function Watch() {
  const t = texts.value.watch;
  const scenario = loaded.value;
  const [film, setFilm] = useState(emptyFilm);
  const [month, setMonth] = useState(0);
  const [isPlaying, setPlaying] = useState(false);
  const last = Math.min(film.cluster.length, film.isolated.length) - 1;
  const months = (scenario?.scenario.parameters.branchYears ?? 0) * 12;
  useEffect(() => {
    setFilm(emptyFilm);
    setMonth(0);
    if (!scenario) return;
    const worker = new Worker(new URL('../kernel/watch-worker.ts', import.meta.url), { type: 'module' });
    worker.onmessage = ({ data }: MessageEvent<Frame>) =>
      setFilm((so) => ({ ...so, [data.arm]: [...so[data.arm as 'cluster'], data] }));
    worker.postMessage({ scenario: scenario.scenario, arms } satisfies WatchRequest);
    return () => worker.terminate();
  }, [scenario?.hash]);
  useEffect(() => {
    if (!isPlaying) return;
    const timer = setInterval(
      () => setMonth((at) => (at < last ? at + 1 : (setPlaying(false), at))),
      frameMilliseconds,
    );
    return () => clearInterval(timer);
  }, [isPlaying, last]);
  const isReady = last >= 0;
  return (
    <>
      <p class="kicker">{scenario?.document.title}</p>
      <h1>{t.title}</h1>
      <p class="lead">{t.lead}</p>
      <SampleNote />
      <div class="player">
        <button
          type="button"
          class="primary"
          disabled={!isReady}
          onClick={() => {
            if (!isPlaying && month >= last) setMonth(0);
            setPlaying(!isPlaying);
          }}
        >
          {isPlaying ? t.pause : t.play}
        </button>
        <input
          type="range"
          aria-label={t.month}
          aria-valuetext={t.at(month + 1, months)}
          min={0}
          max={Math.max(1, last)}
          value={month}
          disabled={!isReady}
          onInput={(event) => {
            setPlaying(false);
            setMonth(event.currentTarget.valueAsNumber);
          }}
        />
        <span class="small">
          {isReady ? t.at(month + 1, months) : t.waiting(film.cluster.length, months)}
        </span>
      </div>
      <ul class="kinds">
        {(['firm', 'related', 'factor'] as const).map((kind) => (
          <li key={kind}>
            <span class={`kind-mark kind-${kind}`} /> {texts.value.start.kinds[kind]}
          </li>
        ))}
        <li>
          <span class="kind-mark deal-redirected" /> {t.redirected}
        </li>
        <li>
          <span class="kind-mark deal-team" /> {t.team}
        </li>
        <li>{t.key}</li>
      </ul>
      <div class="split">
        {arms.map((arm) => {
          const frame = film[arm][Math.min(month, film[arm].length - 1)];
          return (
            <figure key={arm} aria-labelledby={`watch-${arm}`}>
              <h2 id={`watch-${arm}`}>{t.arms[arm]}</h2>
              <NetworkView frame={frame} name={t.arms[arm]} isPlaying={isPlaying} />
              <figcaption>
                {frame
                  ? `${t.told(frame.organisations.length, frame.ties.length)} · ${t.deals(countOf(frame, 'redirected'), countOf(frame, 'team'))}`
                  : ''}
              </figcaption>
            </figure>
          );
        })}
      </div>
      <p class="small">{t.once}</p>
    </>
  );
}

function countOf({ deals }: Frame, kind: Frame['deals'][number]['kind']): number {
  return deals.filter((deal) => deal.kind === kind).length;
}
