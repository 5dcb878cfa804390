/** What the page waits for: CPU time of one replication of the reference scenario in the kernel alone, by part. */
import { loadLibrary } from '#scenarios';
import { branchOff, burnIn } from '#sim-core';
import { planOf } from '../lab/options.ts';

const { scenario } = loadLibrary('biowin');
const begun = process.cpuUsage();
const point = burnIn(scenario);
const burnInMilliseconds = cpuSince(begun);
const branches = planOf({}).arms.map((arm): [string, number] => {
  const start = process.cpuUsage();
  branchOff(scenario, point, { arm });
  return [arm, cpuSince(start)];
});
console.log(
  JSON.stringify({
    burnIn: burnInMilliseconds,
    arms: Object.fromEntries(branches),
    whole: cpuSince(begun),
  }),
);

function cpuSince(start: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}
