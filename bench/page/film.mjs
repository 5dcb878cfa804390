import { readFileSync } from 'node:fs';
import { deflateRawSync } from 'node:zlib';
import { isFinal, onFreshProfile } from './visit.mjs';

/** What is measured is the drawing: the region lives two years beyond a burn-in of one. */
const years = { burnInYears: 1, branchYears: 2 };

/**
 * The living network while it plays to its end, cluster beside isolated, once the verdict is computed: as the page draws
 * it, and with WebGL whoever draws that.
 *
 * @returns milliseconds between the browser’s frames, what is told below the cluster, and who draws WebGL
 */
export function filmPlayed(site, organisations) {
  return onFreshProfile(async (page) => {
    await page.goto(`${site.address}#/shape?s=${shareCode(organisations)}`);
    await isFinal(page);
    await page.goto(`${site.address}#/watch`);
    await filmed(page);
    const told = await page.locator('.split figcaption').first().textContent();
    const frames = await played(page);
    const isPlain = (await page.locator('.network canvas[hidden]').count()) > 0;
    await page.evaluate(hideRenderer);
    await page.goto(`${site.address}#/start`);
    await page.goto(`${site.address}#/watch`);
    await filmed(page);
    const withWebGl = await played(page);
    const browser = `Chromium ${page.context().browser().version()}`;
    return { told, frames, withWebGl, isPlain, drawnBy: await page.evaluate(drawnBy), browser };
  });
}

/** Until the last month can be played. */
function filmed(page) {
  const last = 12 * years.branchYears - 1;
  return page.waitForFunction(
    (month) => Number(document.querySelector('.player input')?.max) === month,
    last,
  );
}

async function played(page) {
  await page.getByRole('button', { name: 'Play' }).click();
  return page.evaluate(framesUntilPaused);
}

/** From now on WebGL does not own up to being drawn by the processor, so that the page draws with it. */
function hideRenderer() {
  const { getExtension } = WebGL2RenderingContext.prototype;
  WebGL2RenderingContext.prototype.getExtension = function (name) {
    return name === 'WEBGL_debug_renderer_info' ? null : getExtension.call(this, name);
  };
}

/** The reference scenario with more organisations and fewer years, as a share link carries it. */
function shareCode(organisations) {
  const { $schema: _, ...document } = JSON.parse(readFileSync('scenarios/library/biowin.json', 'utf8'));
  const parameters = { ...document.parameters, ...years, organisationCount: organisations };
  return deflateRawSync(JSON.stringify({ ...document, parameters })).toString('base64url');
}

function framesUntilPaused() {
  return new Promise((done) => {
    const times = [];
    let last = performance.now();
    requestAnimationFrame(function frame(now) {
      times.push(now - last);
      last = now;
      if (/Pause/.test(document.querySelector('.player button').textContent)) requestAnimationFrame(frame);
      else done(times.slice(1));
    });
  });
}

function drawnBy() {
  const gl = document.createElement('canvas').getContext('webgl');
  const names = gl?.getExtension('WEBGL_debug_renderer_info');
  return names ? gl.getParameter(names.UNMASKED_RENDERER_WEBGL) : 'nothing: there is no WebGL';
}
