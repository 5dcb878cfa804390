import { execFileSync } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { existsSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withoutPolicyTag } from '../../infra/constructs/policy-tag.ts';
import { encodeDocument } from '../../web/share/share-link.ts';
import { type Carat, bundledCarat } from '../cli/carat.ts';
import { type RunningStart, served } from '../cli/running-start.ts';
import { smallDocument } from '../functions/documents.ts';

const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
const hasBrowser = existsSync(executablePath);

let carat: Carat;
let start: RunningStart;
let browser: Browser;

beforeAll(async () => {
  if (!hasBrowser) return;
  execFileSync(process.execPath, ['scripts/ensure-page.mjs'], { stdio: 'ignore' });
  carat = await bundledCarat();
  symlinkSync(resolve('dist/web'), join(carat.file, '../web'));
  const scenario = join(carat.folder, 'small.json');
  writeFileSync(scenario, JSON.stringify(smallDocument()));
  start = await served(carat.file, [scenario, '--data', join(carat.folder, 'data')]);
  const args = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'];
  // A page that a test hands in counts as one from afar, which may not ask the bucket on loopback.
  args.push('--disable-features=LocalNetworkAccessChecks');
  browser = await chromium.launch({ executablePath, args });
}, 240_000);

afterAll(async () => {
  if (!hasBrowser) return;
  await browser.close();
  expect((await start.end('SIGINT')).code).toBe(0);
  carat.remove();
});

describe.skipIf(!hasBrowser)('the page as "npm start" serves it', () => {
  it('shows the verdict, hands a scenario to the service, finds the run after a reload, with the same bytes', async () => {
    const page = await browser.newPage({ locale: 'en' });
    page.setDefaultTimeout(100_000);
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error' && !message.text().includes('404')) faults.push(message.text());
    });
    await page.goto(`${start.address}/`);
    await page.locator('.sentence[aria-busy=false]').waitFor();
    expect(await page.locator('.sentence').first().textContent()).toMatch(/cluster/i);

    const title = 'Handed over by the page';
    const document = smallDocument({ title, seed: 'handed over' });
    await page.goto(
      `${start.address}/#/work?s=${await encodeDocument({ ...document, facts: [], assumptions: [] })}`,
    );
    await page.getByRole('button', { name: 'Run 24 replications on the service' }).click();
    const run = page.locator('.runs li', { hasText: title }).filter({ hasText: 'succeeded' });
    await run.waitFor();

    await page.reload();
    await page.getByRole('button', { name: 'Run 24 replications on the service' }).waitFor();
    await run.getByRole('button', { name: 'Compare' }).click();
    await page.getByText('Same bytes: the service and this browser computed the same comparison.').waitFor();

    const [first, second] = [page.locator('.compare select').first(), page.locator('.compare select').nth(1)];
    const own = await second
      .locator('optgroup[label="Finished runs"] option', { hasText: title })
      .getAttribute('value');
    await first.selectOption('current');
    await second.selectOption(own);
    await page.getByRole('button', { name: 'Compare these two' }).click();
    await page.locator('.compare .finding', { hasText: 'The two scenarios are the same.' }).waitFor();
    await page.locator('.compare').getByText('24 paired replications').waitFor();
    await page.getByText('Paired: 8 replications').waitFor();

    await page.getByRole('button', { name: 'Save this scenario' }).click();
    const kept = page.locator('.compare select').first().locator('optgroup[label="Saved scenarios"] option');
    const saved = await kept.filter({ hasText: title }).getAttribute('value');
    await page.goto(
      `${start.address}/#/work?s=${await encodeDocument({ ...document, seed: 'another', facts: [], assumptions: [] })}`,
    );
    await page.reload();
    await kept.filter({ hasText: title }).waitFor({ state: 'attached' });
    await first.selectOption(saved);
    await second.selectOption('current');
    await page.getByRole('button', { name: 'Compare these two' }).click();
    await page.getByText('Not paired: the two have different seeds').waitFor();
    await page.locator('.compare .finding', { hasText: 'Scenario B has' }).waitFor();
    expect(faults).toEqual([]);
  });

  it('follows the link by which a cloud hands a result out of its bucket, where the policy of the page names it', async () => {
    const asked: (string | undefined)[] = [];
    const bucket = createServer((request, response) => {
      void (async () => {
        asked.push(request.headers.authorization);
        // As the bucket is made: open to every page that has a link.
        response.setHeader('Access-Control-Allow-Origin', '*');
        response.end(Buffer.from(await (await fetch(`${start.address}${request.url}`)).arrayBuffer()));
      })();
    });
    await new Promise<void>((listening) => bucket.listen(0, '127.0.0.1', listening));
    const address = `http://127.0.0.1:${(bucket.address() as AddressInfo).port}`;
    for (const isNamed of [true, false]) {
      const page = await browser.newPage({ locale: 'en' });
      await page.route(`${start.address}/`, async (route) => {
        const answer = await route.fetch();
        const headers = answer.headers();
        const policy = headers['content-security-policy'];
        expect(policy).toContain("connect-src 'self'");
        const named = isNamed
          ? policy.replace("connect-src 'self'", `connect-src 'self' ${address}`)
          : policy;
        await route.fulfill({
          response: answer,
          headers: { ...headers, 'content-security-policy': named },
          body: withoutPolicyTag(await answer.text()),
        });
      });
      await page.route('**/v1/runs/*/files/*', (route) => {
        const { pathname, search } = new URL(route.request().url());
        return route.fulfill({ status: 303, headers: { Location: `${address}${pathname}${search}` } });
      });
      await page.goto(`${start.address}/#/work`);
      const run = page.locator('.runs li').filter({ hasText: 'succeeded' }).first();
      // What the page says of a refused link lasts only until it next hears from the service.
      const answer = isNamed
        ? run.getByText('Gap of the cluster to isolated').waitFor()
        : page.evaluate(`new Promise((told) =>
            new MutationObserver(() => document.body.textContent.includes('No service answers here.') && told())
              .observe(document.body, { subtree: true, childList: true, characterData: true }))`);
      await Promise.all([answer, run.getByRole('button', { name: 'Compare' }).click()]);
      expect(asked.length > 0).toBe(isNamed);
      await page.close();
      asked.length = 0;
    }
    bucket.close();
  });
});
