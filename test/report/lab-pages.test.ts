import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { renderCalibration } from '../../lab/report/calibration/render-calibration.ts';
import { renderHistory } from '../../lab/report/history/render-history.ts';
import { renderSweep } from '../../lab/report/sweep/render-sweep.ts';
import { summariseSweep } from '../../lab/sweep/summary/summarise-sweep.ts';
import { bundledCarat, tiny } from '../cli/carat.ts';
import { resultsOf } from '../history/made-up.ts';
import { calibrationSearch } from '../lab/calibration-search.ts';
import { madeUp } from '../sweep/summary/made-up.ts';
import { executablePath, faultsOfLayout, flags, opened, violations } from './in-browser.ts';

const short = [...tiny, '--workers', '1', '--out'];
/** What makes each report, but for its folder. */
const commands: Readonly<Record<string, readonly string[]>> = {
  frontier: ['frontier', 'biowin', '--looks', '16', ...short],
  sensitivity: [
    'sensitivity',
    'biowin',
    '--size',
    '2',
    '--factors',
    'demandRate,redirectMean,brokerCost,fixedCost,largeStaffCapacity,contactRate,tieDecay,teamCost',
    ...short,
  ],
  policy: [
    'policy',
    'biowin',
    '--budget',
    '500',
    '--levers',
    'training,grants',
    '--replications',
    '2',
    ...short,
  ],
  resilience: [
    'resilience',
    'biowin',
    '--shocks',
    'demand,credit',
    '--at',
    '3',
    '--replications',
    '2',
    ...short,
  ],
  run: ['run', 'biowin', '--burn-in', ...tiny, '--out'],
};

/** A sweep whose labels are long, with a factor of names. */
async function sweepPage(): Promise<string> {
  const points = Array.from({ length: 24 }, (_, i) => ({
    factors: [i / 7, ['biowin', 'brainport', 'a-region-with-a-long-name'][i % 3]],
    values: [0, 3 * i, 20].map((more) =>
      [1, 4, 2, 8, 5, 7].map((luck, k) => 1e6 + 1e4 * (luck + more) + k * i),
    ),
  }));
  const arms = ['isolated', 'concentration', 'cluster'] as const;
  const made = madeUp(points, { arms });
  const samples = { ...made, factors: made.factors.map((factor, i) => ({ ...factor, isNumeric: i === 0 })) };
  const summary = await summariseSweep(samples, { baseline: 'isolated', margin: 5, outcomes: [0] });
  return renderSweep(summary, 'carat sweep summary made-up --out made-up');
}

describe.skipIf(!existsSync(executablePath))('in Chromium', () => {
  let browser: Browser;
  let carat: Awaited<ReturnType<typeof bundledCarat>>;
  const pages = new Map<string, string>();

  beforeAll(async () => {
    [browser, carat] = await Promise.all([chromium.launch({ executablePath, args: flags }), bundledCarat()]);
    for (const [name, words] of Object.entries(commands)) {
      const { code, err } = await carat([...words, name]);
      expect(code, err).toBe(0);
      pages.set(name, join(carat.folder, name, 'report.html'));
    }
    const made = {
      sweep: await sweepPage(),
      history: renderHistory(resultsOf(0.5), 'carat history --out history'),
      calibration: renderCalibration(calibrationSearch(), 'carat calibrate --out calibration'),
    };
    for (const [name, page] of Object.entries(made)) {
      pages.set(name, join(carat.folder, `${name}.html`));
      writeFileSync(pages.get(name)!, page);
    }
  }, 120_000);

  afterAll(async () => {
    await browser.close();
    carat.remove();
  });

  test.each([...Object.keys(commands), 'sweep', 'history', 'calibration'])(
    'the report of %s has no fault that axe finds, keeps its text apart, and asks for nothing',
    async (name) => {
      const { page, events } = await opened(browser, pages.get(name)!);
      for (const [width, colorScheme] of [
        [360, 'dark'],
        [1280, 'light'],
      ] as const) {
        await page.setViewportSize({ width, height: 800 });
        await page.emulateMedia({ colorScheme });
        const found = [
          ...(await page.evaluate<string[]>(faultsOfLayout)),
          ...(await violations(page)),
          ...events,
        ];
        expect(found, `${width} pixels, ${colorScheme}`).toEqual([]);
      }
      await page.close();
    },
  );
});
