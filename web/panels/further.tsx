import { Deferred } from '../components/deferred.tsx';
import '../styles/panels.css';
import { texts } from '../texts/texts.ts';

/** Each is fetched apart, and its code with it. */
const panels = {
  frontier: () => import('./frontier-panel.tsx').then(({ FrontierPanel }) => FrontierPanel),
  levers: () => import('./levers-panel.tsx').then(({ LeversPanel }) => LeversPanel),
  resilience: () => import('./resilience-panel.tsx').then(({ ResiliencePanel }) => ResiliencePanel),
  sensitivity: () => import('./sensitivity-panel.tsx').then(({ SensitivityPanel }) => SensitivityPanel),
};

/** The questions that take more runs than the verdict. */
export function Further() {
  const t = texts.value.panels;
  return (
    <section class="further" aria-labelledby="further-title">
      <h2 id="further-title">{t.title}</h2>
      <p>{t.lead}</p>
      {Object.entries(panels).map(([name, load]) => (
        <Deferred key={name} load={load} />
      ))}
    </section>
  );
}
