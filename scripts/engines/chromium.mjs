import { findBinary } from './find.mjs';

/** No graphics, no background traffic, no first-run pages. */
const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Finds a browser, and gives what runs the bundle in an empty page of it. */
export async function chromium() {
  const given = process.env.CHROMIUM_PATH;
  const executablePath = await findBinary(
    given ? [given] : ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'],
    'apt-get install chromium, or set CHROMIUM_PATH',
  );
  const { chromium: browsers } = await import('playwright-core');
  return async (bundle) => {
    const browser = await browsers.launch({ executablePath, args: flags });
    try {
      const page = await browser.newPage();
      await page.addScriptTag({ content: bundle });
      return { version: browser.version(), output: await page.evaluate('harness.report(false)') };
    } finally {
      await browser.close();
    }
  };
}
