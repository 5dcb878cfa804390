/** Measures one case in a process of its own and prints one line of JSON; started by run.mjs. */
import { createContext } from '#sim-core/context.ts';
import { governanceOf } from '#sim-core/governance/arms.ts';
import { type Arm, type Governance, armsLength } from '#sim-core/governance/governance.ts';
import { at } from '#sim-core/indicators/measures.ts';
import { evening, market, month, morning } from '#sim-core/month.ts';
import { defaultParameters } from '#sim-core/parameters/registry.ts';
import { Random } from '#sim-core/random/random.ts';
import { openRecord } from '#sim-core/record.ts';
import { establish } from '#sim-core/world/establish.ts';
import { type World, createWorld, sizesOf } from '#sim-core/world/world.ts';

interface Case {
  readonly arm: Arm;
  readonly organisations: number;
  /** Months lived before the clock starts, half of them under the arm, and months timed. */
  readonly warmUp: number;
  readonly months: number;
  readonly withShares: boolean;
}

const { arm, organisations, warmUp, months, withShares } = JSON.parse(process.argv[2]) as Case;
const random = new Random(1, 0);
let opportunities = 0;
const parameters = defaultParameters({ organisationCount: organisations });
rehearse();
const world = regionOf(parameters);
live(world, parameters, armsLength, 0, Math.ceil(warmUp / 2));
live(world, parameters, governanceOf[arm], Math.ceil(warmUp / 2), Math.floor(warmUp / 2));
const clock = withShares ? clockMechanisms() : undefined;
opportunities = 0;
const start = process.cpuUsage();
live(world, parameters, governanceOf[arm], warmUp, months);
const used = process.cpuUsage(start);
const nanoseconds = (used.user + used.system) * 1000;
console.log(
  JSON.stringify({
    arm,
    organisations,
    perOrganisationMonth: nanoseconds / (organisations * months),
    perOpportunity: nanoseconds / opportunities,
    bytesPerOrganisation: world.buffer.byteLength / organisations,
    residentPerOrganisation: process.memoryUsage().rss / organisations,
    shares: clock?.(),
  }),
);

/**
 * Lives through the same months in regions that are thrown away, so that the engine has compiled the kernel before the
 * clock starts: its compiling would count as ours. In a large region it is lost in the rest.
 */
function rehearse(): void {
  const enough = 200_000;
  const steps = warmUp + months;
  for (let lived = 0; lived < enough && organisations * steps < enough; lived += organisations * steps) {
    const region = regionOf(parameters);
    live(region, parameters, armsLength, 0, Math.ceil(warmUp / 2));
    live(region, parameters, governanceOf[arm], Math.ceil(warmUp / 2), steps - Math.ceil(warmUp / 2));
  }
}

function regionOf(given: typeof parameters): World {
  const region = createWorld(sizesOf(given.organisationCount, given));
  establish(region, { name: 'bench', seed: 1, parameters: given }, random);
  return region;
}

function live(
  region: World,
  given: typeof parameters,
  governance: Governance,
  from: number,
  count: number,
): void {
  const context = createContext(region, given, random, governance);
  for (let step = from; step < from + count; step += 1) {
    context.step = step;
    openRecord(context);
    month(context);
    opportunities += context.record[at.issuedCount];
  }
}

/** Times every mechanism from outside; what reading the clock costs is measured and taken off. */
function clockMechanisms(): () => Record<string, number> {
  const spent: Record<string, number> = {};
  const calls: Record<string, number> = {};
  for (const mechanism of [...morning, ...market, ...evening]) {
    const { name } = mechanism;
    const apply = mechanism.apply.bind(mechanism);
    spent[name] = 0;
    calls[name] = 0;
    Object.assign(mechanism, {
      apply(context: Parameters<typeof apply>[0]) {
        const before = performance.now();
        apply(context);
        spent[name] += performance.now() - before;
        calls[name] += 1;
      },
    });
  }
  const perCall = clockCost();
  return () => {
    const net = Object.entries(spent).map(
      ([name, time]) => [name, Math.max(0, time - calls[name] * perCall)] as const,
    );
    const total = net.reduce((sum, [, time]) => sum + time, 0);
    return Object.fromEntries(net.map(([name, time]) => [name, time / total]));
  };
}

function clockCost(): number {
  const count = 200_000;
  const before = performance.now();
  for (let i = 0; i < count; i += 1) performance.now();
  return (performance.now() - before) / count;
}
