/** Breaks a sample of the code beyond the kernel, one small change at a time, and asks the tests. */
import { createHash } from 'node:crypto';
import { cpSync, existsSync, readFileSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { copiedTree, firstFailureOf } from '../copied-tree.mjs';
import { drawings, equivalent, leftOut } from './left-out.mjs';
import { nearestTests } from './nearest-tests.mjs';
import { sampleOf } from './sample.mjs';
import { broken, sitesOf } from './sites.mjs';

const folders = ['cli', 'functions', 'lab', 'scenarios', 'web'];

/** Seconds of tests, as they took unbroken, in each run of vitest: the nearest alone first. */
const batchSeconds = [8, 30, 60];

/** All sites beyond the kernel. */
export function allSites(root) {
  return folders
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true }).map((name) => `${folder}/${name}`),
    )
    .filter(
      (file) =>
        /\.tsx?$/.test(file) && !file.endsWith('.d.ts') && !leftOut.some(({ files }) => files.test(file)),
    )
    .sort()
    .flatMap((file) =>
      sitesOf(file, readFileSync(join(root, file), 'utf8'), { isDrawing: drawings.test(file) }),
    );
}

/**
 * @param {string} root
 * @param {{ seed: string, size: number, lanes: number, seconds: number, stateFile: string, only?: string }} options seconds of
 * tests that a change may have. stateFile: what is there is taken up; a change that nothing noticed is tried again once
 * the tests changed. only: begin of file names
 * @param {(text: string) => void} say
 */
export async function studyBeyondKernel(
  root,
  { seed, size, lanes, seconds: mostSeconds, stateFile, only = '' },
  say,
) {
  const sample = sampleOf(allSites(root), size, seed);
  const isEquivalent = (mutation) => equivalent.find((each) => isSame(each, mutation));
  const set = sample.filter((mutation) => !isEquivalent(mutation) && mutation.file.startsWith(only));
  const state = openState(stateFile);
  const nearest = nearestTests(root);
  const testsHash = hashOf(...filesBelow(root, ['test']).map((file) => readFileSync(file, 'utf8')));
  const keyOf = (mutation) =>
    hashOf(mutation.file, mutation.start, mutation.became, readFileSync(join(root, mutation.file), 'utf8'));
  const isKnown = (mutation) => {
    const known = state.outcomes[keyOf(mutation)];
    return known && (known.noticedBy !== undefined || known.testsHash === testsHash);
  };
  const waiting = set.filter((mutation) => !isKnown(mutation));

  if (waiting.length > 0) {
    const trees = [copiedTree(root)];
    const seconds = await baseline(root, trees[0], nearest, waiting, lanes, state, say);
    while (trees.length < Math.min(lanes, waiting.length)) {
      const tree = copiedTree(root);
      const dist = join(trees[0].folder, 'dist');
      if (existsSync(dist))
        cpSync(dist, join(tree.folder, 'dist'), { recursive: true, preserveTimestamps: true });
      trees.push(tree);
    }
    const start = performance.now();
    const queue = [...waiting];
    let done = 0;
    await Promise.all(
      trees.map(async (tree) => {
        for (let mutation = queue.shift(); mutation; mutation = queue.shift()) {
          const began = performance.now();
          const outcome = await tried(
            tree,
            mutation,
            nearest.near(mutation.file, seconds),
            seconds,
            mostSeconds,
          );
          state.outcomes[keyOf(mutation)] = { ...outcome, testsHash };
          state.save();
          done++;
          const left = ((performance.now() - start) / done) * (waiting.length - done);
          const took = Math.round((performance.now() - began) / 1000);
          say(
            `${done} of ${waiting.length}, about ${Math.ceil(left / 60_000)} min left: ${describe(mutation)}, ${took} s: ${outcome.noticedBy ?? 'NOTHING noticed it'}`,
          );
        }
      }),
    );
  }
  return {
    outcomes: set.map((mutation) => ({ ...mutation, ...state.outcomes[keyOf(mutation)] })),
    equivalents: sample.filter(isEquivalent).map((mutation) => ({ ...mutation, ...isEquivalent(mutation) })),
    siteCount: allSites(root).length,
  };
}

