/**
 * node scripts/cost.mjs [--replications 40] [--write docs/cost.md]
 *
 * What comparisons cost in the cloud: the deployed bundles do one here, against stand-ins of the database and the buckets;
 * their CPU time, calls and batches are multiplied by the prices of lab/sweep/cloud-prices.ts. An estimate: arm64
 * functions are not measured here, and waiting for the network is left out.
 */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadParts, root } from './cloud/parts.mjs';
import { batchesOf, gatewayRequest, objectText, openStandIns, owner } from './cloud/stand-ins.mjs';
import { readOptions } from './script-options.mjs';

const { values } = readOptions(import.meta.url, {
  options: { replications: { type: 'string', default: '40' }, write: { type: 'string' } },
});
const replications = Number(values.replications);
const scenario = 'biowin';
/** Requests of a client that follows a comparison: the questions how far it is, besides its start and its result. */
const polls = 10;
const imports = 7;

// In node_modules, so that what is built for the report itself finds its packages.
const folder = mkdtempSync(join(root, 'node_modules', '.carat-cost-'));
const lines = [];
let standIns;
try {
  const parts = await loadParts(
    folder,
    `export { bundleHandler, loadedAtStart } from './infra/constructs/bundle.ts';
    export { settings } from './infra/settings.ts';
    export { cloudPrices, cloudUse } from './lab/sweep/cloud-prices.ts';
    export { tableDefinition } from './functions/adapters/dynamo-table.ts';
    export { arms } from '#sim-core';`,
  );
  standIns = await openStandIns(parts.tableDefinition('carat'));
  report(parts, await measure(parts));
  if (values.write) writeFileSync(values.write, `${lines.join('\n')}\n`);
} finally {
  await standIns?.close();
  rmSync(folder, { recursive: true, force: true });
}
process.exit();

/** One comparison, as a client and the state machine drive it. */
async function measure({ bundleHandler }) {
  const bundles = {};
  const call = async (name, ...events) => {
    bundles[name] ??= bundleHandler(root, name, join(folder, name));
    return run(join(folder, name, `${name}.mjs`), events);
  };
  const body = { scenario: { library: scenario }, replications };
  const started = await call('api', gatewayRequest('POST', '/v1/runs', body));
  const { id } = JSON.parse(started.outcomes[0].answer.body);
  const prepared = await call('prepare-chunks', { kind: 'run', owner, id });
  const { manifest, linesPerBatch, round } = prepared.outcomes[0].answer;
  const batches = batchesOf(await objectText(manifest), linesPerBatch);
  const chunks = await call('run-chunk', ...batches);
  const merged = await call('merge-chunks', { kind: 'run', owner, id, round });
  const ask = gatewayRequest('GET', `/v1/runs/${id}`);
  const asked = await call('api', ask, ask, ask, gatewayRequest('GET', `/v1/runs/${id}/result`));
  const cold = {};
  for (const name of Object.keys(bundles)) cold[name] = await imported(name, call);
  return { started, prepared, chunks, merged, asked, batches, linesPerBatch, bundles, cold };
}

async function imported(name, call) {
  const times = [];
  for (let i = 0; i < imports; i += 1) times.push((await call(name)).import);
  return times.sort((a, b) => a - b)[imports >> 1];
}

function run(file, events) {
  return new Promise((done, refused) => {
    const child = execFile(
      process.execPath,
      [join(root, 'scripts', 'cost-handlers.mjs'), file],
      { maxBuffer: 1e9 },
      (error, out) => (error ? refused(error) : done(JSON.parse(out))),
    );
    child.stdin.end(events.map((event) => `${JSON.stringify(event)}\n`).join(''));
  });
}

