import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { violations } from '../report/in-browser.ts';
import { hasBrowser, smallShare, visitor } from './visitor.ts';

let page: Page;

/** What the download of a figure’s numbers holds. */
async function csvOf(name: string): Promise<string[]> {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    panelOf(name).getByRole('button', { name: / CSV$/ }).click(),
  ]);
  return readFileSync(await file.path(), 'utf8')
    .trimEnd()
    .split('\n');
}

const panelOf = (name: string) => page.locator(`.panel-${name}`);

/** Presses the button of a panel. */
async function ask(name: string) {
  await panelOf(name).locator('.toolbar button').first().click();
}

async function answered(name: string) {
  await panelOf(name).locator('.finding').waitFor();
  await panelOf(name).locator('.run-state progress').waitFor({ state: 'detached' });
  await panelOf(name).locator('figure svg').first().waitFor({ state: 'attached' });
}

describe.skipIf(!hasBrowser)('the panels of Understand', () => {
  const { visit, faults } = visitor();
  const open = async (options: Parameters<typeof visit>[1] = {}) => {
    page = await visit(`#/understand?${await smallShare()}`, options);
    await page.locator('.panel-sensitivity').waitFor();
  };

  it.each([
    ['light', 1280],
    ['dark', 360],
  ] as const)(
    'answer what levers bring and what a shock takes, %s, %i pixels wide, clean and within the policy',
    async (colorScheme, width) => {
      await open({ colorScheme, width });
      // The region lives two years, so that the usual month lies beyond it.
      await panelOf('resilience').getByLabel('Month in which it strikes').fill('3');
      await ask('levers');
      await answered('levers');
      await ask('resilience');
      await answered('resilience');
      expect(await panelOf('levers').locator('tbody tr').count()).toBeGreaterThan(4);
      expect(await panelOf('resilience').locator('tbody tr').count()).toBe(3);
      const [header, ...rows] = await csvOf('levers');
      expect(header).toBe('lever,outcome,per_euro_mean,low,high,beyond_chance');
      expect(rows).toHaveLength(3 * (await panelOf('levers').locator('tbody tr').count()));
      expect(await violations(page)).toEqual([]);
      expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
      expect(faults).toEqual([]);
    },
  );

  it('keeps the map of what has been run when the frontier is stopped, and hands it out', async () => {
    await open();
    await ask('frontier');
    await panelOf('frontier').locator('figure svg').first().waitFor({ state: 'attached' });
    await panelOf('frontier').getByRole('button', { name: 'Stop' }).click();
    await panelOf('frontier').locator('.run-state progress').waitFor({ state: 'detached' });
    await panelOf('frontier').getByText('Stopped early').waitFor();
    const [header, ...cells] = await csvOf('frontier');
    expect(header).toBe('fidelity,headquarters_slots,difference_percent,deviation,probability_of_more');
    expect(Number.isInteger(Math.sqrt(cells.length)) && cells.length > 1).toBe(true);
    expect(faults).toEqual([]);
  });
});
