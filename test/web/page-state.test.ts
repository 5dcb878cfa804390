import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Interval } from '#lab';
import { registry } from '#sim-core';
import { gather } from '../../web/kernel/gather.ts';
import { groups, sliderEnds } from '../../web/state/controls.ts';
import { replicationGoal } from '../../web/state/estimate.ts';
import { canUndo, change, isChanged, open, reset, scenarioDocument, undo } from '../../web/state/session.ts';
import { usualFrontier } from '../../web/studies/frontier.ts';
import { mostBudget, usualLevers } from '../../web/studies/levers.ts';
import { usualSensitivity } from '../../web/studies/sensitivity.ts';
import { smallRegion } from '../lab/small-region.ts';

/** Loads a part of the page that only a browser has the types for. */
const loadPart = async (file: string): Promise<unknown> =>
  import(new URL(`../../${file}`, import.meta.url).href);

const { document } = smallRegion();
const titled = (title: string) => ({ ...document, title });

describe('what was changed', () => {
  it('can be undone step by step, 200 steps at most', () => {
    open(titled('0'));
    expect([canUndo.value, isChanged.value]).toEqual([false, false]);
    for (let i = 1; i <= 205; i += 1) change(`control ${i}`, titled(String(i)));
    let steps = 0;
    for (; canUndo.value; steps += 1) undo();
    expect([steps, scenarioDocument.value.title]).toEqual([200, '5']);
    undo();
    expect(scenarioDocument.value.title).toBe('5');
  });

  it('is one step for one drag of a slider, and another after it was undone', () => {
    open(titled('a'));
    for (const title of ['b', 'c', 'd']) change('one slider', titled(title));
    change('another', titled('e'));
    undo();
    expect(scenarioDocument.value.title).toBe('d');
    undo();
    expect([scenarioDocument.value.title, canUndo.value]).toEqual(['a', false]);
    change('another', titled('f'));
    expect(canUndo.value).toBe(true);
  });

  it('is one step to go back to what was opened, and nothing where nothing was changed', () => {
    open(titled('a'));
    reset();
    expect(canUndo.value).toBe(false);
    change('x', titled('b'));
    reset();
    expect([scenarioDocument.value.title, isChanged.value]).toEqual(['a', false]);
    undo();
    expect(scenarioDocument.value.title).toBe('b');
  });
});

describe('sliders', () => {
  it('end within what the registry allows, and hold its value', () => {
    for (const name of Object.values(groups).flat()) {
      const { min, max, value } = registry[name];
      const [least, most] = sliderEnds[name] ?? [min, max];
      expect([name, least >= min, most <= max, least <= value, value <= most, least < most]).toEqual([
        name,
        ...Array.from({ length: 5 }, () => true),
      ]);
    }
  });
});

it('sliders of the page that end before the registry does end where the model is still at home', () => {
  expect(sliderEnds).toEqual({
    demandRate: [1, 40],
    organisationCount: [10, 600],
    regionRadius: [1, 150],
    distanceScale: [1, 200],
    training: [0, 0.5],
    tieDecay: [0, 2],
    defection: [0, 0.5],
  });
});

describe('studies of the page', () => {
  const page = readFileSync('docs/cli.md', 'utf8').replaceAll(/\n +/g, ' ');
  const usual = (command: string, option: string) => {
    const help = page.slice(page.indexOf(`\n### ${command}\n`));
    const [, text] = new RegExp(`--${option} <[^>]+>[^]*?\\(default: "?([^)"]+)"?\\)`).exec(help)!;
    return text;
  };

  it('begin as the commands do', () => {
    expect(String(usualFrontier.looks)).toBe(usual('frontier', 'looks'));
    expect(String(usualFrontier.replications)).toBe(usual('frontier', 'replications'));
    expect(usual('frontier', 'x')).toMatch(new RegExp(`^${usualFrontier.x}=`));
    expect(usual('frontier', 'y')).toMatch(new RegExp(`^${usualFrontier.y}=`));
    expect(String(usualSensitivity.trajectories)).toBe(usual('sensitivity', 'size'));
    expect(String(usualSensitivity.replications)).toBe(usual('sensitivity', 'replications'));
    expect(page).toContain(`carat policy biowin --budget ${usualLevers.budget} `);
    // In k€: a billion euros.
    expect(1000 * mostBudget).toBe(1e9);
    expect(replicationGoal).toBe(24);
  });
});

describe('numbers of the page', async () => {
  // The language of the page is looked for as it is loaded.
  vi.stubGlobal('localStorage', { getItem: () => 'en' });
  const { decimalsBy, endsOf, told } = (await loadPart('web/panels/numbers.ts')) as {
    decimalsBy: (interval: Interval) => number;
    endsOf: (interval: Interval) => string;
    told: (value: number, decimals: number) => string;
  };
  vi.unstubAllGlobals();
  const interval = (reach: number) => ({ mean: 0, low: -reach, high: reach });

  it('have as many decimals as their interval deserves, two at most, and none from a half-width of 10 on', () => {
    expect([10, 9.99, 0.2, 0.05, 0.001].map((reach) => decimalsBy(interval(reach)))).toEqual([0, 1, 1, 2, 2]);
  });

  it('have a true minus sign, but not where they are rounded to 0', () => {
    expect([told(-1.26, 1), told(-0.04, 1), told(1234.5, 0)]).toEqual(['−1.3', '0.0', '1,235']);
    expect(endsOf({ mean: 0.5, low: -1, high: 2 })).toBe('−1.0 … 2.0');
  });
});

