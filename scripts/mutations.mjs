/**
 * node scripts/mutations.mjs [--only FILE] [--write docs/mutations.md]
 * node scripts/mutations.mjs --beyond-kernel [--seed 1] [--sample 120] [--lanes 2] [--seconds 150] [--state FILE] [--only FOLDER] [--write docs/mutations.md]
 *
 * Does a test notice when the code is wrong? Breaks it in a copy of the tree, one place at a time, and names the first
 * test that fails; ends with code 1 when a mutation goes unnoticed.
 *
 * Without --beyond-kernel: the equations of sim-core, each broken by hand; of the equations and draws by themselves,
 * else of the whole kernel, else of its pinned hashes. Minutes.
 *
 * With --beyond-kernel: a seeded sample of small changes to lab, scenarios, functions, cli and web, against the tests
 * that reach the changed file, the nearest first. Up to an hour on two cores; what was done is kept in the state file
 * (by default in the system's temporary folder), and a second call goes on from there.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isUnnoticed, sectionBeyond } from './mutations/beyond-kernel/section.mjs';
import { studyBeyondKernel } from './mutations/beyond-kernel/study.mjs';
import { kernelStudy } from './mutations/kernel-study.mjs';
import { readOptions } from './script-options.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const { values } = readOptions(import.meta.url, {
  options: {
    'beyond-kernel': { type: 'boolean', default: false },
    seed: { type: 'string', default: '1' },
    sample: { type: 'string', default: '120' },
    lanes: { type: 'string', default: '2' },
    seconds: { type: 'string', default: '150' },
    state: { type: 'string', default: join(tmpdir(), 'carat-mutations.json') },
    only: { type: 'string' },
    write: { type: 'string' },
  },
});
const say = (text) => process.stderr.write(`${text}\n`);
const beyondHeading = '## Beyond the kernel';

try {
  await main();
} catch (error) {
  say(error.message);
  process.exitCode = 2;
}

async function main() {
  const [size, lanes, seconds] = ['sample', 'lanes', 'seconds'].map((name) => {
    const count = Number(values[name]);
    if (!(Number.isInteger(count) && count > 0))
      throw new Error(`--${name} requires a whole number above 0, not ${values[name]}`);
    return count;
  });
  if (!values['beyond-kernel']) {
    const { section, hasUnnoticed } = await kernelStudy(root, values.only, say);
    return finish(section, writtenPage().beyond, section, hasUnnoticed);
  }
  const options = { seed: values.seed, size, lanes, seconds, stateFile: values.state, only: values.only };
  const study = await studyBeyondKernel(root, options, say);
  const section = `${beyondHeading}\n\n${sectionBeyond(study, options)}`;
  return finish(writtenPage().kernel, section, section, study.outcomes.some(isUnnoticed));
}

/** Prints what was found, and writes it beside what the page says of the other study. */
function finish(kernel, beyond, found, hasUnnoticed) {
  console.log(found);
  if (values.write) writeFileSync(join(root, values.write), [kernel, beyond].filter(Boolean).join('\n'));
  process.exitCode = hasUnnoticed ? 1 : 0;
}

function writtenPage() {
  const path = values.write && join(root, values.write);
  if (!path || !existsSync(path)) return { kernel: '', beyond: '' };
  const [kernel, beyond] = readFileSync(path, 'utf8').split(`\n${beyondHeading}`);
  return { kernel, beyond: beyond && `${beyondHeading}${beyond}` };
}
