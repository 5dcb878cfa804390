import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { faultsOfLayout, violations } from '../report/in-browser.ts';
import { hasBrowser, smallShare, visitor } from './visitor.ts';

/** Run in the page: what can be read or heard, but for what is marked as English and for code. */
const textsOf = `(() => {
  const isTold = (element) => !element.closest('[lang=en]:not(html), code, script, style, button[lang]');
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walker.nextNode()) if (isTold(walker.currentNode.parentElement)) texts.push(walker.currentNode.data);
  for (const element of document.querySelectorAll('[aria-label]'))
    if (isTold(element)) texts.push(element.getAttribute('aria-label'));
  return texts.map((text) => text.trim()).filter((text) => /\\p{L}{3}/u.test(text));
})()`;

/** Written alike in both languages. */
const shared =
  /^(Carat|Cluster|Concentration \(Herfindahl\)|Organisations|(· )?A small region|PNG|SVG|CSV|[\da-f]{16}$)/;

async function understand(page: Page): Promise<void> {
  await page.locator('.figure-ledger figure').waitFor();
  await page.locator('#method-heading').waitFor();
  await page.locator('.panel-sensitivity').waitFor();
}

describe.skipIf(!hasBrowser)('the screen that explains the verdict, in French', () => {
  const { visit, faults } = visitor();

  it('leaves no English sentence but what it marks as English', async () => {
    const page = await visit(`#/understand?${await smallShare()}`, { locale: 'fr-BE' });
    await understand(page);
    expect(await page.locator('.answer-card ~ div[lang=en], .findings[lang=en]').count()).toBe(0);
    expect(await page.locator('.findings[lang=fr] li').count()).toBeGreaterThan(4);
    expect(await page.locator('.figure [lang=fr] figure').count()).toBe(4);
    const inFrench = await page.evaluate<string[]>(textsOf);
    expect(await violations(page)).toEqual([]);

    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('heading', { name: 'How it was computed' }).waitFor();
    await page.locator('.figure-ledger').getByText('Value lost by cause').waitFor();
    const inEnglish = new Set(await page.evaluate<string[]>(textsOf));

    expect(inFrench.length).toBeGreaterThan(200);
    expect(inFrench.filter((text) => inEnglish.has(text) && !shared.test(text))).toEqual([]);
    expect(inFrench.filter((text) => /\b(the|of|and|than|with|lost|year)\b/.test(text))).toEqual([]);
    expect(faults).toEqual([]);
  });

  it.each([360, 1280])('keeps every label inside its drawing, %i pixels wide', async (width) => {
    const page = await visit(`#/understand?${await smallShare()}`, { locale: 'fr-BE', width });
    await understand(page);
    const found = await page.evaluate<string[]>(faultsOfLayout);
    // The bar below the verdict is hidden from readers and has no name.
    expect(found.filter((fault) => !fault.startsWith('null'))).toEqual([]);
  });
});
