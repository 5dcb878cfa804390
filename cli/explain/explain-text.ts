import type { Output } from '../session.ts';
import { wrap } from '../text/wrap.ts';
import { entries } from './entries.ts';
import { type Entry, groupTexts, groups } from './entry.ts';

/** One entry with all that is known about it. */
export function entryText({ group, name, definition, details }: Entry, { colours, width }: Output): string {
  const labelWidth = Math.max(0, ...details.map(([label]) => label.length)) + 2;
  const lines = details.map(([label, text]) => {
    const body = wrap(text, width, 2 + labelWidth).trimStart();
    return `  ${colours.dim(label.padEnd(labelWidth))}${body}`;
  });
  return [`${colours.bold(name)} ${colours.dim(`(${group})`)}`, wrap(definition, width, 2), ...lines].join(
    '\n',
  );
}

/** Every name that can be explained, group by group. */
export function overviewText({ colours, width }: Output): string {
  const sections = groups.map((group) => {
    const { heading, meaning } = groupTexts[group];
    const names = entries.filter((entry) => entry.group === group).map(({ name }) => name);
    return `${colours.bold(heading)} ${colours.dim(`(${names.length})`)}\n${wrap(meaning, width, 2)}\n${wrapNames(names, width)}`;
  });
  return [...sections, wrap('“carat explain NAME” tells what one of them means.', width)].join('\n\n');
}

/** A name of several words is not broken. */
function wrapNames(names: readonly string[], width: number): string {
  const unbroken = names.map((name) => name.replaceAll(' ', '\u00a0')).join(', ');
  return wrap(unbroken, width, 2).replaceAll('\u00a0', ' ');
}
