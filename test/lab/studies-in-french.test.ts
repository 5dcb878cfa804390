import { describe, expect, it } from 'vitest';
import { parameterNames } from '#sim-core';
import type { Frontier } from '../../lab/frontier/run-frontier.ts';
import { frontierWords } from '../../lab/frontier/frontier-words.ts';
import { policyVerdict } from '../../lab/policy/policy-verdict.ts';
import { frontierFigure } from '../../lab/report/frontier/frontier-figure.ts';
import { forest } from '../../lab/report/policy/forest.ts';
import { responseCurves } from '../../lab/report/resilience/response-curves.ts';
import { cornersFigure, rankingFigure } from '../../lab/report/sensitivity/sensitivity-figures.ts';
import { leftOutWords, sensitivityWords } from '../../lab/sensitivity/sensitivity-words.ts';
import { english } from '../../lab/wording/english.ts';
import { french } from '../../lab/wording/french.ts';
import type { Wording } from '../../lab/wording/wording.ts';
import { madeUpAnswer } from '../policy/made-up.ts';
import { madeUpFrontier, madeUpResponse, madeUpSensitivity } from './told-studies.ts';

/** Texts of a figure, also those that are heard: what stands between tags, and names. */
function textsIn(markup: string): string[] {
  const names = [...markup.matchAll(/aria-label="([^"]+)"/g)].map(([, name]) => name);
  const texts = markup.replace(/<[^>]+>/g, '\n').split('\n');
  return [...names, ...texts]
    .map((text) => text.replaceAll('&#160;', '\u00a0').replaceAll('&amp;', '&').trim())
    .filter((text) => text !== '');
}

const englishWords =
  /\b(the|of|and|than|with|to|by|is|are|be|from|each|for|at|where|which|lost|year|turnover|run|runs|ahead|firms|shock|per|spent|euro of)\b/i;
/** Written alike in both languages: numbers, names of people, identifiers. */
const isShared = (text: string) => /^(points|distance|Cluster|[\d\s,.−%>€-]*)$/.test(text);

/** Both languages tell the same, each in its own words. */
function expectFrench(tell: (wording: Wording) => readonly string[]) {
  const inFrench = tell(french);
  const inEnglish = new Set(tell(english));
  expect(inFrench.length).toBeGreaterThan(0);
  expect(inFrench.filter((text) => inEnglish.has(text) && !isShared(text))).toEqual([]);
  expect(inFrench.filter((text) => englishWords.test(text))).toEqual([]);
  expect(inFrench.filter((text) => /\d\.\d| [:;?!»]|\d [%€]|« /.test(text))).toEqual([]);
}

const shaken = (mean: number, size: number) => (r: number) => mean + (r % 2 === 0 ? size : -size);
const gain = shaken(2400, 50);

