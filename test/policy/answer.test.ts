import { describe, expect, it } from 'vitest';
import { policyVerdict } from '../../lab/policy/policy-verdict.ts';
import { forest } from '../../lab/report/policy/forest.ts';
import { criticalValue } from '../../lab/statistics/interval.ts';
import { english } from '../../lab/wording/english.ts';
import { french } from '../../lab/wording/french.ts';
import { parse } from '#scenarios';
import { smallRegion } from '../lab/small-region.ts';
import { read } from '../report/read-page.ts';
import { madeUpAnswer } from './made-up.ts';

/** Noise of mean 0 over any even number of replications. */
const shaken = (mean: number, size: number) => (replication: number) =>
  mean + (replication % 2 === 0 ? size : -size);
const words = (answer: ReturnType<typeof madeUpAnswer>) =>
  policyVerdict(answer)
    .map(({ text }) => text)
    .join('\n');

describe('effects per euro', () => {
  const gain = shaken(3000, 200);
  const answer = madeUpAnswer(
    ['training', 'broker'],
    [
      (r) => ({
        turnover: gain(r),
        relatedTurnover: 0.25 * gain(r),
        exportTurnover: 0.1 * gain(r),
        valueAdded: 1500,
        jobs: 4,
      }),
      // Out of step with the first, so that luck does not cancel in the difference of the two.
      (r) => ({ turnover: shaken(0, 200)(r + 1) }),
    ],
  );
  const [training, broker] = answer.mixes;

  it('are mean gains over mean money, with the interval of pairs, however much the control varies', () => {
    const reach = (criticalValue(0.95, 20) * 200 * Math.sqrt(20 / 19)) / Math.sqrt(20) / 1000;
    expect(training.perEuroSpent!.turnover.mean).toBeCloseTo(3, 10);
    expect(training.perEuroSpent!.turnover.high).toBeCloseTo(3 + reach, 10);
    expect(training.perEuroSpent!.valueAdded.mean).toBeCloseTo(1.5, 10);
    expect(training.perEuroSpent!.jobs.mean).toBeCloseTo(4, 10);
  });

  it('are divided among kinds, sizes and markets without a rest', () => {
    const { firms, related, small, medium, large, home, export: abroad } = training.gain!;
    expect(related.mean).toBeCloseTo(0.75, 10);
    expect(firms.mean + related.mean).toBeCloseTo(3, 10);
    expect(small.mean + medium.mean + large.mean).toBeCloseTo(3, 10);
    expect(home.mean + abroad.mean).toBeCloseTo(3, 10);
  });

  it('are tested, corrected for the number of ways, and said in words', () => {
    expect(training.tests.turnover.isMoved).toBe(true);
    expect(broker.tests.turnover.isMoved).toBe(false);
    expect(training.tests.turnover.adjusted).toBe(2 * training.tests.turnover.p);
    expect(words(answer)).toContain(
      'training raises turnover most per euro: each brings 3.00 € of turnover (95 % interval: 2.90 to 3.10)',
    );
    expect(words(answer)).toContain('75 % is sold by firms and 25 % by related companies');
    expect(words(answer)).toContain('Training is ahead of every other way beyond chance');
    expect(words(answer)).toContain('No effect on turnover can be seen of a broker');
  });

  it('are told without an interval, and never as beyond chance, where every replication happens to give the same', () => {
    const { perEuroSpent, tests } = training;
    expect(perEuroSpent!.valueAdded).toEqual({ mean: 1.5, low: -Infinity, high: Infinity });
    expect([tests.valueAdded.p, tests.valueAdded.isMoved]).toEqual([NaN, false]);
    expect(words(answer)).toContain('by how much value added changes cannot be determined');
    expect(JSON.parse(JSON.stringify(perEuroSpent!.jobs))).toEqual({ mean: 4, low: null, high: null });
  });

  it('begin after half a year where the effect is there at once', () => {
    expect(training.monthsToEffect).toBe(6);
    expect(broker.monthsToEffect).toBeUndefined();
  });
});

describe('an answer that knows nothing', () => {
  const answer = madeUpAnswer(
    ['training', 'broker'],
    [(r) => ({ turnover: shaken(20, 900)(r) }), (r) => ({ turnover: shaken(-10, 900)(r + 1) })],
  );

  it('says that the money is too little, what seeing it would take, and that none can be told apart', () => {
    expect(words(answer)).toContain('500,000 € a year is too little to see what it buys');
    expect(words(answer)).toMatch(
      /Training comes nearest to it.* about [\d,]+ replications, or about [\d,]+ € a year/,
    );
    expect(words(answer)).toContain('no two of the ways that spend money can be told apart');
    expect(answer.groups).toEqual([['training', 'broker']]);
  });

  it('has three to eight sentences and a caution', () => {
    const sentences = policyVerdict(answer).flatMap(({ text }) => text.match(/[.](?= |$)/g) ?? []);
    expect(sentences.length).toBeGreaterThanOrEqual(3);
    expect(sentences.length).toBeLessThanOrEqual(9);
  });
});

