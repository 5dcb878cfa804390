import { readFileSync } from 'node:fs';
import { createColors } from 'picocolors';
import { expect, test } from 'vitest';
import { programOf } from '../../cli/program.ts';
import type { Output } from '../../cli/session.ts';

/** What a command says of a call that it refuses. */
async function refusal(words: readonly string[]): Promise<string> {
  const output: Output = {
    write: () => undefined,
    colours: createColors(false),
    width: 100,
    isTerminal: false,
    stream: process.stdout,
  };
  const { signal } = new AbortController();
  const flags = { isQuiet: true, isVerbose: false, isDebugging: false };
  const program = programOf({ answer: output, notices: output, signal, ...flags });
  try {
    await program.parseAsync(words, { from: 'user' });
  } catch (error) {
    const { groups = [] } = error as { groups?: { faults: { message: string }[] }[] };
    return groups.flatMap(({ faults }) => faults.map(({ message }) => message)).join('\n');
  }
  throw new Error(`carat ${words.join(' ')} was not refused`);
}

/** Options that a call needs for the bounds of another to be looked at. */
const needed: Readonly<Record<string, readonly string[]>> = {
  compare: ['biowin'],
  policy: ['biowin', '--budget=500'],
  resilience: ['biowin'],
  run: ['biowin'],
  sweep: ['meetings-and-trust', '--out=never'],
  'sweep plan': ['meetings-and-trust'],
  'sweep summary': ['never'],
  sensitivity: ['biowin'],
  frontier: ['biowin', '--x=fidelity', '--y=exportShare'],
  calibrate: [],
  history: ['prato-2005'],
};

const page = readFileSync('docs/cli.md', 'utf8');
const rows = [
  ...page.matchAll(/^\| `([a-z ]+)` \| `--([a-z]+)`([^|]*) \| ([\d,]+|above 0) \| ([\d,]*) \|$/gm),
].map(([, command, option, condition, least, most]) => ({
  command,
  option,
  condition: [...condition.matchAll(/`(--[^`]+)`/g)].map(([, words]) => words),
  least,
  most: most.replaceAll(',', ''),
}));

test.each(rows)('docs/cli.md has the bounds of $command --$option $condition', async (row) => {
  const { command, option, condition, least, most } = row;
  const call = (value: string) =>
    refusal([...command.split(' '), ...needed[command], ...condition, `--${option}=${value}`]);
  if (least === 'above 0') {
    expect(await call('0')).toContain(`--${option} requires a number above 0, not "0"`);
    if (most !== '') expect(await call(`${most}1`)).toContain(`--${option} requires at most ${most} `);
    return;
  }
  const bounds = `--${option} requires a whole number from ${least.replaceAll(',', '')} to ${most}`;
  for (const value of [Number(least.replaceAll(',', '')) - 1, Number(most) + 1])
    expect(await call(String(value))).toContain(`${bounds}, not "${value}"`);
});

test('docs/cli.md has the bounds of every option that takes a number', () => {
  const numeric = [...page.matchAll(/^### ([a-z ]+)$([^]*?)(?=^### |^<!-- end)/gm)].flatMap(
    ([, command, help]) =>
      [
        ...help.matchAll(/^ {2}--([a-z]+) <(?:count|number|points|euros|k€|per cent|month|runs|share)>/gm),
      ].map(([, option]) => `${command} --${option}`),
  );
  expect(numeric.length).toBeGreaterThan(25);
  const told = new Set(rows.map(({ command, option }) => `${command} --${option}`));
  // What a command below another takes over from it is the other's.
  const isTold = (each: string) => told.has(each) || told.has(each.replace(/^(sweep) \w+ /, '$1 '));
  const isElsewhere = (each: string) => /^(start|serve) |^policy --(from|to)$/.test(each);
  expect(numeric.filter((each) => !isTold(each) && !isElsewhere(each))).toEqual([]);
});

test.each(['compare', 'policy', 'resilience'])('%s takes a seed of 1 to 200 characters', async (command) => {
  const call = (seed: string) => refusal([command, ...needed[command], '--workers=0', `--seed=${seed}`]);
  const said = '--seed requires a text of 1 to 200 characters';
  for (const seed of ['', 'x'.repeat(201)]) expect(await call(seed)).toContain(said);
  for (const seed of ['x', 'x'.repeat(200)]) expect(await call(seed)).not.toContain(said);
});

test('shares of a mix may miss 100 per cent by as much as thirds that are written with two decimals', async () => {
  const call = (mix: string) => refusal(['policy', ...needed.policy, '--workers=0', `--mix=${mix}`]);
  const said = '--mix requires shares that add up to 100 per cent';
  for (const mix of ['broker=33.33,events=33.33,grants=33.33', 'broker=60,events=40.05', 'broker=99.95'])
    expect(await call(mix)).not.toContain(said);
  for (const mix of ['broker=60,events=40.06', 'broker=99.94', 'broker=60'])
    expect(await call(mix)).toContain(said);
});
