import { type Comparison, type Topic, verdict } from '#lab';
import type { Output } from '../session.ts';
import { wrap } from '../text/wrap.ts';

/** The verdict in words, a paragraph for each topic; the answer stands out, the caution stands back. */
export function verdictText(comparison: Comparison, { colours, width }: Output): string {
  const paragraphs = new Map<Topic, string[]>();
  for (const { topic, text } of verdict(comparison)) {
    paragraphs.set(topic, [...(paragraphs.get(topic) ?? []), text]);
  }
  const tones: Partial<Record<Topic, (text: string) => string>> = {
    answer: colours.bold,
    caution: colours.dim,
  };
  return [...paragraphs]
    .map(([topic, texts]) => {
      // One contrast a line: they are read as a list.
      const parts = topic === 'contrast' ? texts : [texts.join(' ')];
      return toned(parts.map((text) => wrap(text, width)).join('\n'), tones[topic]);
    })
    .join('\n\n');
}

/** Line by line, so that a pager which cuts lines keeps the tone. */
function toned(text: string, tone: ((line: string) => string) | undefined): string {
  return tone ? text.split('\n').map(tone).join('\n') : text;
}
