/** The yardstick of a bench: keyed draws per second in this process, so that cases compare as ratios. */
import { arms } from '#sim-core/governance/governance.ts';
import { Random } from '#sim-core/random/random.ts';

const count = 20_000_000;
const random = new Random(1, 0);
let sum = 0;
for (let i = 0; i < count / 10; i += 1) sum += random.draw(0, i, 1);
const start = process.cpuUsage();
for (let i = 0; i < count; i += 1) sum += random.draw(0, i, 0);
const used = process.cpuUsage(start);
console.log(JSON.stringify({ nanosecondsPerDraw: ((used.user + used.system) * 1000) / count, sum, arms }));