/** A worker that says nothing and keeps what it is sent. */
class QuietWorker {
  static readonly all: QuietWorker[] = [];
  readonly orders: { job?: { replications: number[]; firstCount: number }; id?: number }[] = [];
  onmessage?: (event: { data: unknown }) => void;

  constructor() {
    QuietWorker.all.push(this);
  }

  postMessage(order: object): void {
    this.orders.push(order);
  }
}

describe('threads of the page', async () => {
  const { KernelPool } = (await loadPart('web/kernel/kernel-pool.ts')) as {
    KernelPool: new () => { run: (task: object, listener: object) => void; stop: () => void };
  };
  const { chunkPool } = (await loadPart('web/kernel/chunk-pool.ts')) as {
    chunkPool: () => (name: string, chunk: object) => Promise<unknown>;
  };
  afterEach(() => {
    vi.unstubAllGlobals();
    QuietWorker.all.length = 0;
  });
  const workersOn = (cores: number, begin: () => unknown) => {
    vi.stubGlobal('Worker', QuietWorker);
    vi.stubGlobal('navigator', { hardwareConcurrency: cores });
    QuietWorker.all.length = 0;
    begin();
    return QuietWorker.all.length;
  };

  it('leave a core to the page, and are two to four for replications and two to eight for studies', () => {
    expect([1, 3, 4, 5, 16].map((cores) => workersOn(cores, () => new KernelPool()))).toEqual([
      2, 2, 3, 4, 4,
    ]);
    expect([1, 3, 9, 16].map((cores) => workersOn(cores, () => chunkPool()))).toEqual([2, 2, 8, 8]);
  });

  it('share replications evenly, and run the first few of the first arms beforehand', () => {
    const task = { arms: ['isolated', 'cluster'], firstArms: ['isolated', 'cluster'], count: 7 };
    workersOn(4, () => {
      const listener = { ahead: () => undefined, first: () => undefined, whole: () => undefined };
      new KernelPool().run(task, listener);
    });
    const jobs = QuietWorker.all.map(({ orders }) => orders[0].job!);
    expect(jobs.map(({ replications }) => replications)).toEqual([[0, 3, 6], [1, 4], [2, 5]]); // prettier-ignore
    // Two replications are enough for a first estimate: one of each of three threads.
    expect(jobs.map(({ firstCount }) => firstCount)).toEqual([1, 1, 1]);
  });

  it('stop when they are asked to, and what they still bring is not heard', () => {
    const heard: unknown[] = [];
    const note = (...runs: unknown[]) => void heard.push(runs);
    const task = { arms: ['isolated'], firstArms: [], count: 2 };
    workersOn(1, () => {
      const pool = new KernelPool();
      pool.run(task, { ahead: note, first: note, whole: note });
      pool.stop();
    });
    const [worker] = QuietWorker.all;
    expect(worker.orders.slice(1)).toEqual([{ stop: true }]);
    worker.onmessage!({ data: { id: 1, extent: 'whole', replication: { replication: 0 } } });
    expect(heard).toEqual([]);
  });

  it('take chunks as they become free, in the order in which they were asked for', async () => {
    let run: ReturnType<typeof chunkPool> | undefined;
    workersOn(1, () => (run = chunkPool()));
    const results = [1, 2, 3].map((each) => run!('sweep', { each }));
    const orders = () => QuietWorker.all.map(({ orders }) => orders.map(({ id }) => id)).sort();
    expect(orders()).toEqual([[1], [2]]);
    const free = QuietWorker.all.find(({ orders }) => orders[0].id === 2)!;
    free.onmessage!({ data: { result: ['second'] } });
    expect(await results[1]).toEqual(['second']);
    expect(free.orders.map(({ id }) => id)).toEqual([2, 3]);
    free.onmessage!({ data: { fault: 'it broke' } });
    await expect(results[2]).rejects.toThrow('it broke');
  });
});

describe('replications that threads bring', () => {
  it('are told without a gap, however they come', () => {
    const heard: number[][] = [];
    const note = (runs: readonly { replication: number }[]) =>
      void heard.push(runs.map(({ replication }) => replication));
    const hear = gather({ ahead: () => undefined, first: () => undefined, whole: note });
    for (const replication of [1, 0, 3, 2]) hear('whole', { replication } as never);
    expect(heard.at(-1)).toEqual([0, 1, 2, 3]);
    for (const each of heard) expect(each).toEqual(each.map((_, i) => i));
  });
});
