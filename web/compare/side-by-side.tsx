import type { ComponentChildren } from 'preact';
import { type Arm, arms, registry } from '#sim-core';
import { type Comparison, causes } from '../../lab/comparison.ts';
import { leadDifference } from '../../lab/lead-difference.ts';
import { decimalsFor, signedPercent, signedRange, tabled } from '../../lab/report/quantities.ts';
import { sampleSentences } from '../../lab/sample-sentence.ts';
import type { Interval } from '../../lab/statistics/interval.ts';
import { verdict } from '../../lab/verdict.ts';
import { isUndecided } from '../../lab/verdict/wording.ts';
import type { Wording } from '../../lab/wording/wording.ts';
import { saveFile } from '../figures/save-file.ts';
import { enumerated, meanOf, nameOf, rangeOf } from '../panels/numbers.ts';
import { language, texts, unitOf } from '../texts/texts.ts';
import { told } from '../texts/wording.ts';
import { compareCsv } from './compare-csv.ts';
import { type Difference, type Value, differencesOf } from './differences.ts';
import type { Side } from './side.ts';

interface Props {
  readonly sides: readonly [Side, Side];
}

/** Changes that the sentence tells; the table has all. */
const toldInWords = 3;
const letters = ['A', 'B'] as const;

/** What differs between two scenarios, and what comes of it. */
export function SideBySide({ sides }: Props) {
  const t = texts.value.compare;
  const wording = told.value?.wording;
  if (!wording) return null;
  const [one, other] = sides;
  const lead = leadDifference(one.lead, other.lead);
  const changes = one.loaded && other.loaded && differencesOf(one.loaded.document, other.loaded.document);
  const download = () =>
    saveFile(
      'carat-two-scenarios.csv',
      new Blob([compareCsv([one.comparison, other.comparison], lead)], { type: 'text/csv' }),
    );
  return (
    <div class="side-by-side">
      <p class="finding">
        {changeSentence(changes)} {leadSentence(sides, wording)} {apartSentence(lead.difference)}
      </p>
      <p class="small">
        {lead.pairs === undefined ? t.unpaired : t.paired(lead.pairs)} {texts.value.verdict.luckOnly}
      </p>
      {changes && changes.length > 0 && <Changes changes={changes} />}
      <h3>{t.verdicts}</h3>
      <div class="two-sides">
        {sides.map(({ comparison }, i) => (
          <section key={letters[i]} aria-labelledby={`side-${letters[i]}`}>
            <h4 id={`side-${letters[i]}`}>
              {letters[i]} · {comparison.title}
            </h4>
            {verdict(comparison, wording)
              .filter(({ topic }) => topic === 'answer')
              .map(({ text }) => (
                <p key={text}>{text}</p>
              ))}
            <p class="small">
              {sampleSentences(comparison.sample, wording).map((text) => `${text} `)}
              {t.rests(comparison.replications, comparison.version)} <code>{comparison.hash}</code>
            </p>
          </section>
        ))}
      </div>
      <Numbers sides={sides} wording={wording} />
      <p class="downloads">
        {texts.value.figures.download}
        <button
          type="button"
          class="quiet"
          aria-label={`${texts.value.figures.download} ${t.file} CSV`}
          onClick={download}
        >
          CSV
        </button>
      </p>
    </div>
  );
}

function Changes({ changes }: { readonly changes: readonly Difference[] }) {
  const t = texts.value.compare;
  return (
    <Table
      name={t.changes}
      head={
        <tr>
          <th scope="col">{t.what}</th>
          <th scope="col">A</th>
          <th scope="col">B</th>
          <th scope="col">{t.unit}</th>
        </tr>
      }
    >
      {changes.map((change) => (
        <tr key={`${change.subject.kind} ${change.subject.name}`}>
          <th scope="row">
            <Label change={change} />
          </th>
          {change.values.map((value, i) => (
            <td key={letters[i]}>{valueText(value)}</td>
          ))}
          <td>{unitOf(change.unit)}</td>
        </tr>
      ))}
    </Table>
  );
}

/** A parameter without a name in plain words is told as the registry describes it. */
function Label({ change: { subject } }: { readonly change: Difference }) {
  const label = labelOf({ subject });
  if (subject.kind !== 'parameter' || label !== subject.name) return <>{label}</>;
  return (
    <span lang="en">
      {registry[subject.name].description} (<code>{label}</code>)
    </span>
  );
}

