import { describe, expect, it } from 'vitest';
import { encodeDocument } from '../../web/share/share-link.ts';
import { hasBrowser, small, visitor } from './visitor.ts';

describe.skipIf(!hasBrowser)('the page of a scenario that simulates a sample', () => {
  const { visit, faults } = visitor();
  const share = async () => `s=${await encodeDocument({ ...small.document, sample: 25 })}`;

  it('says what counts and totals are of, beside the controls and with the verdict', async () => {
    const page = await visit(`#/shape?${await share()}`);
    await page
      .getByText('One organisation in 25 is simulated. Counts here are those of the sample')
      .waitFor();
    await page.goto(page.url().replace('#/shape', '#/understand'));
    await page
      .locator('.findings li', { hasText: 'those of the whole region, 25 times the sample' })
      .waitFor();
    await page.locator('dd', { hasText: 'one organisation in 25; totals are those of' }).waitFor();
    expect(faults).toEqual([]);
  });

  it('says it in French, and takes companies that shocks strike by as many as one stands for', async () => {
    const page = await visit(`#/understand?${await share()}`, { locale: 'fr-BE' });
    await page.locator('.findings[lang=fr] li', { hasText: 'Une organisation sur 25 est simulée' }).waitFor();
    const panel = page.locator('.panel-resilience');
    await panel.locator('select').selectOption('best-connected');
    const size = panel.locator('input[type=number]').first();
    expect(await size.inputValue()).toBe('250');
    expect([await size.getAttribute('min'), await size.getAttribute('step')]).toEqual(['25', '25']);
    expect(faults).toEqual([]);
  });
});
