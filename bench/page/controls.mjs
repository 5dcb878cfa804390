import { isFinal, onFreshProfile } from './visit.mjs';

/** A slider of Shape that nothing reads before the arms branch, and one that the burn-in reads. */
export const controls = { keepsBurnIn: 'contactRate', livesItAnew: 'demandRate' };

/**
 * A visitor of Shape who waits for the first numbers, then moves a control while the browser still computes, lets it come
 * to its end, and moves one that keeps the burn-in and one that does not; then types while it computes.
 */
export function controlsMoved(site, tell) {
  return onFreshProfile(async (page) => {
    await page.goto(`${site.address}#/shape`);
    await page.getByText('got the same bytes').waitFor();
    tell('verdict confirmed');
    const whileBusy = await moved(page, controls.keepsBurnIn);
    await isFinal(page);
    tell('first change computed');
    const keeping = await moved(page, controls.keepsBurnIn);
    await isFinal(page);
    tell('second change computed');
    const anew = await moved(page, controls.livesItAnew);
    const opened = await now(page);
    await page.getByLabel('Expert mode').check();
    await page.waitForTimeout(1000);
    const began = await now(page);
    const typing = await typed(page);
    const ended = await now(page);
    await isFinal(page);
    tell('third change computed');
    const { answers, blocks, shifts } = await page.evaluate('recorded');
    const between = (from, to) => blocks.filter(({ at }) => at >= from && at < to);
    return {
      whileBusy: after(answers, whileBusy),
      keeping: after(answers, keeping),
      anew: after(answers, anew),
      typing,
      shifts,
      blocks: {
        computing: between(whileBusy, opened),
        opening: between(opened, began),
        typing: between(began, ended),
      },
    };
  });
}

const now = (page) => page.evaluate('performance.now()');

/** Moves a slider by one step. @returns when */
async function moved(page, name) {
  await page.locator(`.control:has(#control-${name}) input[type=range]`).press('ArrowRight');
  await page.locator('.answer-card.stale').waitFor();
  const at = await page.evaluate('recorded.input');
  await page.locator('.answer-card:not(.stale)').waitFor();
  return at;
}

/** Answers from a change until the interval is final, in milliseconds since the change. */
function after(answers, change) {
  const own = answers.filter(({ at, answer }) => at > change && !answer.isStale);
  const end = own.findIndex(({ answer }) => answer.isFinal);
  return own.slice(0, end + 1).map(({ at, answer }) => ({ after: at - change, ...answer }));
}

/** What is typed while the browser computes, and where. */
const fields = [
  {
    name: 'the filter of all parameters',
    selector: '.expert input[type=search]',
    text: 'how often people meet',
  },
  { name: 'the title in the JSON of the scenario', selector: '#document', text: 'Typed while it computes ' },
  { name: 'the number of a control', selector: '#control-skillLevel', text: '12.3456789' },
];
const pauseBetweenKeys = 60;

/** @returns for each field the milliseconds from each key to the frame that shows it, and whether all of them are there */
async function typed(page) {
  const found = [];
  for (const { name, selector, text } of fields) {
    const field = page.locator(selector).first();
    await field.focus();
    await field.evaluate((element) => {
      // Within a text, so that every key makes a document to be validated; over a number.
      if (element.localName === 'textarea') {
        const place = element.value.indexOf('"title": "') + '"title": "'.length;
        element.setSelectionRange(place, place);
      } else element.select();
    });
    await page.evaluate('recorded.keys.length = 0');
    await page.keyboard.type(text, { delay: pauseBetweenKeys });
    await page.waitForTimeout(1000);
    const isKept = (await field.inputValue()).includes(text);
    found.push({ name, text, isKept, keys: await page.evaluate('recorded.keys') });
  }
  return found;
}
