import type { Command } from 'commander';
import { type LoadedScenario, libraryNames } from '#scenarios';
import { ServiceError } from '../../functions/client/client.ts';
import { seedTextOf } from '../../lab/seed-text.ts';
import { answerText } from '../comparison/compare-and-tell.ts';
import { NoAnswerError, compareOnService } from '../comparison/compare-on-service.ts';
import { readScenario, scenarioHelp } from '../input/read-scenario.ts';
import type { Session } from '../session.ts';
import { duration } from '../text/numbers.ts';
import { wrap } from '../text/wrap.ts';
import {
  type RunningService,
  type ServiceTexts,
  startService,
  withServiceOptions,
} from '../work/local-service.ts';
import { commandOf } from './command.ts';

const [reference] = libraryNames;

export function startCommand(session: Session): Command {
  const command = commandOf(
    'start',
    'start page and service on this machine, and compare the reference scenario',
    'Starts the page and the service for this machine alone, compares the reference scenario of the library and prints the verdict; then serves until Ctrl-C. A second start finds what the first kept, and goes on with what was under way. What "npm start" runs; to compare and leave, see "carat compare".',
    [
      { words: 'start', meaning: 'at http://127.0.0.1:8417, kept in ~/.carat' },
      { words: 'start my.json', meaning: 'with a scenario of your own' },
      { words: 'start --port 0 --data try', meaning: 'any free port, another folder' },
    ],
  ).argument('[scenario]', `what to compare: ${scenarioHelp}`, reference);
  return withServiceOptions(command).action(async (argument: string, texts: ServiceTexts) => {
    const loaded = await readScenario(argument, session);
    const service = await startService(texts, ['--log-file']);
    if (!service) return;
    try {
      await compareAndTell(loaded, service, session);
    } catch (error) {
      // Ctrl-C ends the service, which says so.
      if (session.signal.aborted) return;
      if (!(error instanceof ServiceError || error instanceof NoAnswerError)) throw error;
      session.notices.write(`${session.notices.colours.red('carat:')} no verdict: ${error.message}\n`);
    }
    session.answer.write(`\n${nextSteps(argument, service, session.answer.colours.bold)}\n`);
  });
}

async function compareAndTell(
  loaded: LoadedScenario,
  service: RunningService,
  session: Session,
): Promise<void> {
  const { answer, notices } = session;
  if (!session.isQuiet)
    notices.write(
      `\n${wrap(`Carat compares “${loaded.document.title}” with the same firms isolated, merely side by side, and owned by one company. This takes a minute or so; the page is there already.`, notices.width)}\n\n`,
    );
  const start = performance.now();
  const { comparison, isKnown } = await compareOnService(service, loaded, session);
  const note = isKnown ? 'kept from an earlier start' : duration((performance.now() - start) / 1000);
  answer.write(answerText(comparison, seedTextOf(loaded), [note], answer));
}

function nextSteps(scenario: string, { address }: RunningService, strong: (text: string) => string): string {
  const steps = [
    [`${address}/`, 'the page, until Ctrl-C ends it; everything is kept'],
    [`npx carat compare ${scenario} --out results`, 'with tables and a report to open'],
    ['npx carat scenarios', 'other real clusters'],
    ['npx carat import organisations.csv', 'a scenario from your own tables'],
    ['npx carat explain', 'what the words and numbers mean'],
  ];
  const width = Math.max(...steps.map(([words]) => words.length));
  const lines = steps.map(([words, meaning]) => `  ${words.padEnd(width)}  ${meaning}`);
  return [strong('What next'), ...lines].join('\n');
}
