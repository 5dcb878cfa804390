import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { parse as parseCsv } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { type Fact, libraryNames, librarySummaries, loadLibrary, parse, structures } from '#scenarios';
import { pathText } from '#scenarios';
import { type ParameterName, registry, simulate } from '#sim-core';
import { faultsOf } from './documents.ts';
import { withLibraryTable } from '../../scenarios/library-table.ts';

const folder = new URL('../../scenarios/library/', import.meta.url);
const factsFile = new URL('../../../shared/clusters/scenario_facts.csv', import.meta.url);

describe('the library', () => {
  it('lists every file of its folder, under the name that the file gives itself', () => {
    const files = readdirSync(folder).map((file) => file.replace('.json', ''));
    expect([...libraryNames].sort()).toEqual(files.sort());
    for (const name of libraryNames) expect(loadLibrary(name).document.name).toBe(name);
  });

  it('begins with the reference, and has every structure but the custom one', () => {
    expect(libraryNames[0]).toBe('biowin');
    const found = new Set(librarySummaries().map(({ structure }) => structure));
    expect([...found].sort()).toEqual(structures.filter((each) => each !== 'custom').sort());
  });

  it('sums up each scenario', () => {
    expect(librarySummaries()[0]).toMatchObject({
      name: 'biowin',
      structure: 'integrated',
      organisationCount: 260,
    });
  });

  it('refuses a name that it does not have, be it one of every object', () => {
    expect(() => loadLibrary('atlantis')).toThrow('library requires one of biowin');
    expect(() => loadLibrary('constructor')).toThrow(RangeError);
  });

  it('still rests on the numbers of the model with which its notes reckon', () => {
    const { capacityMean, effortStart, variableCost, factorShare, relatedShare } = registry;
    expect(
      [capacityMean, effortStart, variableCost, factorShare, relatedShare].map(({ value }) => value),
    ).toEqual([25, 0.9, 0.25, 0.05, 1 / 3]);
    const { salesViewMean, redirectMean, contactRate, extraSkills, entryRate } = registry;
    expect(
      [salesViewMean, redirectMean, contactRate, extraSkills, entryRate].map(({ value }) => value),
    ).toEqual([0.5, 0.5, 48, 0.5, 0.09]);
  });
});

describe.each(libraryNames)('the scenario %s', (name) => {
  const { document, scenario } = loadLibrary(name);
  const parameters = Object.keys(document.parameters) as ParameterName[];

  it('grounds every change in a fact or in an assumption', () => {
    const grounded = new Set<string | undefined>([
      ...document.facts.flatMap(({ uses = [] }) => uses),
      ...document.assumptions.map(({ parameter }) => parameter),
      ...document.assumptions.map(({ subject }) => subject),
    ]);
    const changes = [...parameters, 'structure', ...(document.scale === undefined ? [] : ['scale'])];
    expect(changes.filter((change) => !grounded.has(change))).toEqual([]);
  });

  it('changes every parameter that a fact says to inform', () => {
    const used = document.facts.flatMap(({ uses = [] }) => uses);
    const changed = new Set<string>([...parameters, 'structure', 'scale']);
    expect(used.filter((each) => !changed.has(each))).toEqual([]);
  });

  it('arrives, in the note of some fact, at every number that rests on a fact', () => {
    const { scale } = document;
    const numbers = Object.entries({ ...document.parameters, ...(scale !== undefined && { scale }) });
    for (const [each, value] of numbers) {
      const notes = document.facts.filter(({ uses = [] }) => uses.some((used) => used === each));
      if (notes.length === 0) continue;
      const text = notes.map(({ note = '' }) => note.replaceAll('−', '-')).join(' ');
      expect(text, each).toContain(pathText(value));
    }
  });

  it('assumes the values that it uses', () => {
    for (const { parameter, value } of document.assumptions)
      if (parameter) expect([parameter, value]).toEqual([parameter, document.parameters[parameter]]);
  });

  it('gives every fact a source and an address', () => {
    for (const { source, url, quantity } of document.facts) {
      expect(source, quantity).not.toBe('');
      // The one figure computed from the census file has no page.
      if (quantity !== 'ca_estab_entry_rate') expect(url, quantity).toMatch(/^https?:/);
    }
  });

  it('touches no attitude and no social parameter unless a qualitative fact says so', () => {
    const social = parameters.filter((each) => ['attitudes', 'social life'].includes(registry[each].corner));
    const qualitative = document.facts
      .filter(({ unit }) => unit === 'qualitative')
      .flatMap(({ uses = [] }) => uses);
    expect(social.filter((each) => !qualitative.some((used) => used === each))).toEqual([]);
  });

  it('is small enough for a comparison in about a minute, and points to its schema', () => {
    expect(scenario.parameters.organisationCount).toBeLessThanOrEqual(400);
    expect(document.$schema).toBe('../scenario.schema.json');
  });

  it('runs', () => {
    const short = { ...scenario, parameters: { ...scenario.parameters, burnInYears: 0, branchYears: 1 } };
    const { series } = simulate(short, { arm: 'cluster' });
    expect(series.length).toBeGreaterThan(0);
    expect(series.slice(-10).every(Number.isFinite)).toBe(true);
  });
});

