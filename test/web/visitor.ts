import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, type BrowserContext, type Page, chromium } from 'playwright-core';
import { afterAll, afterEach, beforeAll } from 'vitest';
import type { Comparison } from '../../lab/comparison.ts';
import { encodeDocument } from '../../web/share/share-link.ts';
import { smallRegion } from '../lab/small-region.ts';
import { executablePath, flags } from '../report/in-browser.ts';
import { serveFolder } from './static-server.ts';

export const hasBrowser = existsSync(executablePath);
/** Of what simulates, milliseconds. */
export const patience = 100_000;

interface Options {
  readonly width?: number;
  readonly locale?: string;
  readonly colorScheme?: 'light' | 'dark';
  /** Takes the place of what the page was built with. */
  readonly known?: Comparison;
}

export interface Visitor {
  /** Opens the page in a window of its own; that of the visit before is closed. */
  readonly visit: (hash: string, options?: Options) => Promise<Page>;
  /** Errors of the last visit, thrown or told in the console, but for files that are not there. */
  readonly faults: string[];
  /** Addresses that the last visit asked for. */
  readonly requests: string[];
  /** Where the page is served. */
  readonly address: () => string;
}

const root = fileURLToPath(new URL('../..', import.meta.url));
/** Where the built page lies. */
export const built = join(root, 'dist/web');

/** Serves the built page to the tests of a file, and lets them visit it in Chromium. */
export function visitor(): Visitor {
  const faults: string[] = [];
  const requests: string[] = [];
  let browser: Browser;
  let site: Awaited<ReturnType<typeof serveFolder>>;
  let context: BrowserContext | undefined;

  beforeAll(async () => {
    if (!hasBrowser) return;
    execFileSync('node', ['scripts/ensure-page.mjs'], { cwd: root, stdio: 'ignore' });
    site = await serveFolder(built);
    browser = await chromium.launch({ executablePath, args: flags });
  }, 240_000);

  afterEach(async () => {
    await context?.close();
    context = undefined;
  });

  afterAll(async () => {
    if (!hasBrowser) return;
    await browser.close();
    await site.stop();
  });

  const visit = async (hash: string, { width = 1280, known, ...rest }: Options = {}) => {
    await context?.close();
    faults.length = 0;
    requests.length = 0;
    context = await browser.newContext({ viewport: { width, height: 900 }, locale: 'en', ...rest });
    const page = await context.newPage();
    page.setDefaultTimeout(patience);
    if (known) await page.route(`**/verdicts/${known.hash}.json`, (route) => route.fulfill({ json: known }));
    page.on('request', (request) => requests.push(request.url()));
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error' && !message.text().includes('404')) faults.push(message.text());
    });
    await page.goto(`${site.address}${hash}`);
    return page;
  };
  return { visit, faults, requests, address: () => site.address };
}

/** A region that takes moments. */
export const small = smallRegion({ organisationCount: 10, burnInYears: 1 });

/** Part of a share link to it. */
export async function smallShare(): Promise<string> {
  return `s=${await encodeDocument(small.document)}`;
}
