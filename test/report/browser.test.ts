import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type Page, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compare } from '#lab';
import { loadLibrary } from '#scenarios';
import { renderReport } from '../../lab/report/render-report.ts';
import { largeComparison, smallComparison } from './comparison-fixture.ts';
import { executablePath, faultsOfLayout, flags, opened } from './in-browser.ts';

describe.skipIf(!existsSync(executablePath))('in Chromium', () => {
  let browser: Browser;
  let folder: string;
  const reports = new Map<string, { page: Page; events: string[] }>();

  beforeAll(async () => {
    browser = await chromium.launch({ executablePath, args: flags });
    folder = await mkdtemp(join(tmpdir(), 'report-'));
    const comparisons = {
      reference: await compare(loadLibrary('biowin'), { replications: 2, workers: 1, withNetwork: true }),
      every: await smallComparison(),
      large: await largeComparison(1000),
    };
    for (const [name, comparison] of Object.entries(comparisons)) {
      const file = join(folder, `${name}.html`);
      await writeFile(file, renderReport(comparison));
      reports.set(name, await opened(browser, file));
    }
  }, 120_000);

  afterAll(async () => {
    await browser.close();
    await rm(folder, { recursive: true });
  });

  /** Looks at every report at a width, and tells what went wrong on each since it was opened. */
  async function faults(
    width: number,
    colorScheme: 'light' | 'dark',
    look: (page: Page) => Promise<unknown>,
  ): Promise<Record<string, unknown>> {
    const found: Record<string, unknown> = {};
    for (const [name, { page, events }] of reports) {
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia({ media: 'screen', colorScheme });
      found[name] = [...((await look(page)) as unknown[]), ...events];
    }
    return found;
  }

  const none = { reference: [], every: [], large: [] };

  test.each([320, 360, 700, 820, 1280])(
    'a window of %i px shows all text apart, inside its drawing and no wider than the page, and asks for nothing',
    async (width) => {
      expect(await faults(width, 'light', (page) => page.evaluate(faultsOfLayout))).toEqual(none);
    },
  );

  test('every visible drawing is one that the width calls for', async () => {
    const shown = (page: Page) =>
      page.evaluate(`[...document.querySelectorAll('.wide, .narrow')]
        .filter((each) => each.getBoundingClientRect().height > 0).map((each) => each.className)`);
    expect(Object.values(await faults(360, 'light', shown)).flat()).not.toContain('wide');
    expect(Object.values(await faults(1280, 'light', shown)).flat()).not.toContain('narrow');
  });

  test('the page is dark where the reader wants it dark', async () => {
    const background = (page: Page) => page.evaluate(`[getComputedStyle(document.body).backgroundColor]`);
    expect((await faults(800, 'dark', background)).reference).toEqual(['rgb(20, 23, 28)']);
    expect((await faults(800, 'light', background)).reference).toEqual(['rgb(255, 255, 255)']);
  });

  test('on paper every figure keeps to the width of an A4 page, in light colours', async () => {
    const onPaper = async (page: Page) => {
      await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
      await page.setViewportSize({ width: 672, height: 1000 });
      return page.evaluate(`[...document.querySelectorAll('svg, table, pre')]
        .filter((each) => each.getBoundingClientRect().right > 673).map((each) => each.tagName)
        .concat(getComputedStyle(document.body).backgroundColor === 'rgb(255, 255, 255)' ? [] : ['dark'])`);
    };
    const found = await faults(800, 'dark', onPaper);
    expect(found).toEqual(none);
  });
});
