import { describe, expect, test, vi } from 'vitest';
import { type Comparison, compare, verdict } from '#lab';
import { loadLibrary } from '#scenarios';
import { comparisonFrom } from '../../lab/stored-comparison.ts';
import { renderReport } from '../../lab/report/render-report.ts';
import { largeComparison, ofOneReplication, smallComparison, withoutGap } from './comparison-fixture.ts';
import { all, faultyTags, read, repeatedIds } from './read-page.ts';

const every = await smallComparison();
const pair = await smallComparison(['cluster']);
const reference = await compare(loadLibrary('biowin'), { replications: 2, workers: 1, withNetwork: true });

const hostile = `</title></style><script>alert("1")</script><img src=x onerror='alert(2)'> & "quotes" \u0000\ud800`;

const variants: readonly (readonly [string, Comparison])[] = [
  ['every arm', every],
  ['the reference scenario', reference],
  ['isolated and cluster alone', pair],
  ['isolated alone', await smallComparison([])],
  ['an arm other than cluster in the headline', await smallComparison(['consolidated'])],
  ['no gap at all', withoutGap(pair)],
  ['one replication', ofOneReplication(pair)],
  ['no network', withoutNetworks(every)],
  ['a region of 1,000 organisations', await largeComparison(1000)],
  ['a region of 1 organisation', await largeComparison(1)],
  ['hostile texts', withTexts(pair, hostile)],
];

function withTexts(comparison: Comparison, text: string): Comparison {
  return { ...comparison, title: text, scenario: text, hash: text, version: text };
}

function withoutNetworks(comparison: Comparison): Comparison {
  const arms = Object.entries(comparison.arms).map(([arm, result]) => {
    return [arm, { ...result, network: undefined }] as const;
  });
  return { ...comparison, arms: Object.fromEntries(arms) };
}

