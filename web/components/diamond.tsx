import { loaded } from '../state/session.ts';
import { texts } from '../texts/texts.ts';

/** The four corners with who is in them; a corner leads to its controls. */
export function Diamond() {
  const t = texts.value;
  const scenario = loaded.value?.scenario;
  if (!scenario) return null;
  const { organisationCount, relatedShare, factorShare, customersPerOrganisation, rivalCount } =
    scenario.parameters;
  const listed = scenario.organisations;
  const count = (kind: string, share: number) =>
    listed ? listed.filter((each) => each.kind === kind).length : Math.round(organisationCount * share);
  const related = count('related', relatedShare);
  const factors = count('factor', factorShare);
  const corners = {
    firms: t.corners.firms(organisationCount - related - factors, rivalCount),
    factors: t.corners.factors(factors),
    demand: t.corners.demand(Math.round(organisationCount * customersPerOrganisation)),
    related: t.corners.related(related),
  };
  return (
    <section class="diamond" aria-label={t.shape.diamond}>
      <svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
        <path d="M50 12 88 50 50 88 12 50Z M50 12V88M12 50H88" />
      </svg>
      {(Object.keys(corners) as (keyof typeof corners)[]).map((corner) => (
        <button
          key={corner}
          type="button"
          class={`corner corner-${corner}`}
          onClick={() => {
            const group = document.getElementById(`group-${corner}`);
            group?.scrollIntoView({ block: 'start' });
            group?.focus();
          }}
        >
          <b>{t.groups[corner]}</b>
          <span>{corners[corner]}</span>
        </button>
      ))}
    </section>
  );
}