describe('a study told in French', () => {
  it('holds no English: a frontier', async () => {
    const frontier = await madeUpFrontier(([x, y]) => 40 * (x - 0.4 - 0.2 * y));
    const outside = Object.fromEntries(
      Object.entries(frontier).filter(([key]) => key !== 'here'),
    ) as unknown as Frontier;
    const told = [
      frontier,
      { ...frontier, failures: 3, here: { ...frontier.here!, probability: 0.8 } },
      { ...outside, crossings: [], map: { ...frontier.map, above: 1 } },
      { ...frontier, map: { ...frontier.map, above: 0, below: 1 } },
    ];
    for (const each of told) expectFrench((wording) => frontierWords(each, wording));
    expectFrench((wording) => textsIn(frontierFigure(frontier, wording).text));
  });

  it.each([
    [
      'levers of which some raise turnover',
      madeUpAnswer(
        ['broker', 'research', 'exports', 'investment'],
        [
          (r) => ({ turnover: gain(r), valueAdded: 1500, smallTurnover: 500, lostUnseen: 10 }),
          (r) => ({ turnover: gain(r), jobs: shaken(9, 1)(r) }),
          (r) => ({ turnover: shaken(20, 900)(r) }),
          () => ({ publicSpent: 0, publicReturned: 1000 }),
        ],
      ),
    ],
    ['money that ends', madeUpAnswer(['broker'], [(r) => ({ turnover: gain(r), jobs: 4 })], { to: 11 })],
    [
      'money that is too little',
      madeUpAnswer(
        ['training', 'broker'],
        [(r) => ({ turnover: shaken(20, 900)(r) }), (r) => ({ turnover: shaken(-10, 900)(r + 1) })],
      ),
    ],
    ['a harm', madeUpAnswer(['events'], [(r) => ({ turnover: shaken(-700, 50)(r) })])],
    ['nothing spent', madeUpAnswer(['investment'], [() => ({ publicSpent: 0, publicReturned: 1000 })])],
  ])('holds no English: %s', (_name, answer) => {
    for (const told of [answer, { ...answer, isDemandFixed: !answer.isDemandFixed }])
      expectFrench((wording) => policyVerdict(told, wording).map(({ text }) => text));
    expectFrench((wording) => textsIn(forest(answer, wording).text));
  });

  it.each([
    { shock: 'demand', at: 6, months: 12, size: 0.3 },
    { shock: 'demand', at: 6, size: 0.25, market: 'export', skill: 2 },
    { shock: 'frontier', at: 6, size: 0.2 },
    { shock: 'credit', at: 6, months: 12, size: 0.5 },
    { shock: 'institutions', at: 6, size: 1 },
    { shock: 'institutions', at: 6, size: 3 },
    { shock: 'best-connected', at: 6, size: 1 },
    { shock: 'best-connected', at: 6, size: 10 },
    { shock: 'random-loss', at: 6, size: 1 },
    { shock: 'random-loss', at: 6, size: 20 },
  ] as const)('holds no English: $shock of $size', (shock) => {
    const response = madeUpResponse(shock);
    expectFrench((wording) => textsIn(responseCurves(response, response.shock, wording).text));
  });

  it.each(['morris', 'sobol', 'pawn'] as const)('holds no English: a ranking by %s', (method) => {
    const effects = [9.1, 7, 5.5, 4, 3.2, 2.5, 0.9, 0.8];
    const names = [
      'contactRate',
      'defection',
      'tieDecay',
      'fixedCost',
      'hops',
      'rivalFit',
      'notice',
      'horizon',
    ];
    const sizes = Object.fromEntries(names.map((name, i) => [name, effects[i]]));
    const whole = madeUpSensitivity(
      sizes,
      { method },
      {
        leftOut: [
          { name: 'entryRate', reason: 'measured' },
          { name: 'stepsPerYear', reason: 'setting' },
          { name: 'demandGrowth', reason: 'zero' },
          { name: 'brokerCost', reason: 'idle' },
          { name: 'exportShare', reason: 'path' },
        ],
        narrowed: ['slackUtilisation', 'busyUtilisation'],
        pairShares: [{ names: ['contactRate', 'hops'], share: { estimate: 0.12, low: 0.05, high: 0.2 } }],
      },
    );
    const unsure = madeUpSensitivity({ contactRate: 0.5, defection: 0.3 }, { method });
    const one = madeUpSensitivity({ contactRate: 5, defection: 0.3 }, { method });
    const grouped = madeUpSensitivity(
      { 'social life': 5, firms: 3, policy: 0.2 },
      { method, isByCorner: true },
    );
    for (const told of [whole, unsure, one, grouped]) {
      expectFrench((wording) => sensitivityWords(told, wording));
      expectFrench((wording) => textsIn(rankingFigure(told, wording).text));
    }
    expectFrench((wording) => leftOutWords(whole, wording));
    const corners = (wording: Wording) => textsIn(cornersFigure(whole, wording).text);
    expectFrench(corners);
  });

  it('names every parameter, each by a name of its own that a figure has room for', () => {
    const names = parameterNames.map((name) => french.parameters.name(name));
    expect(names.filter((name, i) => name === parameterNames[i])).toEqual([]);
    expect(new Set(names).size).toBe(names.length);
    expect(names.filter(({ length }) => length > 50)).toEqual([]);
  });
});
