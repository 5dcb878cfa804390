/**
 * Takes a picture of every screen of the built page: wide and narrow, light and dark.
 *
 *   node scripts/screenshots-web.mjs ADDRESS FOLDER [--screens start,shape] [--seconds 6] [--language fr]
 *
 * ADDRESS is where dist/web is served. CHROMIUM names another browser.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    screens: { type: 'string', default: 'start,shape,understand,work' },
    seconds: { type: 'string', default: '6' },
    language: { type: 'string', default: 'en' },
  },
});
const [address, folder] = positionals;
if (!address || !folder) throw new Error('usage: node scripts/screenshots-web.mjs ADDRESS FOLDER');
mkdirSync(folder, { recursive: true });

const looks = [
  { name: 'wide-light', width: 1280, colorScheme: 'light' },
  { name: 'narrow-dark', width: 360, colorScheme: 'dark' },
];
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  headless: true,
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
  ],
});
try {
  for (const { name, width, colorScheme } of looks) {
    const locale = values.language;
    const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme, locale });
    page.on('console', (message) => message.type() === 'error' && console.error(name, message.text()));
    page.on('pageerror', (error) => console.error(name, error.message));
    await page.goto(address);
    for (const screen of values.screens.split(',')) {
      await page.goto(`${address}#/${screen}`);
      await page.waitForTimeout(Number(values.seconds) * 1000);
      await page.screenshot({ path: join(folder, `${screen}-${name}.png`), fullPage: true });
    }
    await page.close();
  }
} finally {
  await browser.close();
}
