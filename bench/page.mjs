/**
 * node bench/page.mjs [--repeats 5] [--organisations 1500] [--only PART] [--write docs/page.md]
 *
 * How light, quick and smooth is the page? Builds it, serves it as the service does, and visits it in Chromium with a
 * fresh profile each time; medians of several visits. Says which aims hold, whatever it finds; asserts nothing.
 *
 *   --repeats        visits that move controls, and films, with three first visits each: minutes each (default: 5)
 *   --organisations  of the network that is played, at its beginning; some close in the first year (default: 1500)
 *   --only           a part alone, for somebody at work on it: first-visits, controls or film; without a document
 *   --write          where the Markdown goes, besides the terminal
 *
 *   node bench/page.mjs --repeats 1                  a first look
 *   node bench/page.mjs --repeats 1 --only film      how smooth the network plays, and nothing else
 *   node bench/page.mjs --write docs/page.md         the document
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { servedPage } from '../scripts/built-page.mjs';
import { controlsMoved } from './page/controls.mjs';
import { filmPlayed } from './page/film.mjs';
import { firstVisit } from './page/first-visit.mjs';
import { aimsOf, report } from './page/report.mjs';
import { readOptions } from '../scripts/script-options.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
process.chdir(root);
const { values } = readOptions(import.meta.url, {
  options: {
    repeats: { type: 'string', default: '5' },
    organisations: { type: 'string', default: '1500' },
    only: { type: 'string' },
    write: { type: 'string' },
  },
});
/** They are short. */
const firstVisitsEach = 3;
const repeats = wholeFrom(1, 'repeats');
const organisations = wholeFrom(2, 'organisations');
const parts = ['first-visits', 'controls', 'film'];
if (values.only !== undefined) checkOnly();
const wants = (part) => values.only === undefined || values.only === part;
await main();

async function main() {
  const load = loadavg();
  tell(`load average before it begins: ${load.map((each) => each.toFixed(2)).join(', ')}`);
  const site = await servedPage(root);
  const found = { kernel: [], firstVisits: [], changes: [], films: [] };
  const measureKernel = values.only === undefined ? await kernelMeasure() : undefined;
  try {
    for (let visit = 1; visit <= repeats; visit += 1) {
      const so = `visit ${visit} of ${repeats}`;
      if (measureKernel) found.kernel.push(measureKernel.run());
      if (wants('first-visits')) {
        for (let first = 0; first < firstVisitsEach; first += 1)
          found.firstVisits.push(await firstVisit(site));
        tell(`${so}: first visits, verdict after ${(found.firstVisits.at(-1).verdict / 1000).toFixed(1)} s`);
      }
      if (wants('film')) {
        found.films.push(await filmPlayed(site, organisations));
        tell(`${so}: network played`);
      }
      if (wants('controls')) found.changes.push(await controlsMoved(site, (text) => tell(`${so}: ${text}`)));
    }
  } finally {
    site.stop();
    measureKernel?.remove();
  }
  if (values.only !== undefined) return console.log(aimsOf(found).join('\n'));
  const machine = `Node ${process.versions.node} and ${found.films[0].browser} on ${availableParallelism()} cores (${cpus()[0].model.trim()})`;
  const text = report({ ...found, load, machine });
  console.log(text);
  if (values.write) writeFileSync(values.write, `${text}\n`);
}

/** The kernel alone, in a process of its own. */
async function kernelMeasure() {
  const folder = mkdtempSync(join(tmpdir(), 'carat-bench-'));
  const outfile = join(folder, 'replication.mjs');
  const entryPoints = ['bench/measure-replication.ts'];
  await build({ entryPoints, outfile, bundle: true, format: 'esm', platform: 'node', logLevel: 'warning' });
  return {
    run: () => JSON.parse(execFileSync(process.execPath, [outfile], { encoding: 'utf8' })),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function wholeFrom(least, name) {
  const value = Number(values[name]);
  if (Number.isInteger(value) && value >= least) return value;
  return refuse(`--${name} requires a whole number from ${least}, not ${values[name]}`);
}

function checkOnly() {
  if (!parts.includes(values.only)) refuse(`--only requires ${parts.join(', ')}, not ${values.only}`);
  if (values.write) refuse('--write requires all parts: leave out --only');
}

function refuse(text) {
  console.error(text);
  process.exit(2);
}

function tell(text) {
  console.error(`page: ${text}`);
}
