import { onFreshProfile } from './visit.mjs';

/** Milliseconds after the verdict in which the page settles: what the first load fetches is fetched by then. */
const settling = 3000;

/** A first visit: when the verdict is shown, what was fetched for it, what blocked the page and moved on it. */
export function firstVisit(site) {
  return onFreshProfile(async (page) => {
    site.sent.length = 0;
    await page.goto(site.address);
    await page.locator('.sentence[aria-busy=false]').waitFor();
    const files = site.sent.length;
    await page.waitForTimeout(settling);
    const { answers, blocks, shifts } = await page.evaluate('recorded');
    return { verdict: answers[0].at, files, sent: [...site.sent], blocks, shifts };
  });
}
