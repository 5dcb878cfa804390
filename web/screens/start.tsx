import { VerdictCard } from '../components/verdict-card.tsx';
import { ClusterCard } from '../components/cluster-card.tsx';
import { ImportPanel } from '../components/import-panel.tsx';
import { libraryNames } from '#scenarios';
import { texts } from '../texts/texts.ts';

/** The first visit: an answer at once, then a cluster of one’s own choice. */
export function Start() {
  const t = texts.value.start;
  return (
    <>
      <div class="hero">
        <div>
          <h1>{t.title}</h1>
          <p class="lead">{t.lead}</p>
        </div>
        <VerdictCard />
      </div>
      <h2>{t.pick}</h2>
      <ul class="cluster-cards">
        {libraryNames.map((name) => (
          <ClusterCard key={name} name={name} />
        ))}
      </ul>
      <h2>{t.own}</h2>
      <ImportPanel />
    </>
  );
}
