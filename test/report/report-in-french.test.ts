import { expect, test } from 'vitest';
import type { Comparison } from '#lab';
import { armsSideBySide } from '../../lab/report/arms-side-by-side.ts';
import { eventStudy } from '../../lab/report/event-study.ts';
import { funnel } from '../../lab/report/funnel.ts';
import { ledger } from '../../lab/report/ledger.ts';
import { lossesTable } from '../../lab/report/losses-table.ts';
import type { Markup } from '../../lab/report/markup.ts';
import { measuresTable } from '../../lab/report/measures-table.ts';
import { method } from '../../lab/report/method.ts';
import { english } from '../../lab/wording/english.ts';
import { french } from '../../lab/wording/french.ts';
import type { Wording } from '../../lab/wording/wording.ts';
import { smallComparison, withoutGap } from './comparison-fixture.ts';
import { faultyTags } from './read-page.ts';

const every = await smallComparison();
const parts: Readonly<Record<string, (comparison: Comparison, wording?: Wording) => Markup>> = {
  armsSideBySide,
  eventStudy,
  funnel,
  ledger,
  lossesTable,
  measuresTable,
  method: (comparison, wording) => method(comparison, 'npx carat compare', wording),
};
/** Said alike in both languages. */
const shared = ['Cluster', 'Hub', 'Concentration (Herfindahl)', 'Carat'];

/** What can be read or heard: texts between tags, and names of what is drawn. */
function textsOf({ text }: Markup): string[] {
  const names = [...text.matchAll(/ aria-label="([^"]*)"/g)].map(([, name]) => name);
  return [...names, ...text.split(/<[^>]*>/)].map((each) => each.replace(/[ \n\t]+/g, ' ').trim());
}

const hasWord = (text: string) => /\p{L}{3}/u.test(text) && !shared.some((word) => text.startsWith(word));

test.each(Object.keys(parts))('%s says nothing in English when it is asked for in French', (name) => {
  for (const comparison of [every, withoutGap(every)]) {
    const inEnglish = new Set(textsOf(parts[name](comparison)).filter(hasWord));
    const inFrench = textsOf(parts[name](comparison, french)).filter(hasWord);
    const own = [comparison.title, comparison.scenario, comparison.hash, 'npx carat'];
    expect(inFrench.length).toBeGreaterThanOrEqual(8);
    expect(
      inFrench.filter((text) => inEnglish.has(text) && !own.some((part) => text.includes(part))),
    ).toEqual([]);
    expect(inFrench.join(' ')).not.toMatch(/\b(the|of|and|than|with|lost|year|to)\b/);
  }
});

test.each(Object.keys(parts))('%s writes numbers as French does', (name) => {
  const texts = textsOf(parts[name](every, french)).filter((text) => !/Carat|npx/.test(text));
  // Between digits a point is only that of a section or a version, a comma never groups.
  expect(texts.filter((text) => /\d\.\d/.test(text.replace('6.4', '')))).toEqual([]);
  expect(texts.filter((text) => / [%€:;?!»]/.test(text))).toEqual([]);
  expect(faultyTags(parts[name](every, french).text)).toEqual([]);
});

test('English is what is said unless another language is asked for', () => {
  for (const tell of Object.values(parts)) expect(tell(every).text).toBe(tell(every, english).text);
});
