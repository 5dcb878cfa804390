import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, type Page, chromium } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { encodeDocument } from '../../web/share/share-link.ts';
import { smallRegion } from '../lab/small-region.ts';
import { serveFolder } from './static-server.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
const hasBrowser = existsSync(executablePath);
const patience = 120_000;

let browser: Browser;
let site: Awaited<ReturnType<typeof serveFolder>>;
let page: Page;
let faults: string[];

beforeAll(async () => {
  if (!hasBrowser) return;
  execFileSync('node', ['scripts/ensure-page.mjs'], { cwd: root, stdio: 'ignore' });
  site = await serveFolder(join(root, 'dist/web'));
  browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
  });
}, 240_000);

afterAll(async () => {
  if (!hasBrowser) return;
  await browser.close();
  await site.stop();
});

afterEach(async () => {
  if (hasBrowser) await page.context().close();
});

/** A region that takes moments, on Understand. */
async function visit(options: { width?: number; colorScheme?: 'light' | 'dark'; locale?: string } = {}) {
  const { width = 1280, ...rest } = options;
  const context = await browser.newContext({ viewport: { width, height: 900 }, locale: 'en', ...rest });
  page = await context.newPage();
  page.setDefaultTimeout(patience);
  faults = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('404')) faults.push(message.text());
  });
  const { document } = smallRegion({ organisationCount: 10, burnInYears: 1 });
  await page.goto(`${site.address}#/understand?s=${await encodeDocument(document)}`);
  await page.locator('.panel-sensitivity').waitFor();
}

async function violations(): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  await session.send('Runtime.evaluate', { expression: axe });
  const { result } = await session.send('Runtime.evaluate', {
    expression: `axe.run(document).then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => id + ' ' + target)))`,
    awaitPromise: true,
    returnByValue: true,
  });
  return result.value as string[];
}

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
  it.each([
    ['light', 1280],
    ['dark', 360],
  ] as const)(
    'answer what levers bring and what a shock takes, %s, %i pixels wide, clean and within the policy',
    async (colorScheme, width) => {
      await visit({ colorScheme, width });
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
      expect(await violations()).toEqual([]);
      expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
      expect(faults).toEqual([]);
    },
    patience,
  );

  it(
    'keeps the map of what has been run when the frontier is stopped, and hands it out',
    async () => {
      await visit();
      await ask('frontier');
      await panelOf('frontier').locator('figure svg').first().waitFor({ state: 'attached' });
      await panelOf('frontier').getByRole('button', { name: 'Stop' }).click();
      await panelOf('frontier').locator('.run-state progress').waitFor({ state: 'detached' });
      await panelOf('frontier').getByText('Stopped early').waitFor();
      const [header, ...cells] = await csvOf('frontier');
      expect(header).toBe('fidelity,headquarters_slots,difference_percent,deviation,probability_of_more');
      expect(Number.isInteger(Math.sqrt(cells.length)) && cells.length > 1).toBe(true);
      expect(faults).toEqual([]);
    },
    patience,
  );
});
