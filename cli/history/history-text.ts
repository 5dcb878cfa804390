import type { HistoryResult, Place } from '../../lab/studies/history.ts';
import { happeningsOf, summaryOf } from '../../lab/studies/history-page.ts';
import { measureWords, percent, range, wordsOf } from '../../lab/studies/history-words.ts';
import type { Output } from '../session.ts';
import { counted } from '../text/numbers.ts';
import { tableOf } from '../text/table.ts';
import { wrap } from '../text/wrap.ts';

/** What happened beside what Carat says, case by case. */
export function historyText(results: readonly HistoryResult[], output: Output): string {
  const { replications } = results[0];
  const summary = `${summaryOf(results)} ${counted(replications, 'replication')} of each case; 95 % intervals of the mean.`;
  const parts = [...results.map((result) => caseText(result, output)), wrap(summary, output.width)];
  return `${parts.join('\n\n')}\n`;
}

function caseText(result: HistoryResult, output: Output): string {
  const { document, outcomes } = result;
  const { colours, width } = output;
  const table = tableOf(
    [
      { heading: 'Measure' },
      { heading: 'Happened', isNumber: true },
      { heading: 'Carat says, %', isNumber: true },
      { heading: 'Event', isNumber: true },
    ],
    outcomes.map(({ outcome, happened, simulated, effect, place }) => [
      `${measureWords[outcome.measure]} ${outcome.from}–${outcome.to}`,
      colourOf(place, colours)(percent(happened)),
      range(simulated),
      range(effect),
    ]),
    output,
  );
  const words = wordsOf(result).map((line) => wrap(`- ${line.replaceAll('**', '')}`, width, 2).trimStart());
  const event = `${document.event} Here: ${happeningsOf(document)}.`.replaceAll('`', '');
  return [colours.bold(document.title), wrap(event, width), table, words.join('\n')].join('\n\n');
}

function colourOf(place: Place, { red, green, dim }: Output['colours']): (text: string) => string {
  if (place === 'cannot be determined') return dim;
  return place === 'outside' ? red : green;
}

/** Results for programs: shape in `docs/cli.md`. */
export function historyJson(results: readonly HistoryResult[]): string {
  const cases = results.map(({ document, replications, outcomes }) => ({
    name: document.name,
    scenario: document.scenario,
    arm: document.arm,
    replications,
    outcomes: outcomes.map(({ outcome, ...figures }) => ({
      measure: outcome.measure,
      from: outcome.from,
      to: outcome.to,
      ...figures,
    })),
  }));
  return `${JSON.stringify({ cases }, null, 2)}\n`;
}
