/**
 * npm run bench -- [--full] [--write docs/benchmark.md]
 *
 * One process per case, the median of several; every figure also as a ratio to the draws measured in the same run,
 * since machines differ and are shared. `--full` adds a million organisations (3 GB), and measures every arm by size
 * three times instead of once. Asserts nothing.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { readOptions } from '../scripts/script-options.mjs';

const { values } = readOptions(import.meta.url, {
  options: { full: { type: 'boolean' }, write: { type: 'string' } },
});

const folder = mkdtempSync(join(tmpdir(), 'carat-bench-'));
const lines = [];
try {
  await build({
    entryPoints: ['bench/measure-case.ts', 'bench/measure-reference.ts'],
    bundle: true,
    format: 'esm',
    platform: 'node',
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    logLevel: 'warning',
  });
  report();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
if (values.write) writeFileSync(values.write, `${lines.join('\n')}\n`);

function report() {
  const references = repeat(3, () => run('measure-reference'));
  const draw = median(references.map(({ nanosecondsPerDraw }) => nanosecondsPerDraw));
  const [{ arms }] = references;
  say(
    '# Benchmark',
    '',
    'Written by `npm run bench -- --full --write docs/benchmark.md`; CPU time, one process per case, medians.',
    '',
  );
  say(`Node ${process.versions.node}, ${draw.toFixed(1)} ns per keyed draw: the yardstick of this run.`, '');

  say('## By arm, 90 organisations, 120 months after 240 of warm-up', '');
  say('| arm | ns per organisation-month | in draws | ns per opportunity |', '|---|---:|---:|---:|');
  for (const arm of arms) {
    const result = medianCase({ arm, organisations: 90, warmUp: 240, months: 120 }, 5);
    say(
      `| ${arm} | ${round(result.perOrganisationMonth)} | ${round(result.perOrganisationMonth / draw)} | ${round(result.perOpportunity)} |`,
    );
  }

  const sizes = [1e3, 1e4, 1e5, ...(values.full ? [1e6] : [])];
  say('', '## By size, cluster arm, 3 months after 4 of warm-up', '');
  say(
    '| organisations | ns per organisation-month | in draws | ns per opportunity | world, bytes per organisation | resident, bytes per organisation |',
    '|---:|---:|---:|---:|---:|---:|',
  );
  const bySize = inTurn('cluster', sizes, 5);
  for (const organisations of sizes) {
    const result = medians(bySize.get(organisations));
    say(
      `| ${organisations.toLocaleString('en')} | ${round(result.perOrganisationMonth)} | ${round(result.perOrganisationMonth / draw)} | ${round(result.perOpportunity)} | ${round(result.bytesPerOrganisation)} | ${round(result.residentPerOrganisation)} |`,
    );
  }
  const time = (organisations) => medians(bySize.get(organisations)).perOrganisationMonth;
  const points = sizes.map((organisations) => [
    Math.log(organisations),
    Math.log(time(organisations) * organisations),
  ]);
  say(
    '',
    `Cost grows with organisations to the power ${slope(points).toFixed(3)} (least squares on logarithms; 1 is linear).`,
    `From 1,000 to 100,000 organisations an organisation-month grows ${growthOf(bySize)} times as dear.`,
  );

  say('', '## By arm and size, 3 months after 4 of warm-up, ns per organisation-month / per opportunity', '');
  say('| arm | 1,000 | 10,000 | 100,000 | growth from 1,000 to 100,000 |', '|---|---:|---:|---:|---:|');
  for (const arm of arms) {
    const results = arm === 'cluster' ? bySize : inTurn(arm, [1e3, 1e4, 1e5], values.full ? 3 : 1);
    const times = [1e3, 1e4, 1e5].map((size) => {
      const { perOrganisationMonth, perOpportunity } = medians(results.get(size));
      return `${round(perOrganisationMonth)} / ${round(perOpportunity)}`;
    });
    say(`| ${arm} | ${times.join(' | ')} | ${growthOf(results)} |`);
  }

  say('', '## Where the time goes, cluster arm, 1,000 organisations, 24 months after 48 of warm-up', '');
  say('| mechanism | share |', '|---|---:|');
  const { shares } = run('measure-case', {
    arm: 'cluster',
    organisations: 1000,
    warmUp: 48,
    months: 24,
    withShares: true,
  });
  for (const [name, share] of Object.entries(shares).sort((a, b) => b[1] - a[1]))
    say(`| ${name} | ${(100 * share).toFixed(1)} % |`);
}

function medianCase(options, times) {
  return medians(repeat(times, () => measure(options)));
}

/** Sizes take turns, so that a machine whose speed drifts is as slow for each; the largest once. */
function inTurn(arm, sizes, rounds) {
  const bySize = new Map(sizes.map((organisations) => [organisations, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const organisations of sizes) {
      if (organisations > 1e5 && round > 0) continue;
      bySize.get(organisations).push(measure({ arm, organisations, warmUp: 4, months: 3 }));
    }
  }
  return bySize;
}

/** How much dearer an organisation-month is at 100,000 than at 1,000, round by round: the median, and the range. */
function growthOf(bySize) {
  const growths = bySize
    .get(1e5)
    .map((large, round) => large.perOrganisationMonth / bySize.get(1e3)[round].perOrganisationMonth);
  const [least, most] = [Math.min(...growths), Math.max(...growths)];
  return `${median(growths).toFixed(2)} (${growths.length} rounds: ${least.toFixed(2)} to ${most.toFixed(2)})`;
}

function measure(options) {
  return run('measure-case', { ...options, withShares: false });
}

function medians(results) {
  const middle = (name) => median(results.map((result) => result[name]));
  return Object.fromEntries(Object.keys(results[0]).map((name) => [name, middle(name)]));
}

function run(file, options = {}) {
  return JSON.parse(
    execFileSync(process.execPath, [join(folder, `${file}.mjs`), JSON.stringify(options)], {
      encoding: 'utf8',
    }),
  );
}

function repeat(times, make) {
  return Array.from({ length: times }, make);
}

function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

function slope(points) {
  const mean = (i) => points.reduce((sum, point) => sum + point[i], 0) / points.length;
  const [x, y] = [mean(0), mean(1)];
  return (
    points.reduce((sum, p) => sum + (p[0] - x) * (p[1] - y), 0) /
    points.reduce((sum, p) => sum + (p[0] - x) ** 2, 0)
  );
}

function round(number) {
  return Math.round(number).toLocaleString('en');
}

function say(...texts) {
  for (const text of texts) console.log(text);
  lines.push(...texts);
}