function labelOf({ subject }: Pick<Difference, 'subject'>): string {
  const { compare, levers, panels, start } = texts.value;
  switch (subject.kind) {
    case 'parameter':
      return nameOf(subject.name);
    case 'lever':
      return levers[subject.name];
    case 'shock':
      return panels.resilience.shocks[subject.name];
    case 'role':
      return start.kinds[subject.name];
    case 'other':
      return compare.others[subject.name];
  }
}

function valueText(value: Value): string {
  const { none } = texts.value.compare;
  if (typeof value !== 'number') return value ?? none;
  return value.toLocaleString(language.value, { maximumSignificantDigits: 6 });
}

function changeSentence(changes: readonly Difference[] | undefined): string {
  const t = texts.value.compare;
  if (!changes) return t.unknown;
  if (changes.length === 0) return t.alike;
  const parts = changes
    .slice(0, toldInWords)
    .map(({ values, unit, ...change }) =>
      t.change(labelOf(change), valueText(values[1]), valueText(values[0]), unit),
    );
  const more = changes.length - toldInWords;
  return t.differs(enumerated(more > 0 ? [...parts, t.more(more)] : parts));
}

function leadSentence([one, other]: Props['sides'], wording: Wording): string {
  const [first, second] = [one, other].map(({ lead: { gap, confidence } }) => {
    const interval = `${wording.numbers.intervalName(confidence)}${wording.numbers.colon}${signedRange(gap, wording)}`;
    return `${signedPercent(gap, wording)} (${interval})`;
  });
  return texts.value.compare.leads(second, first);
}

function apartSentence(difference: Interval): string {
  const t = texts.value.compare;
  if (isUndecided(difference)) return t.notApart(rangeOf(difference));
  const size = meanOf({ ...difference, mean: Math.abs(difference.mean) });
  return (difference.mean > 0 ? t.greater : t.smaller)(size, rangeOf(difference));
}

/** Leads, turnover and losses, each scenario beside the other. */
function Numbers({ sides, wording }: Props & { readonly wording: Wording }) {
  const t = texts.value.compare;
  const comparisons = sides.map(({ comparison }) => comparison);
  const shown = arms.filter((arm) => comparisons.some((comparison) => comparison.arms[arm]));
  const columns = (['isolated', 'cluster'] as const).flatMap((arm) =>
    letters.map((letter, i) => ({ arm, letter, i })),
  );
  const turnovers = comparisons.map(({ arms: results }) => results.cluster!.turnover).map(inMillions);
  const decimals = decimalsFor(turnovers, 3);
  return (
    <>
      <h3>{t.turnover}</h3>
      <Table
        name={t.turnover}
        head={
          <tr>
            <th scope="col">{t.arm}</th>
            {letters.map((letter) => (
              <th key={letter} scope="col">
                {letter}
              </th>
            ))}
          </tr>
        }
      >
        {shown.map((arm: Arm) => (
          <tr key={arm}>
            <th scope="row">{wording.arms[arm].label}</th>
            {comparisons.map((comparison, i) => (
              <Cell key={letters[i]} {...turnoverOf(comparison, arm, decimals, wording)} />
            ))}
          </tr>
        ))}
      </Table>
      <h3>{t.ledger}</h3>
      <Table
        name={t.ledger}
        head={
          <tr>
            <th scope="col">{t.cause}</th>
            {columns.map(({ arm, letter }) => (
              <th key={arm + letter} scope="col">
                {letter} · {wording.arms[arm].label}
              </th>
            ))}
          </tr>
        }
      >
        {causes.map((cause) => (
          <tr key={cause}>
            <th scope="row">{wording.causes[cause].name}</th>
            {columns.map(({ arm, letter, i }) => (
              <Cell key={arm + letter} {...tabled(comparisons[i].arms[arm]!.ledger[cause], 1, wording)} />
            ))}
          </tr>
        ))}
      </Table>
      <p class="small">{t.ledgerNote}</p>
    </>
  );
}

function turnoverOf({ arms: results }: Comparison, arm: Arm, decimals: number, wording: Wording) {
  const result = results[arm];
  return result && tabled(inMillions(result.turnover), decimals, wording);
}

function inMillions({ mean, low, high }: Interval): Interval {
  return { mean: mean / 1000, low: low / 1000, high: high / 1000 };
}

function Cell({ mean = '–', range }: { readonly mean?: string; readonly range?: string }) {
  return (
    <td>
      {mean}
      <small>{range}</small>
    </td>
  );
}

interface TableProps {
  readonly name: string;
  readonly head: ComponentChildren;
  readonly children: ComponentChildren;
}

function Table({ name, head, children }: TableProps) {
  return (
    <div class="scroll" role="region" tabIndex={0} aria-label={name}>
      <table>
        <thead>{head}</thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}