describe('money that is not spent', () => {
  it('has no effect per euro, exactly none at all, and is said to be given back', () => {
    const answer = madeUpAnswer(
      ['broker', 'investment'],
      [(r) => ({ turnover: shaken(500, 100)(r) }), () => ({ publicSpent: 0, publicReturned: 1000 })],
    );
    const [, investment] = answer.mixes;
    expect(investment.perEuroSpent).toBeUndefined();
    expect(investment.perEuroCharged!.turnover).toEqual({ mean: 0, low: 0, high: 0 });
    expect(investment.tests.turnover.p).toBe(1);
    expect(words(answer)).toContain('Money was given back by inward investment (all)');
  });

  it('is not the best way, however much its few euros bring', () => {
    const answer = madeUpAnswer(
      ['broker', 'investment'],
      [
        (r) => ({ turnover: shaken(500, 100)(r) }),
        (r) => ({ turnover: shaken(400, 100)(r), publicSpent: 100, publicReturned: 900 }),
      ],
    );
    expect(answer.mixes[1].perEuroSpent!.turnover.mean).toBeCloseTo(4, 10);
    expect(answer.best).toBe('broker');
  });
});

describe('a harm', () => {
  const harmful = (r: number) => ({
    turnover: shaken(-700, 50)(r),
    valueAdded: shaken(-300, 20)(r),
    jobs: shaken(-4, 0.5)(r),
  });
  const headline = (answer: ReturnType<typeof madeUpAnswer>, wording = english) =>
    policyVerdict(answer, wording)
      .filter(({ topic }) => topic === 'answer')
      .map(({ text }) => text)
      .join(' ');

  it('is the headline where nothing helps, with what each euro costs and how sure that is', () => {
    const answer = madeUpAnswer(['events'], [harmful]);
    expect(headline(answer)).toBe(
      'Events, with 500,000 € a year, lower turnover: each public euro costs 0.70 € of turnover (95 % interval: 0.68 to 0.72).',
    );
    expect(headline(answer, french)).toMatch(/chaque euro public coûte\s0,70\s€ de chiffre d’affaires/);
    expect(words(answer)).not.toContain('too little to see');
  });

  it('stands in the headline, and in the title of the figure, beside the way that helps', () => {
    const answer = madeUpAnswer(
      ['training', 'events', 'grants'],
      [
        (r) => ({ turnover: shaken(900, 50)(r + 1) }),
        harmful,
        (r) => ({ turnover: shaken(-200, 50)(r + 1) }),
      ],
    );
    expect(headline(answer)).toMatch(/training raises turnover most.* Events lower turnover beyond chance/);
    expect(headline(answer)).toContain('Turnover also falls with matching grants (−0.20 € per euro)');
    expect(headline(answer, french)).toMatch(
      /réduisent le chiffre d’affaires, au-delà du hasard\s: chaque euro coûte/,
    );
    expect(words(answer)).toContain(
      'Value added falls beyond chance with events: −0.300 € of value added per euro',
    );
    expect(words(answer)).toContain('Jobs fall beyond chance with events');
    const title = read(forest(answer).text).querySelector('h3')!.textContent;
    expect(title).toContain('1 of 3 ways raises turnover beyond chance');
    expect(title).toMatch(/2 of 3 ways lower turnover beyond chance; events cost 0[.]70\s€/);
  });
});

describe('a study that is not whole', () => {
  it('shows intervals and claims nothing, whatever they show', () => {
    const effects = [(r: number) => ({ turnover: shaken(3000, 200)(r) })];
    const soFar = madeUpAnswer(['training'], effects, { planned: 40 });
    expect(soFar.isWhole).toBe(false);
    expect(soFar.mixes[0].perEuroSpent!.turnover.low).toBeGreaterThan(0);
    expect(soFar.mixes[0].tests.turnover.isMoved).toBe(false);
    expect(words(soFar)).toMatch(/^So far 20 replications are in[.] .* said once, when all are in[.]/);
    expect(words(soFar)).not.toMatch(/raises|cannot be told apart|No effect/);
    expect(policyVerdict(soFar, french)[0].text).toMatch(/^Pour l’instant, 20 réplications/);
    expect(madeUpAnswer(['training'], effects).mixes[0].tests.turnover.isMoved).toBe(true);
  });
});

describe('money on top of what a scenario spends already', () => {
  it('is said to come on top, in both languages', () => {
    const { document } = smallRegion();
    const levers = [{ lever: 'broker' as const, budget: 300 }];
    const parsing = parse({ ...document, levers });
    if (!parsing.ok) throw new Error('the document is right');
    const effects = [(r: number) => ({ turnover: shaken(3000, 200)(r) })];
    const answer = madeUpAnswer(['training'], effects, { loaded: parsing.loaded });
    expect(answer.standing!.levers).toEqual(['broker']);
    expect(words(answer)).toContain('The scenario already spends public money on a broker');
    expect(
      policyVerdict(answer, french)
        .map(({ text }) => text)
        .join(' '),
    ).toContain('celui-ci s’y ajoute');
    expect(madeUpAnswer(['training'], effects).standing).toBeUndefined();
  });
});

describe('the time after the money', () => {
  it('is told where a year of it is simulated, and only there', () => {
    const effects = [(r: number) => ({ turnover: shaken(2400, 50)(r) })];
    const { after } = madeUpAnswer(['broker'], effects, { to: 11 }).mixes[0];
    expect(after!.funded.mean).toBeCloseTo(1200, 6);
    expect(after!.last.mean).toBeCloseTo(1200, 6);
    expect(after!.lost.mean).toBeCloseTo(0, 6);
    expect(madeUpAnswer(['broker'], effects, { to: 12 }).mixes[0].after).toBeUndefined();
  });
});
