/**
 * Measures how smoothly the page draws the living network in Chromium, and prints it; it asserts nothing.
 *
 *   node scripts/measure-watch.mjs [--organisations 1000] [--seconds 8]
 *
 * The region lives two years beyond a burn-in of one, since what is measured is the drawing. Frames are those of the
 * browser’s own clock while the film plays; the drawing of a month is the longest frame within it.
 */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { deflateRawSync } from 'node:zlib';
import { chromium } from 'playwright-core';
import { ensureBuilt } from './ensure-built.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const { values } = parseArgs({
  options: {
    organisations: { type: 'string', default: '1000' },
    seconds: { type: 'string', default: '8' },
  },
});
const types = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
};

await ensureBuilt(root, ['page']);
const server = createServer((request, response) => {
  const path = new URL(request.url, 'http://localhost').pathname;
  const file = join(root, 'dist/web', path === '/' ? 'index.html' : path);
  readFile(file).then(
    (bytes) => response.writeHead(200, { 'Content-Type': types[extname(file)] ?? '' }).end(bytes),
    () => response.writeHead(404).end(),
  );
});
await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking'],
});
try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await page.goto(`http://127.0.0.1:${server.address().port}/#/watch?s=${shareCode()}`);
  await page.getByText(/Month 1 of/).waitFor({ timeout: 300_000 });
  await page.waitForFunction(() => Number(document.querySelector('.player input')?.max) === 23, undefined, {
    timeout: 300_000,
  });
  const told = await page.locator('.split figcaption').first().textContent();
  await page.getByRole('button', { name: 'Play' }).click();
  const times = await page.evaluate(framesFor, 1000 * Number(values.seconds));
  tell(
    told,
    times.sort((a, b) => a - b),
  );
} finally {
  await browser.close();
  server.close();
}

/** The reference scenario with more organisations and fewer years, as a share link carries it. */
function shareCode() {
  const document = JSON.parse(readFileSync(join(root, 'scenarios/library/biowin.json'), 'utf8'));
  delete document.$schema;
  document.parameters.organisationCount = Number(values.organisations);
  document.parameters.burnInYears = 1;
  document.parameters.branchYears = 2;
  return deflateRawSync(JSON.stringify(document)).toString('base64url');
}

/** Milliseconds between frames, for as long as the film plays. */
function framesFor(milliseconds) {
  return new Promise((done) => {
    const begun = performance.now();
    const times = [];
    let last = begun;
    requestAnimationFrame(function frame(now) {
      times.push(now - last);
      last = now;
      if (now - begun > milliseconds || !document.querySelector('.player button').textContent.match(/Pause/))
        done(times.slice(1));
      else requestAnimationFrame(frame);
    });
  });
}

function tell(told, times) {
  const at = (share) => times[Math.min(times.length - 1, Math.floor(share * times.length))].toFixed(1);
  const mean = times.reduce((sum, time) => sum + time, 0) / times.length;
  console.log(told);
  console.log(
    `${times.length} frames, ${(1000 / mean).toFixed(1)} a second; milliseconds per frame: median ${at(0.5)}, 9 of 10 within ${at(0.9)}, longest ${at(1)}`,
  );
}
