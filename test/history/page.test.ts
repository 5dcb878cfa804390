import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { renderHistory } from '../../lab/report/history/render-history.ts';
import { escaped } from '../../lab/report/markup.ts';
import { historyPage } from '../../lab/studies/history-page.ts';
import { directionOf, sizeWords, wordsOf } from '../../lab/studies/history-words.ts';
import { placeOf, runHistory, singleRegionsOf } from '../../lab/studies/history.ts';
import { all, faultyTags, repeatedIds } from '../report/read-page.ts';
import { resultsOf } from './made-up.ts';

/** The page without what luck decides: numbers, and the sentences and cells that tell how it went. */
const structureOf = (page: string) =>
  page
    .split('\n')
    .filter((line) => !/^- \*\*|^Of \d+ outcomes/.test(line))
    .map((line) => (line.startsWith('| ') ? line.split(' | ').slice(0, 2).join(' | ') : line))
    .map((line) => line.replace(/: \d+ paired replications/, ': some paired replications'))
    .join('\n');

describe('the page', () => {
  it('docs/history.md is what the command would write, but for what luck decides', () => {
    const page = readFileSync(new URL('../../docs/history.md', import.meta.url), 'utf8');
    expect(structureOf(page)).toBe(structureOf(historyPage(resultsOf(0.5))));
  });

  it('counts hits and misses', () => {
    const [all] = /Of (\d+) outcomes in 6 cases, \1 go the way/.exec(historyPage(resultsOf(1))) ?? [];
    expect(all).toBeDefined();
    expect(historyPage(resultsOf(1))).toContain('0 outside.');
    expect(historyPage(resultsOf(-1))).toContain('**outside**');
    expect(historyPage(resultsOf(-1))).toContain('the wrong direction');
  });
});

describe('the report', () => {
  const page = renderHistory(resultsOf(0.5), 'carat history --out told');

  it('is whole, with each case, its sources and its figures', () => {
    expect(faultyTags(page)).toEqual([]);
    expect(repeatedIds(page)).toEqual([]);
    expect(page).not.toMatch(/NaN|undefined|<script/);
    for (const { document } of resultsOf(0.5)) {
      expect(page).toContain(`id="case-${document.name}"`);
      for (const { url } of document.sources) expect(page).toContain(`href="${escaped(url)}"`);
    }
  });

  it('states runs, seeds and intervals under every figure', () => {
    const captions = all(page, 'figcaption').map(({ textContent }) => textContent);
    expect(captions).toHaveLength(1 + resultsOf(0.5).length);
    for (const caption of captions)
      expect(caption).toMatch(/20 paired replications.*seeds? .*95.% intervals/);
  });

  it('tells a direction that is wrong', () => {
    expect(renderHistory(resultsOf(-1), '')).toContain('>0 of 18 outcomes go the way that history went<');
  });
});

describe('the words', () => {
  it('tell direction, size and speed', () => {
    const [prato] = resultsOf(0.5);
    expect(directionOf(prato.outcomes[0])).toBe('right');
    expect(wordsOf(prato)[0]).toContain('too small: 0.50 of what happened');
    const sassuolo = resultsOf(1)[1];
    expect(wordsOf(sassuolo).join('\n')).toMatch(/Speed of jobs\*\*: about as fast/);
    expect(wordsOf(resultsOf(-1)[1]).join('\n')).toContain('not to be judged');
  });

  it('call a tenth more or less about as large', () => {
    expect(sizeWords(-10, -9.5)).toBe('about as large');
    expect(sizeWords(-10, -20)).toBe('too large: 2.00 times what happened');
  });

  it('place a figure by the mean first, then by single regions', () => {
    const [mean, single] = [
      { low: -2, high: -1 },
      { low: -5, high: 2 },
    ];
    expect(placeOf(-1.5, mean, single)).toBe('in the mean’s interval');
    expect(placeOf(-4, mean, single)).toBe('among single regions');
    expect(placeOf(-6, mean, single)).toBe('outside');
  });

  it('reach as far for a single region as Student says', () => {
    // Mean 2, standard deviation 1, n = 3: 2 ± 4.303 · √(4/3).
    const { low, high } = singleRegionsOf(Float64Array.of(1, 2, 3), 4.303);
    expect([low, high].map((end) => end.toFixed(2))).toEqual(['-2.97', '6.97']);
  });
});

it('needs two replications', () => {
  expect(() => runHistory('belluno-2009', 1)).toThrow('at least 2 replications');
});
