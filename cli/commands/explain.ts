import type { Command } from 'commander';
import { entryText, overviewText } from '../explain/explain-text.ts';
import { findEntries } from '../explain/find-entries.ts';
import { inputError } from '../input/input-error.ts';
import type { Session } from '../session.ts';
import { commandOf } from './command.ts';

export function explainCommand(session: Session): Command {
  const { answer } = session;
  return commandOf(
    'explain',
    'tell what a parameter, arm, measure, proposition or word means',
    'Tells what a parameter, an arm, a measure, a proposition of the theory or a word of the answers means, with unit, range and source. Without a name, lists all that can be explained.',
    [
      { words: 'explain', meaning: 'all names' },
      { words: 'explain contactRate', meaning: 'a parameter' },
      { words: 'explain export share', meaning: 'case and spaces do not matter' },
      { words: 'explain P15', meaning: 'a proposition of the theory' },
    ],
  )
    .argument('[term...]', 'a name')
    .action((words: readonly string[]) => {
      if (words.length === 0) return answer.write(`${overviewText(answer)}\n`);
      const term = words.join(' ');
      const search = findEntries(term);
      if (search.found === undefined) throw unknownTerm(term, search.meant, search.mentions);
      answer.write(`${search.found.map((entry) => entryText(entry, answer)).join('\n\n')}\n`);
    });
}

const mostMentions = 8;

function unknownTerm(term: string, meant: string | undefined, mentions: readonly string[]): Error {
  const remedies = [
    ...(meant === undefined ? [] : [`did you mean "${meant}"`]),
    ...(mentions.length > 0 ? [`it occurs in ${mentions.slice(0, mostMentions).join(', ')}`] : []),
  ];
  return inputError(
    `"${term}"`,
    'there is no such name',
    remedies.join('; ') || '"carat explain" lists all names',
  );
}
