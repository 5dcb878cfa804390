import { type ParameterName, registry } from '#sim-core';
import { change, scenarioDocument } from '../state/session.ts';
import { texts, unitOf } from '../texts/texts.ts';

interface Props {
  readonly name: ParameterName;
  readonly label: string;
  readonly ends?: readonly [number, number] | undefined;
}

const stops = 200;

/** One parameter: a slider, a field for the exact number, and what it is. */
export function ParameterControl({ name, label, ends }: Props) {
  const t = texts.value.shape;
  const { unit, min, max, whole, description, source, grade, value: usual } = registry[name];
  const [from, to] = ends ?? [min, max];
  const document = scenarioDocument.value;
  const current = document.parameters[name] ?? (name === 'organisationCount' ? countOf() : usual);
  const isListed = name === 'organisationCount' && document.organisations !== undefined;
  const set = (value: number) => {
    if (!Number.isFinite(value)) return;
    change(name, {
      ...document,
      parameters: { ...document.parameters, [name]: whole ? Math.round(value) : value },
    });
  };
  const id = `control-${name}`;
  return (
    <div class="control">
      <label for={id}>{label}</label>
      {typeof current === 'number' ? (
        <div class="setting">
          <input
            type="range"
            tabIndex={0}
            aria-label={label}
            min={Math.min(from, current)}
            max={Math.max(to, current)}
            step={whole ? 1 : (to - from) / stops}
            value={current}
            disabled={isListed}
            onInput={(event) => set(event.currentTarget.valueAsNumber)}
          />
          <input
            id={id}
            type="number"
            min={min}
            max={max}
            step="any"
            value={Number(current.toPrecision(4))}
            disabled={isListed}
            onChange={(event) => set(event.currentTarget.valueAsNumber)}
          />
          <span class="unit">{unitOf(unit)}</span>
        </div>
      ) : (
        <p class="small">{t.overTime}</p>
      )}
      <details>
        <summary>
          {t.what}
          <span class="hidden"> {label}</span>
        </summary>
        <p lang="en">
          {description} (<code>{name}</code>)
        </p>
        <dl class="facts-line">
          <dt>{t.range}</dt>
          <dd>
            {min} – {max} {unitOf(unit)}
          </dd>
          <dt>{t.source}</dt>
          <dd lang="en">{source}</dd>
          <dt>{t.grade}</dt>
          <dd>{t.grades[grade]}</dd>
        </dl>
      </details>
    </div>
  );
}

function countOf(): number {
  return scenarioDocument.value.organisations?.length ?? registry.organisationCount.value;
}
