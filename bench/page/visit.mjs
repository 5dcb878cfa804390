import { launchBrowser } from '../../scripts/built-page.mjs';
import { recorder } from './recorder.mjs';

/** The machine may be shared: waits are generous, and what is waited for is timed in the page. */
const patience = 600_000;

/** Lets somebody visit the page who never did: a browser of its own, closed afterwards. */
export async function onFreshProfile(visit) {
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, locale: 'en' });
    page.setDefaultTimeout(patience);
    await page.addInitScript(recorder);
    return await visit(page);
  } finally {
    await browser.close();
  }
}

/** Until the page has run all the replications that it means to. */
export const isFinal = (page) => page.locator('.answer-card:not(.stale) progress[data-busy=false]').waitFor();
