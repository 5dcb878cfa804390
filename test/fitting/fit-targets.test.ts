import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from '#scenarios';
import { type FittingResult, fitTargets } from '../../lab/fitting/fit-targets.ts';
import { fittedScenario } from '../../lab/fitting/fitted-scenario.ts';
import { fittingWords } from '../../lab/fitting/fitting-words.ts';
import { type Fitting, loadTargets } from '../../lab/fitting/load-targets.ts';
import { runPlaces } from '../../lab/fitting/run-places.ts';
import { renderFitting } from '../../lab/report/fitting/render-fitting.ts';
import { smallRegion } from '../lab/small-region.ts';
import { workerFile } from '../lab/worker-file.ts';
import { withStore } from '../sweep/fixture.ts';

const root = mkdtempSync(join(tmpdir(), 'carat-fitting-'));
afterAll(() => rmSync(root, { recursive: true }));

const region = smallRegion({ organisationCount: 12, burnInYears: 1, branchYears: 1 });

function fittingOf(winRate: number): Fitting {
  const loading = loadTargets(
    {
      name: 'tiny',
      title: 'Tiny',
      scenario: 'small-region',
      targets: [
        {
          name: 'win_rate',
          formula: 'companyWins / companyBids',
          label: 'Win rate',
          value: winRate,
          standardError: 0.01,
          luck: 'average',
          source: 'simulated at a known value',
        },
      ],
      priors: [
        { at: 'rivalFit', distribution: 'uniform', min: 0.2, max: 0.7 },
        { at: 'teamCost', distribution: 'uniform', min: 0.1, max: 0.3 },
      ],
      points: 24,
      replications: 4,
      waves: 2,
    },
    region,
  );
  if (!loading.ok) throw new Error(JSON.stringify(loading.issues));
  return loading.fitting;
}

/** Of `rivalFit`, as a share of its prior. */
const truth = 0.4;
const knownRivalFit = 0.2 + 0.5 * truth;

describe('a tiny region, fitted to what was simulated with known values', () => {
  let result: FittingResult;
  let computed = 0;
  let worker: URL;

  beforeAll(async () => {
    worker = await workerFile();
    result = await withStore(root, async (store) => {
      const running = { store, worker, workers: 1 };
      const place = Float64Array.of(truth, 0.5);
      const request = { places: [place], replications: 40, first: 0, purpose: 'known' };
      const [seen] = await runPlaces(fittingOf(0.5), request, running);
      const mean = seen.values[0].reduce((sum, value) => sum + value, 0) / 40;
      return fitTargets(fittingOf(mean), { ...running, recover: 1 });
    });
  }, 60_000);

  it('holds the known value in its interval, and narrows it', () => {
    const [rivalFit] = result.parameters;
    expect(rivalFit.isIdentified).toBe(true);
    expect(rivalFit.low).toBeLessThan(knownRivalFit);
    expect(rivalFit.high).toBeGreaterThan(knownRivalFit);
    expect(rivalFit.left).toBeLessThan(0.5);
    expect(result.targets[0].isMet).toBe(true);
  });

  it('says that a value without effect under the isolated arm is not identified', () => {
    expect(result.parameters[1].isIdentified).toBe(false);
    expect(fittingWords(result).join(' ')).toContain('They do not identify teamCost');
  });

  it('makes a scenario of the fitted values that says so', () => {
    const scenario = fittedScenario(result);
    const parsing = parse(scenario);
    expect(parsing.ok || parsing.issues).toBe(true);
    expect(scenario.parameters).toMatchObject({ rivalFit: result.parameters[0].best });
    const [first, second] = scenario.assumptions;
    expect(first.reason).toMatch(/^calibrated by the user to “Tiny” .* 1 of 1 targets met; 95 % interval/);
    expect(second.reason).toContain('do not identify it');
  });

  it('is reported with runs, seed and intervals under every figure', () => {
    const page = renderFitting(result, 'npx carat calibrate');
    const captions = page.match(/<figcaption>[^]*?<\/figcaption>/g) ?? [];
    expect(captions).toHaveLength(4);
    for (const caption of captions) expect(caption).toMatch(/\d+ runs .* seed small, 95.% intervals/);
    expect(page).not.toMatch(/<script|https?:\/\/(?!www\.w3\.org)/);
  });

  it('runs nothing again when it is repeated, and gives the same answer', async () => {
    const again = await withStore(root, (store) => {
      const { count } = store;
      return fitTargets(result.fitting, { store, worker, workers: 2, recover: 1 }).then((answer) => {
        computed = store.count - count;
        return answer;
      });
    });
    expect(computed).toBe(0);
    expect(again.draws).toEqual(result.draws);
    expect(again.whole).toEqual(result.whole);
  }, 60_000);
});
