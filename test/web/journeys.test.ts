import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { type LoadedScenario, loadLibrary } from '#scenarios';
import type { Comparison } from '../../lab/comparison.ts';
import { planOf } from '../../lab/options.ts';
import { runChunk } from '../../lab/replicate.ts';
import { summarise } from '../../lab/summarise.ts';
import { encodeDocument } from '../../web/share/share-link.ts';
import { violations } from '../report/in-browser.ts';
import { built, hasBrowser, patience, small, smallShare, visitor } from './visitor.ts';

/** As the build computes it, of few replications. */
function verdictBeforehand(loaded: LoadedScenario): Comparison {
  const plan = planOf({ replications: 2 });
  const runs = runChunk({ scenario: loaded.scenario, arms: plan.arms, replications: [0, 1] });
  return summarise(loaded, runs, plan);
}

const organisations =
  'id,name,role,capacity\na,Alpha,firm,20\nb,Beta,firm,oops\na,Twice,firm,10\nc,Gamma,related,12\n';

describe.skipIf(!hasBrowser)('the page', () => {
  const { visit, faults, requests, address } = visitor();

  /** Opens the page, and waits until a verdict or a network is there. */
  const open = async (...visited: Parameters<typeof visit>) => {
    const page = await visit(...visited);
    await page.locator('.sentence[aria-busy=false], .network').first().waitFor();
    return page;
  };

  it('tells a first visitor the verdict of the reference scenario, and asks nobody else for anything', async () => {
    const page = await open('');
    await page.getByText('Computed beforehand').waitFor();
    expect(requests.filter((url) => !url.startsWith(address()) && !url.startsWith('data:'))).toEqual([]);
    expect(faults).toEqual([]);
  });

  it('takes a first visitor less than 250 KB, compressed, with the kernel and without the network view', async () => {
    const page = await open('');
    await page.getByText('Computed beforehand').waitFor();
    const files = [...new Set(requests)]
      .filter((url) => url.startsWith(address()))
      .map((url) => new URL(url).pathname.replace(/\/$/, '/index.html'));
    expect(files).toContainEqual(expect.stringMatching(/\/worker-/));
    expect(files).not.toContainEqual(expect.stringMatching(/\/watch-/));
    const bytes = files.map((file) => gzipSync(readFileSync(join(built, file))).length);
    expect(bytes.reduce((sum, each) => sum + each, 0)).toBeLessThan(250 * 1024);
  });

  it('confirms in the browser that a verdict computed beforehand has the same bytes, and does not shift meanwhile', async () => {
    const known = verdictBeforehand(loadLibrary('biowin'));
    const page = await open('#/understand', { known });
    await page.locator('.figure-ledger figure').waitFor();
    await page.getByText('Computed beforehand: 2 replications').waitFor();
    await page.evaluate(`new PerformanceObserver((list) => {
      for (const { value } of list.getEntries())
        document.body.dataset.shift = String(Number(document.body.dataset.shift ?? 0) + value);
    }).observe({ type: 'layout-shift' })`);
    await page.getByText('got the same bytes').waitFor();
    await page.getByText(/^[3-9] of 24 paired replications/).waitFor();
    expect(Number((await page.locator('body').getAttribute('data-shift')) ?? 0)).toBeLessThan(0.02);
  }, 300_000);

  it('says so when a verdict computed beforehand has other bytes', async () => {
    const known = verdictBeforehand(small);
    const seed = known.seed + 1;
    const page = await open(`#/shape?${await smallShare()}`, {
      known: { ...known, seed },
    });
    await page.getByText('got other bytes').waitFor();
  });

  it.each([
    ['start', 'light', 1280],
    ['start', 'dark', 360],
    ['shape', 'light', 1280],
    ['shape', 'dark', 360],
    ['understand', 'light', 1280],
    ['understand', 'dark', 360],
    ['watch', 'light', 360],
    ['work', 'light', 360],
  ] as const)(
    'has no fault that axe finds on %s, %s, %i pixels wide, and nothing runs over the edge',
    async (name, colorScheme, width) => {
      // Only the first screen is shown a region that keeps a processor busy for longer than the look takes.
      const share = name === 'start' ? '' : `?${await smallShare()}`;
      const page = await open(`#/${name}${share}`, { colorScheme, width });
      if (name === 'shape') {
        await page.getByLabel('Expert mode').check();
        await page.locator('.expert[aria-busy=false]').waitFor();
      }
      if (name === 'shape' || name === 'understand') await page.locator('.figure figure').nth(1).waitFor();
      expect(await violations(page)).toEqual([]);
      expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
      expect(faults).toEqual([]);
    },
  );

  it('simulates anew when a control moves, and undo brings the scenario back', async () => {
    const page = await open('#/shape');
    // Some of what the card says lasts for less than a look of this test.
    await page.evaluate(`globalThis.said = [];
      new MutationObserver(() => said.push(document.querySelector('.answer-card').textContent))
        .observe(document.querySelector('.answer-card'), { subtree: true, childList: true, characterData: true })`);
    const field = page.locator('#control-contactRate');
    await field.fill('6');
    await field.press('Tab');
    const [stale, ahead] = ['Updating…', 'so far the first 2 of 10 years'];
    const isTold = (text: string) => expect.poll(() => page.evaluate(text), { timeout: patience }).toBe(true);
    await isTold(`said.some((text) => text.includes('${ahead}'))`);
    await isTold(`!said.at(-1).includes('${ahead}')`);
    const said = await page.evaluate<string[]>('said');
    const first = (part: string) => said.findIndex((text) => text.includes(part));
    expect(first(stale)).toBeGreaterThanOrEqual(0);
    expect(first(ahead)).toBeGreaterThan(first(stale));
    expect(said.filter((text) => text.includes(stale) && text.includes(ahead))).toEqual([]);
    expect(said.at(-1)).not.toContain('Computed beforehand');
    await page.getByRole('button', { name: 'Undo' }).click();
    expect(await field.inputValue()).toBe('48');
  });

  it('restores the exact scenario from a share link', async () => {
    const page = await open(`#/shape?${await smallShare()}`);
    const before = new URL(page.url()).hash;
    await page.locator('#control-tieDecay').fill('0.65');
    await page.locator('#control-tieDecay').press('Tab');
    await page.getByRole('button', { name: 'Copy share link' }).click();
    await page.waitForURL((url) => url.hash.includes('s=') && url.hash !== before);
    const again = await open(new URL(page.url()).hash);
    expect(await again.locator('#control-tieDecay').inputValue()).toBe('0.65');
  });

  it('says so when a share link cannot be read', async () => {
    const page = await open('#/shape?s=broken');
    expect(await page.getByRole('alert').textContent()).toContain('cannot be read');
  });

  it('imports a table with faults, shows each beside its row, and opens the rest', async () => {
    const page = await open(`#/start?${await smallShare()}`);
    await page.locator('#organisations-file').setInputFiles({
      name: 'mine.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(organisations),
    });
    await page.getByText('3 organisations and 0 ties were read; 1 rows were left out.').waitFor();
    expect(await page.locator('tr.note-row-left-out').textContent()).toContain('a,Twice,firm,10');
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Open my cluster' }).click();
    await page
      .locator('.diamond')
      .getByText(/^2 firms/)
      .waitFor();
  });

  it('reads the header of a table as it reads the rows, and takes an answer to what it asks', async () => {
    const page = await open(`#/start?${await smallShare()}`);
    await page.locator('#organisations-file').setInputFiles({
      name: 'membres.csv',
      mimeType: 'text/csv',
      // As a French spreadsheet saves it, in Windows-1252.
      buffer: Buffer.from('"Raison, sociale";"Activité";Capacité\nSociété;PRC;12.500\nb;PRC;980\n', 'latin1'),
    });
    const choose = (column: string, theirs: string) =>
      page.locator(`.mapping label:has(> span:text-is("${column}")) select`).selectOption(theirs);
    await choose('id', 'Raison, sociale');
    await choose('capacity', 'Capacité');
    await choose('activity', 'Activité');
    await page.getByText('"12.500" is 12.5 or 12500').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: '"12.500" is 12500' }).click();
    await page.getByRole('button', { name: 'Open my cluster', disabled: false }).waitFor();
    await page.getByText('2 organisations and 0 ties were read; 0 rows were left out.').waitFor();
    expect(await page.getByRole('rowheader', { name: 'Société' }).count()).toBe(1);
    await choose('capacity', '-');
    await page.getByText('no column tells the capacity').waitFor();
  });

  it('shows the issues of a faulty document in expert mode and keeps it from being applied', async () => {
    const page = await open(`#/shape?${await smallShare()}`);
    await page.getByLabel('Expert mode').check();
    await page.getByLabel('The scenario as JSON').fill('{"name": 3}');
    await page.locator('.issues code').filter({ hasText: '/name' }).waitFor();
    expect(await page.getByRole('button', { name: 'Apply' }).isDisabled()).toBe(true);
  });

  it('says that a part could not be fetched, and keeps the scenario when it is loaded anew', async () => {
    const page = await open(`#/shape?${await smallShare()}`);
    const part = '**/assets/understand-*.js';
    await page.route(part, (route) => route.abort());
    await page.locator('#control-contactRate').fill('6');
    await page.locator('#control-contactRate').press('Tab');
    await page.evaluate("location.hash = '/understand'");
    await page.getByRole('alert').getByText('could not be fetched').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.unroute(part);
    await page.getByRole('button', { name: 'Reload the page and keep this scenario' }).click();
    await page.locator('.figure-ledger').waitFor();
    await page.evaluate("location.hash = '/shape'");
    expect(await page.locator('#control-contactRate').inputValue()).toBe('6');
  });

  it.each([
    ['en', 'One notice about this scenario: parameters.demandRate is 14 in every month from 2005-01 to'],
    ['fr', 'Une remarque sur ce scénario : parameters.demandRate vaut 14 pendant tous les mois de 2005-01 à'],
  ])('says under the verdict that a path never changes, %s', async (locale, said) => {
    const parameters = { ...small.document.parameters, demandRate: '14 - 9 * (year >= 2007)' };
    const code = await encodeDocument({ ...small.document, start: '2005-01', parameters });
    const page = await open(`#/shape?s=${code}`, { locale });
    const notice = page.locator('.scenario-notices');
    expect((await notice.textContent())!.replace(/\s+/g, ' ')).toContain(said);
    expect(await notice.textContent()).toContain('calendarYear');
    expect(await violations(page)).toEqual([]);
    await page.goto(`${address()}#/shape?${await smallShare()}`);
    await notice.waitFor({ state: 'detached' });
  });

  it('says on Work that no service answers, and goes on without one', async () => {
    const page = await open(`#/work?${await smallShare()}`);
    await page.getByText('No service answers here').waitFor();
  });

  it.each([
    ['en', 'it asks for a token (401), and this page has no sign-in'],
    ['fr', 'il exige un jeton (401), et cette page ne permet pas de se connecter'],
  ])('says on Work that a service asks for a token which the page cannot get, %s', async (locale, said) => {
    const page = await open(`#/shape?${await smallShare()}`, { locale });
    // As the gateway of a deployment refuses every route but the documentation.
    const body = '{"message":"Unauthorized"}';
    await page.route('**/v1/**', (route) =>
      route.fulfill({ status: 401, contentType: 'application/json', body }),
    );
    await page.evaluate("location.hash = '/work'");
    await page.getByRole('status').getByText(said).waitFor();
    expect(await violations(page)).toEqual([]);
  });

  it.each([
    ['en', 'A service answers here, and cannot do what it is asked for now'],
    ['fr', 'Un service répond ici, mais ne peut faire'],
  ])('says on Work that a service is there and fails, with its own words, %s', async (locale, said) => {
    const page = await open(`#/shape?${await smallShare()}`, { locale });
    const detail = 'what keeps scenarios and results does not answer for now';
    const problem = { type: '', code: 'unavailable', title: '', status: 503, detail };
    await page.route('**/v1/**', (route) =>
      route.fulfill({ status: 503, contentType: 'application/problem+json', body: JSON.stringify(problem) }),
    );
    await page.evaluate("location.hash = '/work'");
    await page.getByRole('status').getByText(said).waitFor();
    await page.getByRole('alert').getByText(detail).waitFor();
  });

  it.each([
    ['en', 'light', 1280],
    ['fr', 'dark', 360],
  ] as const)(
    'compares two scenarios without a service, %s, %s, %i pixels wide',
    async (locale, colorScheme, width) => {
      const page = await open(`#/shape?${await smallShare()}`, { locale, colorScheme, width });
      await page.locator('#control-contactRate').fill('6');
      await page.locator('#control-contactRate').press('Tab');
      await page.evaluate("location.hash = '/work'");
      const panel = page.locator('.compare');
      await panel.locator('.toolbar button').focus();
      await page.keyboard.press('Enter');
      await panel.locator('.side-by-side').waitFor();
      const told = await panel.locator('.finding').textContent();
      expect(told).toContain(
        locale === 'en'
          ? '“How often people meet” at 6 contacts/year in place of 48. There the cluster’s lead'
          : 'Fréquence des rencontres\u202f» à 6 au lieu de 48. L’avance du cluster',
      );
      expect(await panel.locator('table').first().locator('tbody tr').count()).toBe(1);
      expect(await panel.getByText(locale === 'en' ? 'Paired: 8' : /Appariées\s: 8/).count()).toBe(1);
      expect(await violations(page)).toEqual([]);
      expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        panel.getByRole('button', { name: / CSV$/ }).click(),
      ]);
      const csv = readFileSync(await file.path(), 'utf8');
      expect(csv).toMatch(/^b,small-region,[\da-f]{16},8,turnover,cluster,,k€\/year,\d/m);
      expect(csv).toMatch(/^b_less_a,,,8,lead,cluster,,percentage points,-?\d/m);
      await panel.locator('select').first().selectOption('current');
      expect(await panel.locator('.side-by-side').count()).toBe(0);
      expect(await panel.locator('.toolbar button').isDisabled()).toBe(true);
      expect(faults).toEqual([]);
    },
  );

  it('hands out a figure as PNG, SVG and CSV', async () => {
    const page = await open('#/understand');
    for (const kind of ['PNG', 'SVG', 'CSV']) {
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: `Download event-study ${kind}` }).click(),
      ]);
      expect(file.suggestedFilename()).toBe(`carat-biowin-event-study.${kind.toLowerCase()}`);
      const bytes = readFileSync(await file.path());
      expect(bytes.length).toBeGreaterThan(1000);
      if (kind === 'PNG') expect(bytes.subarray(1, 4).toString()).toBe('PNG');
      if (kind === 'SVG') expect(bytes.toString()).not.toContain('var(--');
      if (kind === 'CSV') expect(bytes.toString()).toContain('cluster,119,');
    }
  });

  it('speaks French to whoever prefers it', async () => {
    const page = await open('', { locale: 'fr' });
    await page.getByRole('heading', { name: 'Ces entreprises vendraient-elles plus en cluster ?' }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('fr');
    expect(await violations(page)).toEqual([]);
  });
});
