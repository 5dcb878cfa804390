/**
 * Runs the kernel on every engine that can be had, and compares the state hashes with the pinned ones.
 *
 *   node scripts/engines.mjs --help
 */
import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { bundleHarness } from './engines/bundle.mjs';
import { differences } from './engines/differences.mjs';
import { engines } from './engines/engines.mjs';

const help = `usage: node scripts/engines.mjs [options]

Runs the kernel on every engine that can be had, and compares the state hashes with those in test/golden.

  --engines a,b   only these: ${Object.keys(engines).join(', ')}
  --offline       fetch nothing: only engines that are here already
  --json          print the result as JSON
  --write         pin what this Node computes, instead of comparing; say why in the commit
  --help          show this text

Exits with 1 when any hash differs, with 2 when the call was wrong or none of the engines asked for could be run.`;

const golden = new URL('../test/golden/', import.meta.url);

main().then(
  (code) => (process.exitCode = code),
  (error) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 2;
  },
);

async function main() {
  const { values } = parseArgs({
    options: {
      engines: { type: 'string' },
      offline: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      write: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(help);
    return 0;
  }
  const names = values.engines?.split(',') ?? Object.keys(engines);
  const unknown = names.filter((name) => !(name in engines));
  if (unknown.length > 0)
    throw new Error(`unknown engine ${unknown.join(', ')}; known are ${Object.keys(engines).join(', ')}`);
  const bundle = await bundleHarness();
  if (values.write) return pin(bundle);
  const rows = [];
  for (const name of names) {
    if (!values.json) process.stderr.write(`${name} … \r`);
    rows.push({ engine: name, ...(await tryEngine(engines[name], bundle, values.offline)) });
  }
  console.log(values.json ? JSON.stringify(rows, undefined, 2) : table(rows));
  if (rows.some(({ agreement }) => agreement === 'differs')) return 1;
  return rows.some(({ agreement }) => agreement === 'agrees') ? 0 : 2;
}

/** Runs one engine; what cannot be run says why. */
async function tryEngine(engine, bundle, isOffline) {
  let run;
  try {
    run = await engine.find({ isOffline });
  } catch (error) {
    return { version: '–', agreement: 'not run', seconds: undefined, reason: firstLine(error) };
  }
  try {
    const start = performance.now();
    const { version, output } = await run(bundle);
    const seconds = (performance.now() - start) / 1000;
    const reported = JSON.parse(output);
    const found = differences(await pinned(Object.keys(reported)), reported);
    const agreement = found.length === 0 ? 'agrees' : 'differs';
    return { version, agreement, seconds, reason: found.join('; ') };
  } catch (error) {
    return { version: '–', agreement: 'differs', seconds: undefined, reason: `failed: ${firstLine(error)}` };
  }
}

/** The pinned hashes of some scenarios, by name. */
async function pinned(names) {
  if (names.length === 0) throw new Error('the harness reported no scenario');
  const texts = await Promise.all(names.map((name) => readFile(new URL(`${name}.json`, golden), 'utf8')));
  return Object.fromEntries(texts.map((text, i) => [names[i], JSON.parse(text)]));
}

async function pin(bundle) {
  const run = await engines.node.find({ isOffline: true });
  const { version, output } = await run(bundle, { everything: true });
  for (const [name, hashes] of Object.entries(JSON.parse(output))) {
    await writeFile(new URL(`${name}.json`, golden), `${JSON.stringify(hashes, undefined, 2)}\n`);
    console.log(`pinned test/golden/${name}.json with Node ${version}`);
  }
  return 0;
}

function table(rows) {
  const cells = [
    ['engine', 'version', 'hash agreement', 'seconds', ''],
    ...rows.map(({ engine, version, agreement, seconds, reason }) => [
      engine,
      version,
      agreement,
      seconds?.toFixed(1) ?? '–',
      reason,
    ]),
  ];
  const widths = cells[0].map((_, i) => Math.max(...cells.map((row) => row[i].length)));
  return cells
    .map((row) =>
      row
        .map((cell, i) => cell.padEnd(widths[i]))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function firstLine(error) {
  return String(error instanceof Error ? error.message : error).split('\n')[0];
}
