import { type LeverName, leverNames } from '#sim-core';
import type { DocumentLever } from '#scenarios';
import { change, scenarioDocument } from '../state/session.ts';
import { texts } from '../texts/texts.ts';

/** Public programmes with budget and dates. */
export function LeverTable() {
  const t = texts.value;
  return (
    <section class="control-group" id="group-policy" aria-labelledby="group-policy-title">
      <h2 id="group-policy-title">{t.groups.policy}</h2>
      <p class="small">{t.shape.leversLead}</p>
      {leverNames.map((name) => (
        <Lever key={name} name={name} />
      ))}
    </section>
  );
}

function Lever({ name }: { readonly name: LeverName }) {
  const t = texts.value;
  const present = (scenarioDocument.value.levers ?? []).filter(({ lever }) => lever === name);
  const entry = present[0];
  const isPlain =
    present.length < 2 &&
    (entry === undefined ||
      (typeof entry.budget === 'number' && [entry.from, entry.to].every((date) => typeof date !== 'string')));
  const set = (part: Partial<Record<'budget' | 'from' | 'to', number>>) => {
    const next = { ...(entry ?? { lever: name, budget: 0 }), ...part };
    const kept = Object.fromEntries(
      Object.entries(next).filter(([, value]) => !Number.isNaN(value)),
    ) as unknown as DocumentLever;
    const { levers = [], ...document } = scenarioDocument.value;
    const others = levers.filter(({ lever }) => lever !== name);
    const all = 'budget' in kept && kept.budget !== 0 ? [...others, kept] : others;
    change(`lever ${name}`, all.length > 0 ? { ...document, levers: all } : document);
  };
  const field = (part: 'budget' | 'from' | 'to', label: string) => (
    <label>
      <span>{label}</span>
      <input
        type="number"
        min={0}
        step={part === 'budget' ? 10 : 1}
        value={(entry?.[part] as number | undefined) ?? (part === 'budget' ? 0 : '')}
        disabled={part !== 'budget' && entry === undefined}
        onChange={(event) => set({ [part]: event.currentTarget.valueAsNumber })}
      />
    </label>
  );
  return (
    <fieldset class="lever">
      <legend>{t.levers[name]}</legend>
      {isPlain ? (
        <>
          {field('budget', t.shape.budget)}
          {field('from', t.shape.from)}
          {field('to', t.shape.to)}
        </>
      ) : (
        <p class="small">{t.shape.overTime}</p>
      )}
    </fieldset>
  );
}
