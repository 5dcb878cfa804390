import * as Plot from '@observablehq/plot';
import { type GainPart, type MixResult, type PolicyAnswer, gainParts } from '../../policy/policy-answer.ts';
import { meanOf, mixPhrase, rangeOf } from '../../policy/policy-wording.ts';
import { capital, isUndecided } from '../../verdict/wording.ts';
import { figureOf } from '../figure.ts';
import { type Markup, html, nothing } from '../markup.ts';
import { armColour } from '../palette.ts';
import { onePicture } from '../picture.ts';
import { drawnEnds, plain } from '../quantities.ts';
import { policyProvenance, rankedMixes } from './figure-notes.ts';

const room = { width: 360, isNarrow: true };

const names: Readonly<Record<GainPart, string>> = {
  firms: 'Firms',
  related: 'Related',
  small: 'Small',
  medium: 'Medium',
  large: 'Large',
  home: 'At home',
  export: 'Exported',
};

/** Hues that stay apart for colour-blind readers; the rows are named as well. */
const colours: Readonly<Record<GainPart, string>> = {
  firms: armColour('cluster'),
  related: armColour('cluster'),
  small: armColour('concentration'),
  medium: armColour('concentration'),
  large: armColour('concentration'),
  home: armColour('consolidated'),
  export: armColour('consolidated'),
};

type Gaining = MixResult & Required<Pick<MixResult, 'gain'>>;

/** Who sells more per public euro: by kind, by size and by market. */
export function gainBars(answer: PolicyAnswer): Markup {
  const mixes = rankedMixes(answer).filter((mix): mix is Gaining => mix.gain !== undefined);
  if (mixes.length === 0) return nothing;
  const domain = domainOf(mixes);
  return figureOf({
    id: 'gain-bars',
    title: titleOf(mixes),
    body: html`<div class="maps">
      ${mixes.map(
        (mix) =>
          html`<div>
            <h4>${capital(mixPhrase(mix.name))}</h4>
            ${onePicture(
              {
                id: `gain-${mix.name}`,
                name: `Who sells more with money for ${mixPhrase(mix.name)}`,
                description: gainParts
                  .map((part) => `${names[part]}: ${meanOf(mix.gain[part])} (${rangeOf(mix.gain[part])}).`)
                  .join(' '),
                draw: () => drawing(mix, domain),
              },
              room,
              `gain-${mix.name.replaceAll(/[^a-z0-9]+/gi, '-')}`,
            )}
          </div>`,
      )}
    </div>`,
    caption: `Turnover gained per public € spent, all on one scale. The two kinds add up to the whole gain, and so do the three sizes (small: the capacity of one boundary-spanning person; large: of three) and the two markets. Lines are the interval of each bar by itself. ${policyProvenance(answer)}`,
  });
}

function titleOf(mixes: readonly Gaining[]): string {
  const most = (sign: number) => {
    const isMoved = ({ tests, change }: Gaining) =>
      tests.turnover.isMoved && Math.sign(change.turnover.mean) === sign;
    return sign > 0 ? mixes.find(isMoved) : mixes.findLast(isMoved);
  };
  const told = [1, -1].flatMap((sign) => {
    const mix = most(sign);
    if (!mix) return [];
    const seen = gainParts.filter((part) => sign * mix.gain[part].mean > 0 && !isUndecided(mix.gain[part]));
    if (seen.length === 0)
      return [`who ${sign > 0 ? 'gains' : 'loses'} from ${mixPhrase(mix.name)} cannot be told`];
    const parts = seen.map((part) => names[part].toLowerCase()).join(', ');
    return [`who sells ${sign > 0 ? 'more' : 'less'}: with ${mixPhrase(mix.name)}, beyond chance, ${parts}`];
  });
  return told.length === 0 ? 'Who would gain cannot be told where no gain is seen' : capital(told.join('; '));
}

function drawing({ gain }: Gaining, domain: readonly [number, number]): Plot.PlotOptions {
  const rows = gainParts.map((part) => ({
    part: names[part],
    fill: colours[part],
    ...drawnEnds(gain[part]),
  }));
  const decimals = domain[1] - domain[0] < 8 ? 1 : 0;
  return {
    width: room.width,
    height: 216,
    marginTop: 6,
    marginBottom: 42,
    marginLeft: 90,
    marginRight: 16,
    x: { domain: [...domain], label: null },
    y: { domain: rows.map(({ part }) => part), label: null, padding: 0.25 },
    marks: [
      Plot.gridX({ stroke: 'var(--line)', strokeOpacity: 1, ticks: 4 }),
      Plot.axisX({ ticks: 4, tickSize: 0, tickFormat: (value: number) => plain(value, decimals) }),
      Plot.axisY({ tickSize: 0 }),
      Plot.text(['€ per public €'], { frameAnchor: 'bottom', dy: 36, fill: 'var(--muted)' }),
      Plot.barX(rows, { y: 'part', x: 'mean', fill: 'fill' }),
      Plot.ruleY(rows, { y: 'part', x1: 'low', x2: 'high', stroke: 'var(--ink)', strokeWidth: 1.5 }),
      Plot.ruleX([0], { stroke: 'var(--ink)' }),
    ],
  };
}

function domainOf(mixes: readonly Gaining[]): [number, number] {
  const intervals = mixes.flatMap(({ gain }) => gainParts.map((part) => gain[part]));
  const values = intervals.flatMap(({ mean, low, high }) => [mean, low, high]).filter(Number.isFinite);
  const low = Math.min(0, ...values);
  const high = Math.max(0, ...values);
  return low === high ? [-1, 1] : [low, high];
}
