import type { Comparison } from '../comparison.ts';
import { timesText } from '../sample-sentence.ts';
import { decimalsOf, figure } from '../verdict/wording.ts';
import { english } from '../wording/english.ts';
import type { Wording } from '../wording/wording.ts';
import { type Markup, html, nothing } from './markup.ts';
import { factsOf } from './page.ts';
import { armsOf } from './provenance.ts';

const defaultConfidence = 0.95;

/** How the numbers were computed, what they are not, and how to get them again. */
export function method(
  comparison: Comparison,
  command = commandOf(comparison),
  wording: Wording = english,
): Markup {
  const texts = wording.method;
  const isAlone = comparison.headline.arm === 'isolated';
  return html`<section aria-labelledby="method-heading">
    <h2 id="method-heading">${texts.heading}</h2>
    <p>${texts.story}</p>
    ${factsOf(facts(comparison, wording))}
    <h2>${texts.arms}</h2>
    ${factsOf(armsOf(comparison).map(({ arm }) => [wording.arms[arm].label, wording.arms[arm].rules] as const))}
    <h2>${texts.isNot}</h2>
    <ul class="reasons">
      <li>${texts.noForecast}</li>
      <li>${texts.calibrated} ${isAlone ? nothing : texts.noTarget}</li>
      <li>${texts.luckOnly}</li>
      <li>${texts.moreRuns}</li>
    </ul>
    <h2>${texts.again}</h2>
    <pre><code>${command}</code></pre>
    <p>${texts.sameBytes}</p>
  </section>`;
}

type Fact = readonly [name: string, value: string];

function facts(comparison: Comparison, wording: Wording): Fact[] {
  const { arms, numbers, method: texts, sample: samples } = wording;
  const { scenario, title, hash, version, seed, replications, confidence, precision, years, sample } =
    comparison;
  const reached = figure(precision.reached, decimalsOf(precision.reached), numbers.locale);
  const told = Number.isFinite(precision.reached)
    ? texts.precision(reached, precision.wanted)
    : numbers.undetermined;
  const names = armsOf(comparison).map(({ arm }) => arms[arm].label.toLowerCase());
  return [
    [texts.facts.scenario, `${title} (${scenario})`],
    [texts.facts.hash, hash],
    [texts.facts.program, `Carat ${version}`],
    [texts.facts.seed, texts.seed(seed)],
    ...(sample === undefined
      ? []
      : [[texts.facts.sample, samples.fact(timesText(sample, wording))] as const]),
    [texts.facts.years, texts.years(years.burnIn, years.branch)],
    [texts.facts.arms, numbers.enumeration(names)],
    [texts.facts.replications, texts.replications(replications)],
    [texts.facts.intervals, texts.intervals(Number((100 * confidence).toFixed(6)))],
    [texts.facts.precision, precision.isReached ? told : texts.tooFew(told)],
  ];
}

/** The command line that runs this comparison again, replication by replication. */
export function commandOf(comparison: Comparison): string {
  const { scenario, replications, confidence } = comparison;
  const arms = armsOf(comparison).map(({ arm }) => arm);
  return [
    `npx carat compare ${quoted(scenario)}`,
    `--arms ${arms.join(',')}`,
    `--replications ${replications}`,
    ...(confidence === defaultConfidence ? [] : [`--confidence ${confidence}`]),
  ].join(' ');
}

/** As one word for a POSIX shell. */
function quoted(word: string): string {
  return /^[\w./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
