import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, type BrowserContext, type Page, chromium } from 'playwright-core';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { encodeDocument } from '../../web/share/share-link.ts';
import { smallRegion } from '../lab/small-region.ts';
import { executablePath, flags } from '../report/in-browser.ts';
import { serveFolder } from './static-server.ts';

export const hasBrowser = existsSync(executablePath);

interface Options {
  readonly width?: number;
  readonly locale?: string;
  readonly colorScheme?: 'light' | 'dark';
}

/** Serves the built page to the tests of a file, and lets them visit it in Chromium. */
export function visitor(): { visit: (hash: string, options?: Options) => Promise<Page>; faults: string[] } {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  const faults: string[] = [];
  let browser: Browser;
  let site: Awaited<ReturnType<typeof serveFolder>>;
  let context: BrowserContext | undefined;

  beforeAll(async () => {
    if (!hasBrowser) return;
    execFileSync('node', ['scripts/ensure-page.mjs'], { cwd: root, stdio: 'ignore' });
    site = await serveFolder(join(root, 'dist/web'));
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

  const visit = async (hash: string, { width = 1280, ...rest }: Options = {}) => {
    faults.length = 0;
    context = await browser.newContext({ viewport: { width, height: 900 }, locale: 'en', ...rest });
    const page = await context.newPage();
    page.setDefaultTimeout(60_000);
    page.on('pageerror', (error) => faults.push(error.message));
    await page.goto(`${site.address}${hash}`);
    return page;
  };
  return { visit, faults };
}

/** Part of a share link: a region that takes moments. */
export async function smallShare(): Promise<string> {
  return `s=${await encodeDocument(smallRegion({ organisationCount: 10, burnInYears: 1 }).document)}`;
}
