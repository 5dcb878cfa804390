/**
 * node bench/reliability.mjs STUDY [--NAME NUMBER …] [--write docs/reliability.md]
 *
 * How the service bears load, deaths, faults, bad input, foreign owners and abuse: one study after another, each
 * printed and, with --write, put in its place in the document. Ends with code 1 where something was not as it must be.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, getPriority } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { readOptions } from '../scripts/script-options.mjs';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';

const head = [
  '# Reliability and security',
  '',
  'How the service bears load, deaths, faults, bad input, foreign owners and abuse. Every figure was printed by the',
  'command above it, which also wrote it here; `npm test` does a small sample of each study.',
  'A command ends with code 1 where something was not as it must be.',
];

// In node_modules, so that packages outside the bundle are found.
const folder = mkdtempSync(join('node_modules', '.carat-reliability-'));
try {
  process.exitCode = await main(await loadStudies());
} finally {
  rmSync(folder, { recursive: true, force: true });
}
// Clients may still hold connections.
process.exit();

async function loadStudies() {
  const outfile = join(folder, 'studies.mjs');
  await build({
    entryPoints: ['bench/reliability/studies.ts'],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    logLevel: 'error',
  });
  return (await import(pathToFileURL(outfile).href)).studies;
}

async function main(studies) {
  const name = process.argv[2];
  const study = Object.hasOwn(studies, name ?? '') ? studies[name] : undefined;
  if (!study) {
    console.error('node bench/reliability.mjs STUDY [--NAME NUMBER …] [--write docs/reliability.md]');
    for (const [each, { options }] of Object.entries(studies)) console.error(`  ${each}${wordsOf(options)}`);
    return 2;
  }
  const text = { type: 'string' };
  const { values } = readOptions(import.meta.url, {
    args: process.argv.slice(3),
    options: {
      ...Object.fromEntries(Object.keys(study.options).map((option) => [option, text])),
      write: text,
    },
  });
  const options = Object.fromEntries(
    Object.entries(study.options).map(([option, usual]) => [option, Number(values[option] ?? usual)]),
  );
  const begun = performance.now();
  const { lines, faults } = await study.run(options, (progress) => console.error(`${name}: ${progress}`));
  const part = [
    `## ${study.title}`,
    '',
    ...study.about,
    '',
    `\`node bench/reliability.mjs ${name}${wordsOf(options)} --write docs/reliability.md\`, ${new Date().toISOString().slice(0, 10)},`,
    `Node ${process.versions.node} on ${availableParallelism()} cores (${cpus()[0].model.trim()}), niceness ${getPriority()}, ${Math.round((performance.now() - begun) / 1000)} s:`,
    '',
    ...lines,
    '',
    ...(faults.length > 0 ? ['Not as it must be:', '', ...faults.map((fault) => `- ${fault}`), ''] : []),
    `Not covered: ${study.notCovered}`,
    '',
  ];
  console.log(part.join('\n'));
  if (values.write) put(values.write, study.title, part, Object.values(studies));
  return faults.length > 0 ? 1 : 0;
}

function wordsOf(options) {
  return Object.entries(options)
    .map(([name, value]) => ` --${name} ${value}`)
    .join('');
}

/** Puts a part in the place that the order of the studies gives it; the other parts stay. */
function put(path, title, part, studies) {
  const parts = new Map(
    (existsSync(path) ? readFileSync(path, 'utf8') : '')
      .split(/^(?=## )/m)
      .filter((each) => each.startsWith('## '))
      .map((each) => [/^## (.*)$/m.exec(each)[1], each.trimEnd()]),
  );
  parts.set(title, part.join('\n').trimEnd());
  const inOrder = studies.flatMap((study) => parts.get(study.title) ?? []);
  writeFileSync(path, `${[head.join('\n'), ...inOrder].join('\n\n')}\n`);
}