describe('the arithmetic of the notes', () => {
  const value = (name: string, parameter: ParameterName): number =>
    loadLibrary(name).scenario.parameters[parameter];
  const fact = (name: string, quantity: string, year: string): number =>
    Number(
      loadLibrary(name).document.facts.find((each) => each.quantity === quantity && each.year === year)
        ?.value,
    );

  it('comes out for the decline of Prato, and nowhere else is demand changed', () => {
    const ratio = fact('prato', 'textile_employment', '2001') / fact('prato', 'textile_employment', '1981');
    expect(value('prato', 'demandGrowth')).toBeCloseTo(ratio ** (1 / 20) - 1, 4);
    for (const { name, structure } of librarySummaries())
      expect(value(name, 'demandGrowth') < 0).toBe(structure === 'declining');
  });

  it('comes out for the births of Belluno', () => {
    const ratio = fact('belluno', 'firms', '2008') / fact('belluno', 'firms', '1997');
    expect(value('belluno', 'entryRate')).toBeCloseTo(registry.entryRate.value + ratio ** (1 / 11) - 1, 3);
  });

  it('comes out for the anchors', () => {
    expect(value('brainport', 'anchorShare')).toBe(fact('brainport', 'value_added_share_asml', '2025') / 100);
    expect(value('belluno', 'anchorShare')).toBeCloseTo(
      fact('belluno', 'top5_turnover_share', '2003') / 500,
      9,
    );
    expect(value('biowin', 'anchorShare')).toBeCloseTo(
      fact('biowin', 'largest_employer_jobs', 'c.2015') / 15_000,
      3,
    );
  });

  it.each([
    ['sassuolo', 'area', '2003'],
    ['prato', 'area', 'n.d.'],
    ['sophia-antipolis', 'area', '2022'],
  ])('comes out for the radius of %s', (name, quantity, year) => {
    expect(value(name, 'regionRadius')).toBeCloseTo(Math.sqrt(fact(name, quantity, year) / Math.PI), 1);
  });

  it.each([
    ['biowin', 'sector_turnover', '2013', 249],
    ['sassuolo', 'turnover', 'c.2012', 600],
    ['sophia-antipolis', 'turnover', '2022', 2500],
  ])('comes out for the scale of %s', (name, quantity, year, companies) => {
    const { scale = 1 } = loadLibrary(name).document;
    expect((fact(name, quantity, year) * 1e6) / (216 * companies * scale)).toBeCloseTo(1, 2);
  });
});

describe('the page about scenarios', () => {
  it('begins with an example that is right, and goes on with one that is not', () => {
    const page = readFileSync(new URL('../../docs/scenarios.md', import.meta.url), 'utf8');
    const [, right] = /```json\n([^`]*)```/.exec(page) ?? [];
    const [, wrong] = /parse\('([^']*)'\)/.exec(page) ?? [];
    expect(parse(right)).toMatchObject({ ok: true });
    expect(parse(wrong)).toMatchObject({ ok: false });
    expect(faultsOf(wrong)).toContain('unknown-key /parameters/exportShair');
  });

  it('shows the library as it is', () => {
    const page = readFileSync(new URL('../../docs/scenarios.md', import.meta.url), 'utf8');
    expect(page, 'run writeLibraryTable of scenarios/write-library-table.ts').toBe(withLibraryTable(page));
  });
});

describe.skipIf(!existsSync(factsFile))('the collection of facts', () => {
  const clusters: Record<string, string[]> = {
    biowin_wallonia: ['biowin'],
    sassuolo_tiles: ['sassuolo'],
    brainport_eindhoven: ['brainport'],
    prato_textile: ['prato'],
    belluno_eyewear: ['belluno'],
    sophia_antipolis: ['sophia-antipolis'],
    silicon_valley_route128: ['silicon-valley', 'route-128'],
  };

  it('is told in full by the library, with sources, and nothing is added', () => {
    const rows = parseCsv<Record<string, string>>(readFileSync(factsFile), { columns: true });
    for (const [cluster, names] of Object.entries(clusters))
      for (const name of names) {
        const own = rows.filter(({ scenario }) => scenario === cluster);
        const { facts } = loadLibrary(name).document;
        expect(facts.map(identify)).toEqual(
          own.map(({ value, ...row }) => identify({ ...row, value: numeric(value) })),
        );
        facts.forEach(({ note = '' }, i) =>
          expect(note.startsWith(own[i].note), `${name}: ${note}`).toBe(true),
        );
      }
  });
});

function identify({ quantity, value, unit, year, source, url }: Partial<Fact>): unknown[] {
  return [quantity, value, unit, year, source, url];
}

function numeric(text: string): number | string {
  return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
}