/** Tells a change in one line. */
export function describe({ file, line, was, became }) {
  const short = (text) => (text.length > 40 ? `${text.slice(0, 39)}…` : text).replaceAll(/\s+/g, ' ');
  return `${file}:${line} ${short(was)} → ${became === ';' ? 'nothing' : short(became)}`;
}

/** How long each test file takes; those that fail unbroken end the study, since they would notice everything. */
async function baseline(root, tree, nearest, waiting, lanes, state, say) {
  const sources = filesBelow(root, ['sim-core', ...folders, 'infra', 'test/support', 'docs']);
  const sourceHash = hashOf(...sources.map((file) => readFileSync(file, 'utf8')));
  if (state.sourceHash !== sourceHash) Object.assign(state, { sourceHash, seconds: {} });
  const wanted = nearest.tests.filter((test) =>
    waiting.some(({ file }) => nearest.near(file, new Map()).includes(test)),
  );
  const keyOf = (test) => `${test} ${hashOf(readFileSync(join(root, test), 'utf8'))}`;
  const missing = wanted.filter((test) => state.seconds[keyOf(test)] === undefined);
  for (let at = 0; at < missing.length; at += 30) {
    say(`unbroken, tests ${at + 1} to ${Math.min(missing.length, at + 30)} of ${missing.length}`);
    const run = await tree.run(missing.slice(at, at + 30), [`--maxWorkers=${lanes}`]);
    const failure = firstFailureOf(run);
    if (failure) throw new Error(`mend this first, it fails without any change: ${failure}`);
    for (const { name, startTime, endTime } of run.files)
      state.seconds[keyOf(name)] = (endTime - startTime) / 1000;
    state.save();
  }
  return new Map(wanted.map((test) => [test, state.seconds[keyOf(test)] ?? 0]));
}

/** Runs the nearest tests in growing batches until one fails. */
async function tried(tree, mutation, near, seconds, mostSeconds) {
  return tree.changing(
    mutation.file,
    (text) => broken(text, mutation),
    async () => {
      let [waiting, spent] = [[...near], 0];
      for (let batch = 0; waiting.length > 0; batch++) {
        const most = batchSeconds[Math.min(batch, batchSeconds.length - 1)];
        const tests = batchOf(waiting, seconds, most);
        const taken = tests.reduce((sum, test) => sum + seconds.get(test), 0);
        spent += taken;
        // What is too long for the time that is left is not asked.
        waiting = waiting.slice(tests.length).filter((test) => spent + seconds.get(test) <= mostSeconds);
        const run = await tree.run(tests, ['--bail=1', '--maxWorkers=1'], 120 + 6 * taken);
        const noticedBy = firstFailureOf(run);
        if (noticedBy) return { noticedBy };
      }
      return {};
    },
  );
}

/** The first test, and as many of those after it as end within some seconds together. */
function batchOf([first, ...others], seconds, most) {
  let taken = seconds.get(first);
  const end = others.findIndex((test) => (taken += seconds.get(test)) > most);
  return [first, ...(end < 0 ? others : others.slice(0, end))];
}

function openState(file) {
  const state = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : { seconds: {}, outcomes: {} };
  const save = () => {
    const { sourceHash, seconds, outcomes } = state;
    writeFileSync(`${file}.new`, JSON.stringify({ sourceHash, seconds, outcomes }));
    renameSync(`${file}.new`, file);
  };
  return Object.assign(state, { save });
}

function isSame(equivalent, mutation) {
  const { file, line, was, became } = equivalent;
  return (
    mutation.file === file && mutation.context === line && mutation.was === was && mutation.became === became
  );
}

function filesBelow(root, names) {
  return names.flatMap((name) =>
    readdirSync(join(root, name), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name: file }) => join(parentPath, file))
      .sort(),
  );
}

function hashOf(...texts) {
  const hash = createHash('sha256');
  for (const text of texts) hash.update(`${String(text).length}:${text}`);
  return hash.digest('hex').slice(0, 20);
}
