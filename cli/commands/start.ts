import type { Command } from 'commander';
import { libraryNames, loadLibrary } from '#scenarios';
import { compareAndTell } from '../comparison/compare-and-tell.ts';
import type { Session } from '../session.ts';
import { wrap } from '../text/wrap.ts';
import { commandOf } from './command.ts';

export function startCommand(session: Session): Command {
  return commandOf(
    'start',
    'compare the reference scenario, and tell what to do next',
    'Compares the reference scenario of the library and prints the verdict. What "npm start" runs.',
    [{ words: 'start', meaning: 'a first answer' }],
  ).action(async () => {
    const [reference] = libraryNames;
    const { answer, notices } = session;
    const loaded = loadLibrary(reference);
    if (!session.isQuiet)
      notices.write(
        `${wrap(`Carat compares a real cluster, ${loaded.document.title}, with the same firms isolated, merely side by side, and owned by one company. This takes a minute or so.`, notices.width)}\n\n`,
      );
    await compareAndTell(loaded, { options: {}, isJson: false, isStrict: false, out: undefined }, session);
    answer.write(`\n${nextSteps(reference, answer.colours.bold)}\n`);
  });
}

function nextSteps(reference: string, strong: (text: string) => string): string {
  const steps = [
    [`npx carat compare ${reference} --out results`, 'with tables and a report to open'],
    ['npx carat scenarios', 'other real clusters'],
    ['npx carat init', 'a scenario of your own to fill in'],
    ['npx carat import organisations.csv', 'a scenario from your own tables'],
    ['npx carat explain', 'what the words and numbers mean'],
  ];
  const width = Math.max(...steps.map(([words]) => words.length));
  const lines = steps.map(([words, meaning]) => `  ${words.padEnd(width)}  ${meaning}`);
  return [strong('What next'), ...lines].join('\n');
}