describe.each(variants)('a report of %s', (_, comparison) => {
  const page = renderReport(comparison);

  test('closes every tag that it opens, and repeats no id', () => {
    expect(faultyTags(page)).toEqual([]);
    expect(repeatedIds(page)).toEqual([]);
  });

  test('asks for nothing outside itself, and runs nothing', () => {
    for (const element of all(page, '[src], [href]')) {
      const address = element.getAttribute('src') ?? element.getAttribute('href');
      expect(address).toMatch(/^(data:|#)/);
    }
    expect(all(page, 'script, iframe, object, embed, form, base')).toEqual([]);
    const tags = page.match(/<(?:"[^"]*"|[^">])+>/g)!;
    expect(tags.map((tag) => tag.replaceAll(/"[^"]*"/g, '""')).join()).not.toMatch(/\son\w+=/);
    const styles = [...all(page, 'style'), ...all(page, '[style]')];
    const rules = styles.map((each) => each.getAttribute('style') ?? each.textContent);
    expect(rules.join()).not.toMatch(/url\(|@import|https?:/);
    expect(tags.join()).not.toMatch(/="(?:url\(|https?:(?!\/\/www\.w3\.org))/);
  });

  test('draws no position that is not a number', () => {
    const drawn = all(page, 'svg *').flatMap((element) =>
      ['d', 'x', 'y', 'x1', 'x2', 'y1', 'y2', 'cx', 'cy', 'r', 'width', 'height', 'transform'].flatMap(
        (name) => element.getAttribute(name) ?? [],
      ),
    );
    for (const position of drawn) expect(position).not.toMatch(/NaN|Infinity|undefined|null/);
    expect(read(page).querySelector('body')!.textContent).not.toMatch(/NaN|Infinity|undefined|\[object/);
  });

  test('names every drawing, in a label and in a text alternative', () => {
    const drawings = all(page, 'svg');
    expect(drawings.length).toBeGreaterThan(0);
    for (const svg of drawings) {
      expect(svg.getAttribute('role')).toBe('img');
      expect(svg.getAttribute('aria-label')).toMatch(/\w/);
      expect(svg.querySelector('title')!.textContent).toBe(svg.getAttribute('aria-label'));
      const description = svg.querySelector('desc')!;
      expect(description.getAttribute('id')).toBe(svg.getAttribute('aria-describedby'));
      expect(description.textContent).toMatch(/\d/);
    }
  });

  test('heads every figure with a sentence and ends it with runs and seed', () => {
    for (const figure of all(page, 'figure')) {
      expect(figure.querySelector('h3')!.textContent).toMatch(/\w+ \w+ \w+/);
      expect(figure.querySelector('figcaption')!.textContent).toContain(`seed ${comparison.seed}`);
      expect(figure.querySelector('figcaption')!.textContent).toMatch(/replication/);
    }
  });

  test('says every sentence of the verdict', () => {
    const text = read(page).querySelector('main')!.textContent.replaceAll('\u00a0', ' ');
    for (const finding of verdict(comparison)) expect(text).toContain(finding.text);
  });
});

test('texts of a scenario are shown as they are and never become elements', () => {
  const page = renderReport(withTexts(pair, hostile));
  const shown = hostile.replaceAll(/[\u0000\ud800]/g, '\ufffd');
  expect(read(page).querySelector('h1')!.textContent).toBe(shown);
  expect(read(page).querySelector('meta[name=generator]')!.getAttribute('content')).toBe(`Carat ${shown}`);
  expect(all(page, 'img, script')).toEqual([]);
});

test('the same comparison gives the same bytes, without clock or chance, also after a journey through JSON', () => {
  const first = renderReport(every);
  const clock = vi.spyOn(Date, 'now').mockImplementation(() => {
    throw new Error('a report has no clock');
  });
  const chance = vi.spyOn(Math, 'random').mockImplementation(() => {
    throw new Error('a report has no chance');
  });
  const second = renderReport(comparisonFrom(JSON.parse(JSON.stringify(every))));
  clock.mockRestore();
  chance.mockRestore();
  expect(second).toBe(first);
});

test('a report of the reference scenario stays below 600 KB', () => {
  expect(Buffer.byteLength(renderReport(reference))).toBeLessThan(600_000);
  expect(Buffer.byteLength(renderReport(variants[8][1]))).toBeLessThan(600_000);
});

test('the event study draws every month of every treated arm, at 0 before the branch', () => {
  const page = renderReport(pair);
  const lines = all(page, '#event-study-wide-title ~ g path[d]').map((path) => path.getAttribute('d')!);
  const line = lines.find((d) => !d.includes('Z') && d.split('L').length === 48)!;
  const heights = line
    .slice(1)
    .split('L')
    .map((point) => Number(point.split(',')[1]));
  expect(new Set(heights.slice(0, 24)).size).toBe(1);
  expect(new Set(heights.slice(24)).size).toBeGreaterThan(1);
  const branch = all(page, '#event-study-wide-title ~ g[stroke-dasharray="4 3"] line')[0];
  expect(line.split('L')[23].split(',')[0]).toBe(branch.getAttribute('x1'));
  expect(read(page).querySelector('#event-study h3')!.textContent).toContain('over the last year ');
});

test('a gap that chance could have made is not told as a difference', () => {
  const page = renderReport(withoutGap(pair));
  expect(read(page).querySelector('#event-study h3')!.textContent).toContain('exactly as much');
  expect(all(page, '.mark')).toEqual([]);
});

test('only what differs from isolated beyond chance is marked, in the direction of the difference', () => {
  const isolated = pair.arms.isolated!;
  const { changes } = isolated;
  const cluster = {
    ...isolated,
    changes: {
      ...changes,
      turnover: { mean: 3, low: 1, high: 5 },
      profit: { mean: -3, low: -5, high: -1 },
      employment: { mean: 3, low: -1, high: 7 },
    },
  };
  const page = renderReport({ ...pair, arms: { isolated, cluster } });
  expect(all(page, '.mark').map((mark) => mark.getAttribute('aria-label'))).toEqual([
    'above isolated',
    'below isolated',
  ]);
});

test('a report says where it could not draw all, and draws each organisation once', () => {
  const [, large] = variants[8];
  const page = renderReport(large);
  const { organisations, ties } = large.arms.cluster!.network!;
  expect(organisations.length).toBeGreaterThan(900);
  const note = read(page).querySelector('.maps .note')!.textContent;
  expect(note).toContain(`${organisations.length.toLocaleString('en')} organisations`);
  expect(note).toContain(`${ties.length.toLocaleString('en')} ties;`);
  const dots = all(page, '#network-cluster-title ~ g[fill] > *').filter(
    (dot) => dot.tagName.toLowerCase() !== 'text',
  );
  expect(dots.length).toBeLessThanOrEqual(1000);
  expect(dots.length).toBeGreaterThan(900);
});

test('without a network there is no map, and nothing else is missing', () => {
  const figures = (comparison: Comparison) =>
    all(renderReport(comparison), 'figure').map((figure) => figure.getAttribute('id'));
  expect(figures(every)).toEqual(['arms', 'event-study', 'funnel', 'ledger', 'network']);
  expect(figures(withoutNetworks(every))).toEqual(['arms', 'event-study', 'funnel', 'ledger']);
});

test('the command that gives the numbers again is printed, with odd names quoted, unless another is known', () => {
  const command = (page: string) => read(page).querySelector('pre')!.textContent;
  expect(command(renderReport(pair))).toBe(
    'npx carat compare small-region --arms isolated,cluster --replications 2',
  );
  expect(command(renderReport({ ...pair, scenario: "it's; rm", confidence: 0.9 }))).toBe(
    "npx carat compare 'it'\\''s; rm' --arms isolated,cluster --replications 2 --confidence 0.9",
  );
  expect(command(renderReport(pair, { command: 'npx carat compare my.json' }))).toBe(
    'npx carat compare my.json',
  );
});

test('a report tells hash, version, seed, years and precision, and that only isolated is calibrated', () => {
  const { hash, version, seed } = every;
  const text = read(renderReport(every)).querySelector('main')!.textContent.replaceAll(/\s+/g, ' ');
  for (const told of [
    hash,
    `Carat ${version}`,
    String(seed),
    '2 under isolated rules, then 2 in every arm',
  ]) {
    expect(text).toContain(told);
  }
  expect(text).toContain('±1 was wanted');
  expect(text).toContain('Only the isolated arm is calibrated');
});
