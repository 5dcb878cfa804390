import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { hasBrowser, smallShare, visitor } from './visitor.ts';

/** What Tab has reached: what it is called, and whether its outline shows that it is reached. */
const reached = `(() => {
  const element = document.activeElement;
  const { outlineStyle, outlineWidth } = getComputedStyle(element);
  return {
    name: element.getAttribute('aria-label') ?? element.textContent.trim(),
    id: element.id,
    isShown: outlineStyle !== 'none' && parseFloat(outlineWidth) > 0 && element.getBoundingClientRect().width > 0,
  };
})()`;
interface Reached {
  readonly name: string;
  readonly id: string;
  readonly isShown: boolean;
}

/** Presses Tab until an element is reached, and expects the way to it to be visible. */
async function tabTo(page: Page, isWanted: (element: Reached) => boolean): Promise<void> {
  for (let presses = 0; presses < 150; presses += 1) {
    await page.keyboard.press('Tab');
    const element = await page.evaluate<Reached>(reached);
    expect(element, 'focus that nobody sees').toMatchObject({ isShown: true });
    if (isWanted(element)) return;
  }
  throw new Error('Tab does not reach what is wanted');
}

describe.skipIf(!hasBrowser)('the page without a mouse', () => {
  const { visit, faults } = visitor();

  it('leads from the first visit to the verdict, and on to a control that changes it', async () => {
    const page = await visit('');
    await page.locator('.sentence[aria-busy=false]').waitFor();
    expect(await page.locator('.sentence').textContent()).toMatch(/^The cluster sells [\d.]+\s% more/);

    await page.keyboard.press('Tab');
    expect(await page.evaluate<Reached>(reached)).toMatchObject({ name: 'Skip to the content' });
    await page.keyboard.press('Enter');
    expect(await page.evaluate(`document.activeElement.id`)).toBe('main');

    await page.keyboard.press('Shift+Tab');
    await tabTo(page, ({ name }) => name.startsWith('Open this cluster: BioWin'));
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Shape the region' }).waitFor();

    await tabTo(page, ({ id }) => id === 'control-contactRate');
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type('6');
    await page.keyboard.press('Tab');
    await page.getByText(/Computed beforehand|got the same bytes/).waitFor({ state: 'detached' });

    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Shift+Tab');
    const slider = await page.evaluate<Reached>(reached);
    expect(slider.name).toBe('How often people meet');
    await page.keyboard.press('ArrowRight');
    expect(Number(await page.locator('#control-contactRate').inputValue())).toBeGreaterThan(6);
    expect(faults).toEqual([]);
  });
});

/** Run in the page as it is printed: what may not be on paper, and what does not fit on a sheet. */
const faultsOnPaper = `(() => {
  const sheet = { width: 672, height: 1000 };
  const shown = (selector) => [...document.querySelectorAll(selector)]
    .filter((element) => element.getBoundingClientRect().height > 0);
  const told = (element) => element.tagName + ' ' + (element.id || element.textContent.trim().slice(0, 40));
  return [
    ...shown('button, input, select, textarea, progress, nav').map((element) => 'a control: ' + told(element)),
    ...shown('svg, table, pre').filter((element) => element.getBoundingClientRect().right > sheet.width + 1)
      .map((element) => 'too wide: ' + told(element)),
    ...shown('figure').filter((element) =>
        element.getBoundingClientRect().height > sheet.height || getComputedStyle(element).breakInside !== 'avoid')
      .map((element) => 'cut: ' + told(element)),
    ...shown('.scroll').filter((element) => element.scrollWidth > element.clientWidth)
      .map((element) => 'hidden by scrolling: ' + told(element)),
    ...(getComputedStyle(document.body).backgroundColor === 'rgb(255, 255, 255)' ? [] : ['a dark page']),
  ];
})()`;

describe.skipIf(!hasBrowser)('the report on paper', () => {
  const { visit, faults } = visitor();

  it('is complete, without controls, and no figure is cut, also where the screen is dark', async () => {
    const page = await visit(`#/understand?${await smallShare()}`, { colorScheme: 'dark' });
    await page.locator('.figure-ledger figure').waitFor();
    await page.locator('.panel-sensitivity').waitFor({ state: 'attached' });
    await page.setViewportSize({ width: 672, height: 1000 });
    await page.emulateMedia({ media: 'print' });
    expect(await page.evaluate<string[]>(faultsOnPaper)).toEqual([]);

    for (const name of ['arms', 'event-study', 'funnel', 'ledger']) {
      expect(await page.locator(`.figure-${name} svg.plot:visible`).count(), name).toBe(1);
    }
    const headings = await page.locator('h1:visible, h2:visible, h3:visible').allTextContents();
    expect(headings).toEqual(
      expect.arrayContaining(['Understand', 'See why', 'Number by number', 'How it was computed']),
    );
    expect(headings).toContain('Lost opportunities, number by number');
    expect(headings.filter((heading) => heading.endsWith('?'))).toEqual([]);

    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    const sheets = [...pdf.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)];
    expect(sheets.length).toBeGreaterThan(3);
    for (const [, width, height] of sheets) {
      expect([Math.round(Number(width)), Math.round(Number(height))]).toEqual([595, 842]);
    }
    expect(faults).toEqual([]);
  });
});

describe.skipIf(!hasBrowser)('a table dropped on the page', () => {
  const { visit, faults } = visitor();

  it('is read as if it had been chosen', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'dropped-'));
    const file = join(folder, 'mine.csv');
    writeFileSync(file, 'id,name,role,capacity\na,Alpha,firm,20\nb,Beta,firm,12\nc,Gamma,related,8\n');
    const page = await visit('');
    const target = page.locator('.drop').first();
    await target.scrollIntoViewIfNeeded();
    const { x, y, width, height } = (await target.boundingBox())!;
    const session = await page.context().newCDPSession(page);
    const drag = (type: 'dragEnter' | 'dragOver' | 'drop') =>
      session.send('Input.dispatchDragEvent', {
        type,
        x: x + width / 2,
        y: y + height / 2,
        data: { items: [], files: [file], dragOperationsMask: 1 },
      });
    await drag('dragEnter');
    await drag('dragOver');
    await page.locator('.drop.over').waitFor();
    await drag('drop');
    await page.getByText('3 organisations and 0 ties were read; 0 rows were left out.').waitFor();
    expect(await page.locator('.drop.over').count()).toBe(0);
    await page.getByRole('button', { name: 'Open my cluster' }).click();
    await page
      .locator('.diamond')
      .getByText(/^2 firms/)
      .waitFor();
    expect(faults).toEqual([]);
    rmSync(folder, { recursive: true });
  });
});
