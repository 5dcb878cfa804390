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
  /^(Attitudes$|Carat|Cluster|Concentration \(Herfindahl\)|Organisations|(· )?A small region|PNG|SVG|CSV|[\da-f]{16}$)/;

const englishWords =
  /\b(the|of|and|than|with|to|by|is|are|be|from|each|at|where|which|lost|year|turnover|run|runs|ahead|spent)\b/;

async function understand(page: Page): Promise<void> {
  await page.locator('.figure-ledger figure').waitFor();
  await page.locator('#method-heading').waitFor();
  await page.locator('.panel-sensitivity').waitFor();
}

/** Asks a question, and waits until a first answer is drawn; then it is stopped, if it is not done. */
async function askFor(page: Page, name: string): Promise<void> {
  const panel = page.locator(`.panel-${name}`);
  await panel.locator('.toolbar button').first().click();
  await panel.locator('[lang=fr] figure').first().waitFor();
  await panel
    .locator('.toolbar')
    .getByRole('button', { name: 'Arrêter' })
    .click({ timeout: 1000 })
    .catch(() => {});
  await panel.locator('.run-state progress').waitFor({ state: 'detached' });
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
    expect(inFrench.filter((text) => englishWords.test(text))).toEqual([]);
    expect(faults).toEqual([]);
  });

  it('answers further questions in French: no word of a figure, a table or a full text is left in English', async () => {
    const page = await visit(`#/understand?${await smallShare()}`, { locale: 'fr-BE', width: 360 });
    await understand(page);
    const panels = ['resilience', 'levers', 'frontier', 'sensitivity'];
    // The region lives two years, so that the usual month lies beyond it.
    await page.locator('.panel-resilience').getByLabel('Mois où il frappe').fill('3');
    for (const name of panels) await askFor(page, name);
    expect(await page.getByText('question antérieure').count()).toBe(0);
    const inFrench = await page.evaluate<string[]>(textsOf);
    const layout = await page.evaluate<string[]>(faultsOfLayout);

    const months = page.locator('.panel-resilience').getByLabel('Durée en mois');
    await months.fill('4');
    await months.press('Tab');
    await page.locator('.panel-resilience').getByText('question antérieure').waitFor();
    await page.getByRole('button', { name: 'English' }).click();
    for (const name of panels) await page.locator(`.panel-${name} [lang=en] figure`).first().waitFor();
    const inEnglish = new Set(await page.evaluate<string[]>(textsOf));

    expect(inFrench.filter((text) => inEnglish.has(text) && !shared.test(text))).toEqual([]);
    expect(inFrench.filter((text) => englishWords.test(text))).toEqual([]);
    expect(layout.filter((fault) => !fault.startsWith('null'))).toEqual([]);
    for (const told of ['vous êtes ici', 'choc', 'Emplois de la dernière année'])
      expect(inFrench.filter((text) => text.includes(told))).not.toEqual([]);
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
