import type { ScenarioDocument } from '#scenarios';
import { frameOf } from '../../lab/report/map-frame.ts';
import { texts } from '../texts/texts.ts';

type Organisations = NonNullable<ScenarioDocument['organisations']>;
type Ties = NonNullable<ScenarioDocument['ties']>;

/** More dots and lines than these nobody can tell apart here. */
const mostOrganisations = 400;
const mostTies = 600;
const side = 320;
const margin = 14;

/** Who was read, and who works with whom: dots at their places, or in a ring, and lines between them. */
export function ImportMap({ organisations, ties }: { organisations: Organisations; ties: Ties }) {
  const t = texts.value.import;
  const shown = organisations.slice(0, mostOrganisations);
  const places = placesOf(shown);
  const lines = ties
    .filter(({ source, target }) => places.has(source) && places.has(target))
    .toSorted((a, b) => b.weight - a.weight)
    .slice(0, mostTies);
  return (
    <figure class="import-map">
      <svg viewBox={`0 0 ${side} ${side}`} role="img" aria-label={t.map(shown.length, lines.length)}>
        {lines.map(({ source, target, weight }) => {
          const [from, to] = [places.get(source)!, places.get(target)!];
          return (
            <line
              key={`${source} ${target}`}
              x1={from.x}
              y1={from.y}
              x2={to.x}
              y2={to.y}
              stroke-width={0.4 + 2.2 * weight}
            />
          );
        })}
        {shown.map(({ id, kind }) => (
          <circle
            key={id}
            class={`dot-${kind}`}
            cx={places.get(id)!.x}
            cy={places.get(id)!.y}
            r={shown.length > 100 ? 2.5 : 4.5}
          />
        ))}
      </svg>
      <figcaption>
        {t.map(shown.length, lines.length)}. {t.placed}
      </figcaption>
    </figure>
  );
}

/** By identifier, in the units of the drawing. */
function placesOf(organisations: Organisations): Map<string, { readonly x: number; readonly y: number }> {
  const located = organisations.flatMap(({ x, y }) => (x === undefined || y === undefined ? [] : [{ x, y }]));
  const isMap = located.length === organisations.length && located.length > 0;
  const frame = frameOf(isMap ? located : [{ x: 0, y: 0 }]);
  const scale = (side - 2 * margin) / frame.size;
  const places = organisations.map(({ id, x, y }, i) => {
    const turn = (2 * Math.PI * i) / organisations.length;
    const place = isMap
      ? { x: side / 2 + (x! - frame.x) * scale, y: side / 2 - (y! - frame.y) * scale }
      : {
          x: side / 2 + (side / 2 - margin) * Math.sin(turn),
          y: side / 2 - (side / 2 - margin) * Math.cos(turn),
        };
    return [id, place] as const;
  });
  return new Map(places);
}
