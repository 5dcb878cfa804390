import { type HistoryDocument } from '../../scenarios/history/history-schema.ts';
import { pathText } from '../../scenarios/timeline/path-text.ts';
import type { Fact } from '../../scenarios/schema.ts';
import { armPhrases, enumeration, isUndecided } from '../verdict/wording.ts';
import type { HistoryResult, OutcomeResult } from './history.ts';
import { directionOf, measureWords, percent, percentRange, range, wordsOf } from './history-words.ts';

/**
 * Tells past events beside their simulations as a Markdown page, misses included.
 *
 * @param results of `runHistory`, at least one
 */
export function historyPage(results: readonly HistoryResult[]): string {
  const { replications } = results[0];
  return `# History

Written by \`npx carat history --write docs/history.md\`, never by hand: ${replications} paired replications of each case, 95 % intervals.

Each case is a past event, put as a lever or shock into a scenario of the library, with the size and the date that its
sources give. Nothing was fitted: the outcomes were held out, and no parameter, size or date was changed for their sake.

${summaryOf(results)}

How to read the tables. All changes are in per cent of the first year. *Carat says* is the mean of the arm that fits the
case, with the event, and the 95 % interval of that mean. *Single regions* is where 95 of 100 single regions would lie:
history is one region, so a figure beyond it is **outside**. Scenarios simulate a sample of each cluster, which makes single
regions scatter more than the real one would. *Event* is what the event does, with and without it under the same luck, in
percentage points. *Isolated* is the isolated arm with the event.

${results.map(caseSection).join('\n\n')}
`;
}

/** How many outcomes were met, in one sentence for each kind of verdict. */
export function summaryOf(results: readonly HistoryResult[]): string {
  const all = results.flatMap(({ outcomes }) => outcomes);
  const count = (isMet: (result: OutcomeResult) => boolean) => all.filter(isMet).length;
  const outside = count(({ place }) => place === 'outside');
  const unknown = count(({ place }) => place === 'cannot be determined');
  return `Of ${all.length} outcomes in ${results.length} ${results.length === 1 ? 'case' : 'cases'}, ${count((each) => directionOf(each) === 'right')} go the way that history went, ${count((each) => directionOf(each) === 'wrong')} the other way, and ${count((each) => directionOf(each) === 'undecided')} no way. In ${count(isMovedTheSameWay)}, the event itself moves the outcome that way, beyond luck; in the others, the direction is that of the region without it. ${count(({ place }) => place === 'in the mean’s interval')} lie in the interval of the mean, ${count(({ place }) => place === 'among single regions')} more among single regions, and ${outside} outside${unknown === 0 ? '' : `; of ${unknown} it cannot be determined`}.`;
}

/** Whether the event alone, beside the same region without it, pushes the way that history went. */
function isMovedTheSameWay({ effect, happened }: OutcomeResult): boolean {
  return !isUndecided(effect) && Math.sign(effect.mean) === Math.sign(happened);
}

function caseSection(result: HistoryResult): string {
  const { document } = result;
  return `## ${document.title}

${document.event} Scenario \`${document.scenario}\` from ${document.start} on; the arm that fits is ${armPhrases[document.arm]}.

On the calendar: ${happeningsOf(document)}. ${document.sizing}

${document.heldOut}

Sources of the event:

${document.sources.map(factLine).join('\n')}

Assumed:

${document.assumptions.map(({ subject, parameter, value, reason }) => `- ${subject ?? parameter}: ${value}. ${reason}`).join('\n')}

${tableOf(result)}

${wordsOf(result)
  .map((words) => `- ${words}`)
  .join('\n')}

Where the outcomes come from:

${result.outcomes.map(evidenceLines).join('\n')}

Why it may be wrong: what the model leaves out, written before the run.

${document.leavesOut.map((reason) => `- ${reason}`).join('\n')}`;
}

/** What is on the calendar, as in `a demand shock of 0.07 from 2005-01 for 84 months`. */
export function happeningsOf({ shocks = [], levers = [] }: HistoryDocument): string {
  return enumeration([
    ...shocks.map(
      ({ shock, at, months, size, market }) =>
        `\`${shock}\` of ${size}${market ? ` (${market} customers)` : ''} in ${at}${months === undefined ? '' : `, for ${months} months`}`,
    ),
    ...levers.map(({ lever, budget, from, to }) => {
      const end = to === undefined ? '' : ` to ${to}`;
      return `\`${lever}\` with ${pathText(budget)} k€ a year from ${from ?? 'the start'}${end}`;
    }),
  ]);
}

function tableOf({ outcomes }: HistoryResult): string {
  const rows = outcomes.map(
    ({ outcome, happened, simulated, singleRegions, effect, isolated, place }) =>
      `| ${measureWords[outcome.measure]}, ${outcome.from} to ${outcome.to} | ${percent(happened)} | ${range(simulated)} | ${percentRange(singleRegions)} | ${range(effect)} | ${range(isolated)} | ${place === 'outside' ? '**outside**' : place} |`,
  );
  return [
    '| measure | what happened | Carat says, % | single regions | event, points | isolated, % | |',
    '|---|---|---|---|---|---|---|',
    ...rows,
  ].join('\n');
}

function evidenceLines({ outcome }: OutcomeResult): string {
  const { measure, from, to, evidence, caution } = outcome;
  const facts = evidence.flatMap((link) => ('change' in link ? [link.change] : [link.before, link.after]));
  return `- ${measureWords[measure]}, ${from} to ${to}: ${facts.map(factText).join('; ')}. ${caution}`;
}

function factLine(fact: Fact): string {
  return `- ${factText(fact)}`;
}

function factText({ quantity, value, unit, year, source, url, note }: Fact): string {
  const figure = typeof value === 'number' ? value.toLocaleString('en').replace('-', '−') : value;
  const remark = note === undefined ? '' : `; ${note}`;
  return `${quantity}, ${year}: ${figure}${unit ? ` ${unit}` : ''} ([${source}](<${url}>)${remark})`;
}
