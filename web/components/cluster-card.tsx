import { type LibraryName, loadLibrary } from '#scenarios';
import { timesText } from '../../lab/sample-sentence.ts';
import { go } from '../state/route.ts';
import { open, referenceName } from '../state/session.ts';
import { texts } from '../texts/texts.ts';
import { told } from '../texts/wording.ts';
import { MakeUp } from './make-up.tsx';

const shownFacts = 4;

/** A cluster of the library: its make-up, its figures, and where they come from. */
export function ClusterCard({ name }: { readonly name: LibraryName }) {
  const t = texts.value.start;
  const { document, scenario } = loadLibrary(name);
  const { title, description, facts, assumptions } = document;
  const { organisationCount, relatedShare, factorShare } = scenario.parameters;
  const sourced = facts.filter(({ uses }) => uses);
  const shown = (sourced.length > 0 ? sourced : facts).slice(0, shownFacts);
  return (
    <li class="card">
      <MakeUp
        name={t.pictureOf(title)}
        count={organisationCount}
        relatedShare={relatedShare}
        factorShare={factorShare}
      />
      <h3>
        {title}
        {name === referenceName && <span class="tag">{t.reference}</span>}
      </h3>
      <p lang="en">{description}</p>
      <dl class="figures">
        <div>
          <dt>
            {scenario.sample === undefined
              ? t.organisations
              : t.sampled(timesText(scenario.sample, told.value?.wording))}
          </dt>
          <dd>{organisationCount}</dd>
        </div>
        <div>
          <dt>{t.facts}</dt>
          <dd>{facts.length}</dd>
        </div>
        <div>
          <dt>{t.assumptions}</dt>
          <dd>{assumptions.length}</dd>
        </div>
      </dl>
      <details>
        <summary>{t.sources}</summary>
        <ul class="small" lang="en">
          {shown.map(({ quantity, value, unit, year, source }) => (
            <li key={`${quantity}${year}${value}`}>
              {quantity.replaceAll('_', ' ')}: {value} {unit} ({year}; {source})
            </li>
          ))}
        </ul>
      </details>
      <button
        type="button"
        class="primary"
        onClick={() => {
          open(document);
          go('shape');
        }}
      >
        {t.use}
        <span class="hidden">: {title}</span>
      </button>
    </li>
  );
}