function report(parts, measured) {
  const { cloudPrices: price, cloudUse: use, settings, arms } = parts;
  const { started, prepared, chunks, merged, asked, batches, linesPerBatch, bundles, cold } = measured;
  const gigabytes = ({ memoryMegabytes }) => memoryMegabytes / 1024;
  const questions = asked.outcomes.slice(0, -1);
  const poll = questions.at(-1);
  const steps = [
    ['API, start', started.outcomes[0], 1, settings.api],
    ['API, how far it is', poll, polls, settings.api],
    ['API, result', asked.outcomes.at(-1), 1, settings.api],
    ['prepare', prepared.outcomes[0], 1, settings.gather],
    ['run chunks', total(chunks.outcomes), 1, settings.work, batches.length],
    ['merge', merged.outcomes[0], 1, settings.gather],
  ].map(([name, outcome, times, size, invocations = times]) => ({
    name,
    invocations,
    milliseconds: outcome.milliseconds * times,
    calls: outcome.calls,
    times,
    gigabytes: gigabytes(size),
  }));
  const compute = (step) =>
    (step.milliseconds / 1000) * use.slowness * step.gigabytes * price.lambdaGigabyteSecond +
    step.invocations * price.lambdaRequest;
  const sum = (list, of) => list.reduce((all, each) => all + of(each), 0);
  const counted =
    (...names) =>
    (step) =>
      step.times * sum(names, (name) => step.calls[name] ?? 0);
  const writes = sum(steps, counted('PutItem', 'UpdateItem', 'DeleteItem'));
  const reads = sum(steps, counted('GetItem', 'Query'));
  const puts = sum(steps, counted('PUT'));
  const gets = sum(steps, counted('GET', 'HEAD'));
  const requests = polls + 2;
  // The states of a run of one round: see infra/constructs/simulation-machine.ts.
  const transitions = ['Prepare', 'Is anything left?', 'Every chunk', 'Merge', 'Is it enough?', 'Finished'];
  const chunkSeconds = (sum(chunks.outcomes, ({ milliseconds }) => milliseconds) / 1000) * use.slowness;
  const stepFunctions =
    (transitions.length + batches.length) * price.standardTransition +
    batches.length * price.expressRequest +
    chunkSeconds * use.expressGigabytes * price.expressGigabyteSecond;
  const chunkStep = steps.find(({ name }) => name === 'run chunks');
  const bill = [
    ['Lambda, simulation', compute(chunkStep)],
    [
      'Lambda, all else',
      sum(
        steps.filter((step) => step !== chunkStep),
        compute,
      ),
    ],
    ['Step Functions', stepFunctions],
    ['API Gateway', requests * price.httpRequest],
    ['DynamoDB', writes * price.recordWrite + reads * price.recordRead],
    ['S3 requests', puts * price.put + gets * price.get],
  ];
  const whole = sum(bill, ([, dollars]) => dollars);
  const runs = replications * arms.length;
  const perRun =
    (compute(chunkStep) +
      batches.length * (price.standardTransition + price.expressRequest) +
      chunkSeconds * use.expressGigabytes * price.expressGigabyteSecond +
      counted('PUT')(chunkStep) * price.put +
      counted('GET', 'HEAD')(chunkStep) * price.get) /
    runs;

  say('# What the cloud costs', '');
  say(
    `Written by \`node scripts/cost.mjs --replications ${replications} --write docs/cost.md\`. An estimate: prices of`,
  );
  say(
    `${price.asOf} in ${price.region}, without the free tier; milliseconds of CPU measured here (Node ${process.versions.node},`,
  );
  say(
    `${process.arch}), taken ${use.slowness} times as long on arm64 functions. Waiting for the network, logs and what is stored are left out.`,
    '',
  );
  say(
    `One comparison: \`${scenario}\`, ${arms.length} arms, ${replications} replications (${grouped(runs)} runs), followed with ${polls} questions how`,
  );
  say(`far it is. ${grouped(batches.length)} batches of up to ${linesPerBatch} lines.`, '');
  say('| step | calls of the function | ms of CPU here | memory, GB |', '|---|---:|---:|---:|');
  for (const { name, invocations, milliseconds, gigabytes: memory } of steps)
    say(`| ${name} | ${grouped(invocations)} | ${milliseconds.toFixed(0)} | ${memory.toFixed(2)} |`);
  say('', '| of 1,000 comparisons | US dollars |', '|---|---:|');
  for (const [name, dollars] of bill) say(`| ${name} | ${(1000 * dollars).toFixed(4)} |`);
  say(`| **in all** | **${(1000 * whole).toFixed(2)}** |`, '');
  say(`A million runs of this kind, one arm once, in chunks: **${(1e6 * perRun).toFixed(2)} US dollars**;`);
  say(`${((chunkSeconds * 1000) / runs).toFixed(1)} ms of a function each.`, '');
  const longest = Math.max(...chunks.outcomes.map(({ milliseconds }) => milliseconds));
  say(
    `The longest batch would take ${((longest * use.slowness) / 1000).toFixed(1)} s of the ${settings.work.timeout.toSeconds()} s after which it is stopped.`,
    '',
  );
  say('## Bundles', '', `Minified, with the parts of the AWS SDK that are used; medians of ${imports}.`, '');
  say('| handler | KB at the start | KB when needed | ms of CPU to import |', '|---|---:|---:|---:|');
  for (const [name, metafile] of Object.entries(bundles)) {
    const { outputs } = metafile;
    const start = parts.loadedAtStart(name, metafile);
    const bytes = (names) => sum(names, (path) => outputs[path].bytes) / 1000;
    const later = Object.keys(outputs).filter((path) => !start.includes(path));
    say(`| ${name} | ${bytes(start).toFixed(0)} | ${bytes(later).toFixed(0)} | ${cold[name].toFixed(0)} |`);
  }
  say('', '`node bench/requests.mjs` measures the import of the API in turn with a Node that does nothing,');
  say('and tells the ratio of the two, which depends less on the machine and on what else it does.');
}

function total(outcomes) {
  const calls = {};
  for (const outcome of outcomes)
    for (const [name, count] of Object.entries(outcome.calls)) calls[name] = (calls[name] ?? 0) + count;
  return { milliseconds: outcomes.reduce((all, { milliseconds }) => all + milliseconds, 0), calls };
}

function grouped(count) {
  return count.toLocaleString('en');
}

function say(...texts) {
  for (const line of texts) console.log(line);
  lines.push(...texts);
}
