import { type ParameterName, registry } from '#sim-core';
import { rangeText } from '../report/quantities.ts';
import type { Interval } from '../statistics/interval.ts';
import { calibratedSteps } from './calibration.ts';
import { type Answer, answerOpenQuestions } from './open-questions.ts';
import { type Check, validate } from './validation.ts';

/**
 * Runs every check and experiment of the validation and tells them as a Markdown page, failures included.
 *
 * @param replications per check, at least 2
 * @param onDone called with the name of each check or experiment as it ends
 */
export function validationPage(
  replications: number,
  onDone: (name: string) => void = () => undefined,
): string {
  const checks = collect(validate(replications), ({ name }) => onDone(name));
  const answers = collect(answerOpenQuestions(replications), ({ question }) => onDone(question));
  const missed = checks.filter(({ isMet }) => !isMet);
  return `# Validation

Written by \`npx carat calibrate --write docs/validation.md\`, never by hand: ${replications} replications per figure (3 registers of
5,000 organisations for distributions), 95 % intervals. A target is met when the simulated mean lies in it.

Only the isolated arm was fitted, and the intensity of meetings to the trial. The gap between arms was never a target.
${checks.length - missed.length} of ${checks.length} targets are met. ${missed.length > 0 ? `Not met: ${missed.map(({ name }) => name).join('; ')}.` : ''}

## Targets

${checkTable(checks)}

What is fitted: ${calibratedNames()
    .map((name) => `\`${name}\` = ${registry[name].value}`)
    .join(', ')}.

## What the misses mean

- A miss of a fitted target says that the mechanisms cannot reach it with plausible values; it is not tuned away.
- If meetings raise sales by less here than in the trial, the cluster’s gain is understated in that respect; that gains hardly
  fade when meetings stop overstates it in another.
- Companies here are more alike than real ones. Where one company is most of a cluster, read the result with care.

## Open questions

${answers.map(answerSection).join('\n\n')}

### Settled by tests instead of experiments

- *Relabelling*: rows are ordered by identifier and luck is keyed by it, so that the order of a file changes no byte
  (\`test/kernel/identities.test.ts\`).
- *Attitudes of entrants* are drawn from the scenario’s means, as those of everybody else (\`hire\` in \`sim-core/world/people.ts\`).
- *Memory beyond the cache*: see the table by size in \`docs/benchmark.md\`.
`;
}

/** Parameters whose value was fitted. */
export function calibratedNames(): ParameterName[] {
  return [...(Object.keys(calibratedSteps) as ParameterName[]), 'contactRate'];
}

function checkTable(checks: readonly Check[]): string {
  const rows = checks.map(
    ({ name, role, unit, low, high, source, simulated, isMet }) =>
      `| ${name} | ${role} | ${low} to ${high} ${unit} | ${range(simulated)} | ${isMet ? 'pass' : '**fail**'} | ${source} |`,
  );
  return ['| target | role | wanted | simulated | | source |', '|---|---|---|---|---|---|', ...rows].join(
    '\n',
  );
}

function answerSection({ question, columns, rows, meaning }: Answer): string {
  const lines = rows.map(({ name, cells }) => `| ${name} | ${cells.map(range).join(' | ')} |`);
  return `### ${question}\n\n| | ${columns.join(' | ')} |\n|---|${columns.map(() => '---|').join('')}\n${lines.join('\n')}\n\n${meaning}`;
}

function range(interval: Interval): string {
  return `${figure(interval.mean)} (${rangeText(interval, figure)})`;
}

function figure(value: number): string {
  return Math.abs(value) < 1 ? value.toFixed(3) : value.toFixed(2);
}

function collect<T>(items: Iterable<T>, onDone: (item: T) => void): T[] {
  const all: T[] = [];
  for (const item of items) {
    onDone(item);
    all.push(item);
  }
  return all;
}
