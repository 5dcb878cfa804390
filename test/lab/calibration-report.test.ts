import { describe, expect, it } from 'vitest';
import { csvOf } from '#lab';
import { renderCalibration } from '../../lab/report/calibration/render-calibration.ts';
import { achievedOf, calibrate } from '../../lab/studies/calibration.ts';
import { calibrationTables } from '../../lab/studies/calibration-tables.ts';
import { referenceScenario } from '../../lab/studies/held-out.ts';
import { all, faultyTags, repeatedIds } from '../report/read-page.ts';
import { calibrationSearch } from './calibration-search.ts';

describe('the report of a calibration without targets of one’s own', () => {
  const search = calibrationSearch();
  const page = renderCalibration(search, 'carat calibrate --out fitted');

  it('is whole, and the same each time', () => {
    expect(faultyTags(page)).toEqual([]);
    expect(repeatedIds(page)).toEqual([]);
    expect(page).not.toMatch(/NaN|undefined|<script|https?:\/\/(?!www\.w3\.org)/);
    expect(renderCalibration(search, 'carat calibrate --out fitted')).toBe(page);
  });

  it('states runs, seed and intervals under every figure', () => {
    const captions = all(page, 'figcaption').map(({ textContent }) => textContent);
    expect(captions).toHaveLength(2);
    for (const caption of captions)
      expect(caption).toMatch(
        /2 runs of the isolated arm for each of 3 sets of values, seed 101, 95.% intervals/,
      );
  });

  it('names the target that is missed', () => {
    expect(all(page, '.answer')[0].textContent).toBe(
      'The isolated arm meets 6 of 7 targets. Missed: deaths.',
    );
  });

  it('draws no course where one look was taken', () => {
    const [look] = search.looks;
    const one = renderCalibration({ fit: { ...look, values: {} }, looks: [look], replications: 2 }, '');
    expect(all(one, 'figure')).toHaveLength(1);
    expect(all(one, '.verdict')[0].textContent).toContain('nothing was searched for');
  });

  it('has tables of targets, values and looks', () => {
    const [targets, values, looks] = calibrationTables(search).map(csvOf);
    expect(targets).toMatch(
      /^target,unit,wanted_low,wanted_high,mean,low,high,source\nutilisation,share,0\.75,0\.85,0\.8,/,
    );
    expect(values).toBe('parameter,unit,start,chosen,present\nrivalFit,fit,0.45,0.47,0.46\n');
    expect(
      looks
        .split('\n')
        .slice(1, 4)
        .map((line) => line.split(',').slice(0, 3).join(',')),
    ).toEqual(search.looks.map(({ distance, values: own }, i) => `${i + 1},${distance},${own.rivalFit}`));
  });
});

it('keeps a value of every replication, whose mean is what is achieved', () => {
  const small = referenceScenario(1, { organisationCount: 12, burnInYears: 1, branchYears: 4 });
  const fit = calibrate(small, { steps: {}, replications: 3, halvings: 0, margin: 0 });
  expect(fit.samples.map((sample) => sample.length)).toEqual(fit.achieved.map(() => 3));
  achievedOf(fit).forEach(({ mean, low, high }, i) => {
    expect(mean).toBeCloseTo(fit.achieved[i], 12);
    expect(low <= mean && mean <= high).toBe(true);
  });
});
