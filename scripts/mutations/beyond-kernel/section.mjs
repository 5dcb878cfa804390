/** What docs/mutations.md says of the code beyond the kernel. */
import { code } from '../markdown.mjs';
import { leftOut } from './left-out.mjs';
import { folderOf } from './sample.mjs';

export const isUnnoticed = ({ noticedBy }) => noticedBy === undefined;

/**
 * @param {Awaited<ReturnType<import('./study.mjs').studyBeyondKernel>>} study
 * @param {{ seed: string, size: number, seconds: number }} options
 */
export function sectionBeyond({ outcomes, equivalents, siteCount }, { seed, size, seconds }) {
  const unnoticed = outcomes.filter(isUnnoticed);
  const folders = [...new Set(outcomes.map(folderOf))];
  const constants = outcomes.filter(({ isConstant }) => isConstant);
  return [
    `Written by \`node scripts/mutations.mjs --beyond-kernel --seed ${seed} --sample ${size} --write docs/mutations.md\`: each row makes one small`,
    `change to \`lab\`, \`scenarios\`, \`functions\`, \`cli\` or \`web\`, alone, and names the first test that fails. The ${size} changes are a seeded sample of`,
    `${siteCount.toLocaleString('en')} places: numbers (× 10, ÷ 10, ± 1, 0), comparisons and their boundaries, arithmetic, conditions, values by default, minimum, maximum and`,
    'rounding, guards that are removed. Half of the sample is shared alike among the folders, the other half by their number of places;',
    'half of each folder are *constants*: limits, defaults, units, bands, lifetimes, roundings.',
    '',
    'Asked are the tests that reach the changed file by imports, or start what is built of it, the nearest and quickest first, until one fails or',
    `${seconds} seconds of tests have passed. The sample is of this code: a change of the code changes it where it stands, and another seed draws another.`,
    '',
    `Left out: types, texts, tables of JSON, ${[...new Set(leftOut.map(({ reason }) => reason))].join(', ')}; where marks sit in drawings (numbers, arithmetic and switches of files like`,
    '`lab/report/**/*-figures.ts`, attributes of markup), which pictures show and no test.',
    '',
    `**${share(outcomes)} are noticed**, of which constants: ${share(constants)}.`,
    '',
    '| folder | noticed | of which constants |',
    '|---|---|---|',
    ...folders.map((folder) => {
      const own = (some) => share(some.filter((each) => folderOf(each) === folder));
      return `| \`${folder}\` | ${own(outcomes)} | ${own(constants)} |`;
    }),
    '',
    ...(unnoticed.length > 0
      ? ['Nothing noticed:', '', ...table(unnoticed, 'kind', ({ kind }) => kind), '']
      : []),
    ...(equivalents.length > 0
      ? [
          'Not counted, since the change makes no difference that anyone could notice:',
          '',
          ...table(equivalents, 'why', ({ reason }) => reason),
          '',
        ]
      : []),
    'Noticed:',
    '',
    ...table(
      outcomes.filter((each) => !isUnnoticed(each)),
      'noticed by',
      ({ noticedBy }) => noticedBy.replaceAll('|', '\\|'),
    ),
    '',
  ].join('\n');
}

function table(mutations, heading, text) {
  return [
    `| where | was | became | ${heading} |`,
    '|---|---|---|---|',
    ...mutations.map((mutation) => {
      const { file, line, was, became, isConstant } = mutation;
      const place = `\`${file}\`, line ${line}${isConstant ? ' (constant)' : ''}`;
      return `| ${place} | ${code(shown(was))} | ${became === ';' ? 'nothing' : code(shown(became))} | ${text(mutation)} |`;
    }),
  ];
}

function shown(text) {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

function share(outcomes) {
  const noticed = outcomes.filter((each) => !isUnnoticed(each)).length;
  const percent = outcomes.length === 0 ? '' : ` (${Math.round((100 * noticed) / outcomes.length)} %)`;
  return `${noticed} of ${outcomes.length}${percent}`;
}
