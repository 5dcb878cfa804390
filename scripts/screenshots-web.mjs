/**
 * Takes the pictures of the page that the README and docs/service.md show: builds the page, serves it, and visits it.
 *
 *   node scripts/screenshots-web.mjs                          all of them, into docs; some minutes
 *   node scripts/screenshots-web.mjs --only page-watch        one of them
 *   node scripts/screenshots-web.mjs --out /tmp --language fr somewhere else, in French
 */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { launchBrowser, servedPage } from './built-page.mjs';
import { readOptions } from './script-options.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
/** The reference scenario is simulated to its end before a picture is taken. */
const patience = 1_200_000;
const wide = { viewport: { width: 1280, height: 1060 }, colorScheme: 'light' };
const narrow = { viewport: { width: 360, height: 780 }, colorScheme: 'dark', deviceScaleFactor: 2 };

const pictures = {
  'page-shape': { hash: '#/shape', look: wide, take: whenFinal },
  'page-start-narrow': { hash: '', look: narrow, take: whenFinal },
  'page-watch': { hash: '#/watch', look: wide, take: inTheLastYear },
  'page-shock': { hash: '#/understand', look: wide, take: shockAnswered },
};

const { values } = readOptions(import.meta.url, {
  options: {
    only: { type: 'string' },
    out: { type: 'string', default: join(root, 'docs') },
    language: { type: 'string', default: 'en' },
  },
});
if (values.only !== undefined && !Object.hasOwn(pictures, values.only)) {
  console.error(`--only requires one of ${Object.keys(pictures).join(', ')}, not ${values.only}`);
  process.exit(2);
}
const site = await servedPage(root);
const browser = await launchBrowser();
try {
  for (const [name, { hash, look, take }] of Object.entries(pictures)) {
    if (values.only !== undefined && values.only !== name) continue;
    const page = await browser.newPage({ ...look, locale: values.language });
    page.setDefaultTimeout(patience);
    page.on('pageerror', (error) => console.error(`${name}: ${error.message}`));
    await page.goto(`${site.address}${hash}`);
    const path = join(values.out, `${name}.png`);
    await take(page, path);
    await page.close();
    console.error(`wrote ${path}`);
  }
} finally {
  await browser.close();
  site.stop();
}

async function whenFinal(page, path) {
  await page.locator('.answer-card:not(.stale) progress[data-busy=false]').waitFor();
  await page.waitForTimeout(1000);
  await page.screenshot({ path });
}

/** A month in which ties have grown, standing. */
async function inTheLastYear(page, path) {
  const time = page.locator('.player input');
  await page.waitForFunction(() => Number(document.querySelector('.player input')?.max) === 119);
  await time.fill('114');
  await time.blur();
  await page.waitForTimeout(2000);
  await page.screenshot({ path });
}

async function shockAnswered(page, path) {
  const panel = page.locator('.panel-resilience');
  await panel.locator('.toolbar button').first().click();
  await panel.locator('.finding').waitFor();
  await panel.locator('.run-state progress').waitFor({ state: 'detached' });
  await panel.locator('figure svg').first().waitFor({ state: 'attached' });
  await page.waitForTimeout(1000);
  await panel.screenshot({ path });
}
