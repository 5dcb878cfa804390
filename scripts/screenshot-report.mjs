/**
 * Takes a picture of a report with the system's Chromium.
 *
 *   node scripts/screenshot-report.mjs REPORT.html OUT.png [--width 1280] [--height 900] [--selector '#event-study'] [--dark]
 *
 * Without a height the whole page is taken; with a selector, the first element that it names. CHROMIUM names another browser.
 */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { readOptions } from './script-options.mjs';

const usage =
  'usage: node scripts/screenshot-report.mjs REPORT.html OUT.png [--width PIXELS] [--height PIXELS] [--scale FACTOR] [--selector CSS] [--dark]';

const browserFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

try {
  const { report, picture, width, height, scale, selector, isDark } = readArguments();
  await takePicture({ report, picture, width, height, scale, selector, isDark });
} catch (error) {
  console.error(error.message);
  process.exitCode = 2;
}

function readArguments() {
  const { values, positionals } = readOptions(import.meta.url, {
    allowPositionals: true,
    options: {
      width: { type: 'string', default: '1280' },
      height: { type: 'string' },
      scale: { type: 'string', default: '1' },
      selector: { type: 'string' },
      dark: { type: 'boolean', default: false },
    },
  });
  if (positionals.length !== 2) throw new Error(usage);
  const [report, picture] = positionals;
  if (!existsSync(report)) throw new Error(`${report} is not there`);
  return {
    report,
    picture,
    width: pixels('width', values.width),
    height: values.height === undefined ? undefined : pixels('height', values.height),
    scale: pixels('scale', values.scale),
    selector: values.selector,
    isDark: values.dark,
  };
}

function pixels(name, text) {
  const value = Number(text);
  if (!(value > 0 && value <= 20_000)) throw new Error(`--${name} requires a number above 0, not ${text}`);
  return value;
}

async function takePicture({ report, picture, width, height, scale, selector, isDark }) {
  const browser = await launch();
  try {
    const page = await browser.newPage({
      viewport: { width, height: height ?? 900 },
      deviceScaleFactor: scale,
      colorScheme: isDark ? 'dark' : 'light',
    });
    await page.goto(pathToFileURL(resolve(report)).href);
    if (selector === undefined) {
      await page.screenshot({ path: picture, fullPage: height === undefined });
      return;
    }
    const element = page.locator(selector).first();
    if ((await element.count()) === 0) throw new Error(`no element of the report matches ${selector}`);
    await element.screenshot({ path: picture });
  } finally {
    await browser.close();
  }
}

async function launch() {
  const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
  if (!existsSync(executablePath)) {
    throw new Error(
      `no Chromium at ${executablePath}: install it (apt-get install chromium), or name one in the variable CHROMIUM`,
    );
  }
  return chromium.launch({ executablePath, headless: true, args: browserFlags });
}
