import type { Damage } from '../ports/damage.ts';
import type { Journal } from './journal/journal.ts';
import type { JournalLoss } from './journal/read-journal.ts';

const remedy = 'restore a backup';
const kinds = 'SCENARIO|RUN|SWEEP|RESULT|SWEEPRESULT';
/** Keys of the database, names of records and their titles, as far as a damaged line still shows them. */
const patterns = {
  key: /\["(item-[^"]+)",/g,
  record: new RegExp(`(${kinds})#([0-9a-z]{26,40})\\b`, 'g'),
  title: /title\\":\{\\"S\\":\\"(.*?)\\"\}/,
};

/**
 * Removes what is left of records whose last change is lost, so that no earlier state is taken for the present one.
 *
 * @returns what cannot be read any more
 */
export async function dropStale(journal: Journal, { count, remains }: JournalLoss): Promise<Damage[]> {
  const found = new Map<string, string>();
  const stale = new Set<string>();
  for (const text of remains) {
    for (const [, key] of text.matchAll(patterns.key)) if (journal.entries.has(key)) stale.add(key);
    const title = patterns.title.exec(text)?.[1];
    for (const [, kind, id] of text.matchAll(patterns.record)) {
      const name = `${kind.toLowerCase()} ${id}`;
      found.set(name, title === undefined ? name : `${name} “${title}”`);
      for (const [key, entry] of journal.entries) if (entry.includes(`"${kind}#${id}"`)) stale.add(key);
    }
  }
  await journal.append([...stale].map((key) => [key, null]));
  const named = [...found.values()].map((subject) => ({
    subject,
    fault: 'has a last change that cannot be read',
    remedy,
  }));
  const all = {
    subject: 'the journal of the database',
    fault: `has changes that cannot be read (${count}): something may be missing, or older than was acknowledged`,
    remedy,
  };
  return [all, ...named];
}
