/**
 * node scripts/cost.mjs [--replications 40] [--write docs/cost.md]
 *
 * What comparisons cost in the cloud: the deployed bundles do one here, against stand-ins of the database and the buckets;
 * their CPU time, calls and batches are multiplied by the prices of lab/sweep/cloud-prices.ts. An estimate: arm64
 * functions are not measured here, and waiting for the network is left out.
 */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { CreateBucketCommand, GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { build } from 'esbuild';
import { startFauxqs } from 'fauxqs';

const { values } = parseArgs({
  options: { replications: { type: 'string', default: '40' }, write: { type: 'string' } },
});
const replications = Number(values.replications);
const scenario = 'biowin';
/** Requests of a client that follows a comparison: the questions how far it is, besides its start and its result. */
const polls = 10;
const imports = 7;

const root = fileURLToPath(new URL('..', import.meta.url));
// In node_modules, so that what is built for the report itself finds its packages.
const folder = mkdtempSync(join(root, 'node_modules', '.carat-cost-'));
const lines = [];
const closing = [() => rmSync(folder, { recursive: true, force: true })];
try {
  const parts = await loadParts();
  const environment = await standIns(parts);
  report(parts, await measure(parts, environment));
  if (values.write) writeFileSync(values.write, `${lines.join('\n')}\n`);
} finally {
  for (const close of closing.reverse()) await close();
}
process.exit();

/** The deployed recipe of bundles, the settings and the prices, each from where it is written. */
async function loadParts() {
  const outfile = join(folder, 'parts.mjs');
  await build({
    absWorkingDir: root,
    stdin: {
      resolveDir: root,
      loader: 'ts',
      contents: `export { bundleHandler, loadedAtStart } from './infra/constructs/bundle.ts';
        export { settings } from './infra/settings.ts';
        export { cloudPrices, cloudUse } from './lab/sweep/cloud-prices.ts';
        export { tableDefinition } from './functions/adapters/dynamo-table.ts';
        export { arms } from '#sim-core';`,
    },
    bundle: true,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    outfile,
    logLevel: 'warning',
  });
  return import(pathToFileURL(outfile).href);
}

async function standIns({ tableDefinition }) {
  const dynalite = createRequire(import.meta.url)('dynalite')({ createTableMs: 0 });
  await new Promise((listening) => dynalite.listen(0, '127.0.0.1', listening));
  const buckets = await startFauxqs({ port: 0, logger: false });
  closing.push(
    () => dynalite.close(),
    () => buckets.stop(),
  );
  const environment = {
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_ENDPOINT_URL_DYNAMODB: `http://127.0.0.1:${dynalite.address().port}`,
    AWS_ENDPOINT_URL_S3: `http://127.0.0.1:${buckets.port}`,
    AWS_ENDPOINT_URL_SFN: 'http://127.0.0.1:1',
    AWS_MAX_ATTEMPTS: '1',
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
    CARAT_PATH_STYLE: 'true',
    CARAT_TABLE: 'carat',
    CARAT_BUCKET: 'carat',
    CARAT_CODE: 'cost',
    CARAT_STATE_MACHINE: 'arn:aws:states:us-east-1:123456789012:stateMachine:carat',
    CARAT_CURSOR_SECRET: 'cost',
    CARAT_ORIGINS: 'none',
  };
  Object.assign(process.env, environment);
  await new DynamoDBClient({}).send(new CreateTableCommand(tableDefinition('carat')));
  await new S3Client({ forcePathStyle: true }).send(new CreateBucketCommand({ Bucket: 'carat' }));
  return environment;
}

/** One comparison, as a client and the state machine drive it. */
async function measure({ bundleHandler }) {
  const bundles = {};
  const call = async (name, ...events) => {
    bundles[name] ??= bundleHandler(root, name, join(folder, name));
    return run(join(folder, name, `${name}.mjs`), events);
  };
  const body = { scenario: { library: scenario }, replications };
  // The state machine is driven by hand below: its start fails, after the run was written down.
  const started = await call('api', request('POST', '/v1/runs', body));
  const { items } = JSON.parse((await call('api', request('GET', '/v1/runs'))).outcomes[0].answer.body);
  const [{ id }] = items;
  const owner = 'jwt https://issuer.example person';
  const prepared = await call('prepare-chunks', { kind: 'run', owner, id });
  const { manifest, linesPerBatch, round } = prepared.outcomes[0].answer;
  const batches = batchesOf(await text(manifest), linesPerBatch);
  const chunks = await call('run-chunk', ...batches);
  const merged = await call('merge-chunks', { kind: 'run', owner, id, round });
  const ask = request('GET', `/v1/runs/${id}`);
  const asked = await call('api', ask, ask, ask, request('GET', `/v1/runs/${id}/result`));
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

function batchesOf(manifest, size) {
  const all = manifest.trimEnd().split('\n').map(JSON.parse);
  return all.flatMap((_, i) => (i % size === 0 ? [{ Items: all.slice(i, i + size) }] : []));
}

async function text(Key) {
  const { Body } = await new S3Client({ forcePathStyle: true }).send(
    new GetObjectCommand({ Bucket: 'carat', Key }),
  );
  return Body.transformToString();
}

function request(method, path, body) {
  const authorizer = { jwt: { claims: { iss: 'https://issuer.example', sub: 'person' } } };
  const http = { method, path, protocol: 'HTTP/1.1', sourceIp: '192.0.2.1', userAgent: 'cost' };
  return {
    version: '2.0',
    rawPath: path,
    rawQueryString: '',
    headers: { host: 'api.example', 'content-type': 'application/json' },
    requestContext: { domainName: 'api.example', http, stage: '$default', authorizer },
    isBase64Encoded: false,
    ...(body && { body: JSON.stringify(body) }),
  };
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
