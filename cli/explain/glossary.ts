import { entries } from './entries.ts';
import { type Entry, groupTexts, groups } from './entry.ts';

/** `docs/glossary.md`: every entry of `carat explain`, group by group. */
export function glossary(): string {
  const sections = groups.map((group) => {
    const { heading, meaning } = groupTexts[group];
    return `## ${heading}\n\n${capital(meaning)}.\n\n${tableOf(entries.filter((entry) => entry.group === group))}`;
  });
  return [
    '# Glossary',
    'What every word, number and arm of Carat means. The same texts as `carat explain`, written by `glossary` of\n`cli/explain/glossary.ts`: do not edit.',
    ...sections,
    '',
  ]
    .join('\n\n')
    .replace(/\n+$/, '\n');
}

function tableOf(rows: readonly Entry[]): string {
  const labels = [...new Set(rows.flatMap(({ details }) => details.map(([label]) => label)))];
  const cells = rows.map(({ name, definition, details }) => [
    `\`${name}\``,
    definition,
    ...labels.map((label) => details.find(([each]) => each === label)?.[1] ?? ''),
  ]);
  return [['Name', 'Definition', ...labels], ['---', '---', ...labels.map(() => '---')], ...cells]
    .map((row) => `| ${row.map((cell) => cell.replaceAll('|', String.raw`\|`)).join(' | ')} |`)
    .join('\n');
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
