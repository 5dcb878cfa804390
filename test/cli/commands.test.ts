import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Carat, bundledCarat, tiny } from './carat.ts';

let carat: Carat;
beforeAll(async () => {
  carat = await bundledCarat();
});
afterAll(() => carat.remove());

const inFolder = (name: string) => join(carat.folder, name);

describe('carat', () => {
  it('by itself tells its commands, its exit codes and where to begin', async () => {
    const { code, out, err } = await carat([]);
    expect([code, err]).toEqual([0, '']);
    for (const name of ['compare', 'run', 'scenarios', 'init', 'validate', 'import', 'calibrate', 'explain'])
      expect(out).toMatch(new RegExp(`^  ${name} `, 'm'));
    expect(out).toContain('Exit codes:');
    expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  it('helps with a command, with its options and examples', async () => {
    const { code, out } = await carat(['help', 'explain']);
    expect(code).toBe(0);
    expect(out).toMatch(/^Usage: carat explain.*\n[^]*\nExamples:\n {2}carat explain/);
  });

  it('tells its version', async () => {
    const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
    expect(await carat(['--version'])).toEqual({ code: 0, out: `${manifest.version}\n`, err: '' });
  });

  it.each([
    ['a command', ['compar', 'biowin'], 'Did you mean compare?'],
    ['an option', ['compare', 'biowin', '--replicatons', '3'], 'Did you mean --replications?'],
    ['a scenario', ['compare', 'biowim', '--arms', 'cluster'], 'did you mean "biowin"'],
    ['a scenario to show', ['scenarios', 'show', 'belluna'], 'did you mean "belluno"'],
    ['a term', ['explain', 'trst'], 'did you mean "trust"'],
    ['a command to help with', ['help', 'compar'], 'did you mean "compare"'],
  ])('guesses what was meant by %s, and ends with 2', async (_, words, guess) => {
    const { code, out, err } = await carat(words);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(guess);
  });
});

describe('run', () => {
  it('guesses what was meant by each misspelt name, all at once', async () => {
    const words = ['run', 'biowin', '--arm', 'clustr', '--measures', 'turnovr', '--set', 'exportShair=.3'];
    const { code, err } = await carat(words);
    expect(code).toBe(2);
    for (const name of ['cluster', 'turnover', 'exportShare'])
      expect(err).toContain(`did you mean "${name}"`);
  });

  it('tells the months of one arm as a table, as CSV and as JSON, with the same numbers', async () => {
    const words = ['run', 'biowin', ...tiny, '--arm', 'isolated', '--measures', 'turnover,firms'];
    const [table, csv, json] = await Promise.all([
      carat(words),
      carat([...words, '--csv']),
      carat([...words, '--json']),
    ]);
    const answer = JSON.parse(json.out) as {
      arm: string;
      month: number[];
      series: { turnover: number[]; firms: number[] };
    };
    expect(answer.arm).toBe('isolated');
    expect(answer.month).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    const lines = csv.out.trimEnd().split('\n');
    expect(lines[0]).toBe('month,turnover,firms');
    expect(lines[5]).toBe(`4,${answer.series.turnover[4]},${answer.series.firms[4]}`);
    const whole = Math.round(answer.series.turnover[4]).toLocaleString('en');
    expect(table.out).toMatch(new RegExp(`^ +4 +${whole} +${answer.series.firms[4]}$`, 'm'));
  });

  it('tells the burn-in when asked, in months before 0', async () => {
    const { out } = await carat(['run', 'biowin', ...tiny, '--burn-in', '--csv']);
    const months = out
      .trimEnd()
      .split('\n')
      .slice(1)
      .map((line) => Number(line.split(',')[0]));
    expect(months).toEqual(Array.from({ length: 24 }, (_, i) => i - 12));
  });

  it('writes a file by its ending, and replaces it only when forced', async () => {
    const words = ['run', 'biowin', ...tiny, '--out', inFolder('run.csv')];
    const first = await carat(words);
    expect(first.out).toBe(`wrote ${inFolder('run.csv')}: 12 rows of 7 variables\n`);
    writeFileSync(inFolder('run.csv'), 'mine');
    const second = await carat(words);
    expect([second.code, readFileSync(inFolder('run.csv'), 'utf8')]).toEqual([2, 'mine']);
    expect((await carat([...words, '--force'])).code).toBe(0);
    expect(readFileSync(inFolder('run.csv'), 'utf8')).toMatch(/^month,turnover,/);
  });

  it('writes tables, codebook, JSON and a report into a folder, the same each time', async () => {
    const words = ['run', 'biowin', ...tiny, '--out', inFolder('one-run')];
    const { out } = await carat(words);
    expect(out).toBe(`wrote 5 files in ${inFolder('one-run')}: 12 rows of 7 variables\n`);
    const files = ['codebook.csv', 'report.html', 'run.csv', 'run.json', 'run.parquet'];
    expect(readdirSync(inFolder('one-run')).sort()).toEqual(files);
    const read = () => readFileSync(inFolder('one-run/report.html'), 'utf8');
    const report = read();
    expect(report).toContain('replication 0, seed biowin. One run is one draw of luck, and has no interval.');
    expect(report).not.toMatch(/NaN|undefined|<script|https?:\/\/(?!www\.w3\.org)/);
    await carat(words);
    expect(read()).toBe(report);
  });
});

describe('scenarios', () => {
  it('lists the library, and shows one with sources and reasons', async () => {
    const list = await carat(['scenarios']);
    for (const name of ['biowin', 'prato', 'route-128'])
      expect(list.out).toMatch(new RegExp(`^${name} `, 'm'));
    const prato = await carat(['scenarios', 'show', 'prato']);
    expect(prato.out).toContain('http://www.welcome2prato.com/2009/10/crisi-settore-tessile-prato.html');
    expect(prato.out).toContain('\nAssumptions\n');
    expect((await carat(['scenarios', 'prato'])).out).toBe(prato.out);
  });
});

describe('init', () => {
  it('writes a scenario that is valid, remarks on its numbers, and brings the schema it points to', async () => {
    const file = inFolder('My Bakers.json');
    expect((await carat(['init', file])).code).toBe(0);
    const document = JSON.parse(readFileSync(file, 'utf8')) as {
      $schema: string;
      name: string;
      parameters: Record<string, number>;
      assumptions: { parameter: string; reason: string }[];
    };
    expect(document.name).toBe('my-bakers');
    expect(existsSync(join(carat.folder, document.$schema))).toBe(true);
    const remarked = document.assumptions.map(({ parameter }) => parameter);
    expect(['organisationCount', ...remarked]).toEqual(Object.keys(document.parameters));
    const { code, out } = await carat(['validate', file]);
    expect([code, out]).toEqual([0, expect.stringContaining('60 organisations, 6 parameters changed')]);
  });

  it('replaces nothing without --force', async () => {
    const file = inFolder('kept.json');
    writeFileSync(file, 'mine');
    const refused = await carat(['init', file]);
    expect([refused.code, readFileSync(file, 'utf8')]).toEqual([2, 'mine']);
    expect(refused.err).toContain('add --force to replace it');
    expect((await carat(['init', file, '--force'])).code).toBe(0);
    expect(readFileSync(file, 'utf8')).toContain('"name": "kept"');
  });

  it('prints for -, and then writes no file', async () => {
    const before = readdirSync(carat.folder);
    const { out } = await carat(['init', '-']);
    expect(JSON.parse(out)).toMatchObject({ name: 'my-cluster' });
    expect(readdirSync(carat.folder)).toEqual(before);
  });
});

describe('import', () => {
  const organisations =
    'id,role,lat,lon\na,firm,50.1,4.1\nb,related,50.2,4.2\nc,factor,50.3,4.3\nd,moon,50,4\n';
  const ties = 'from,to,weight\na,b,0.5\na,nobody,0.5\n';

  it('writes a scenario that runs, and tells which rows it left out and why', async () => {
    writeFileSync(inFolder('My Firms.csv'), organisations);
    writeFileSync(inFolder('ties.csv'), ties);
    const { code, out } = await carat(['import', 'My Firms.csv', '--ties', 'ties.csv']);
    expect(code).toBe(0);
    expect(out).toContain('read 3 organisations, 1 tie, 2 rows left out');
    expect(out).toMatch(/organisations: line 5: role requires [^→]*"moon"/);
    expect(out).toMatch(/ties: line 3: to requires [^→]*"nobody"/);
    const words = [
      'compare',
      'my-firms.json',
      '--set=burnInYears=1',
      '--set=branchYears=1',
      '--replications=2',
    ];
    expect((await carat(words)).code).toBe(0);
  });

  it('maps columns, names the scenario, and prints it for -', async () => {
    const input = 'VAT;kind\na;firm\nb;firm\n';
    const words = ['import', '-', '--map', 'id=VAT', '--name', 'mine', '--out', '-'];
    const { code, out, err } = await carat(words, { input });
    expect(code).toBe(0);
    const document = JSON.parse(out) as { name: string; organisations: { id: string }[] };
    expect([document.name, document.organisations.map(({ id }) => id)]).toEqual(['mine', ['a', 'b']]);
    expect(err).toContain('id from VAT');
  });

  it('asks with the options that settle a doubt, which then work as they are printed', async () => {
    writeFileSync(inFolder('german.csv'), 'Firma;capacity\nAlpha;12.500\nBeta;980\n');
    const words = ['import', 'german.csv', '--map', 'id=Firma'];
    const { code, err } = await carat(words);
    expect(code).toBe(2);
    expect(err).toContain('"12.500" is 12.5 or 12500');
    expect(existsSync(inFolder('german.json'))).toBe(false);
    const [comma] = /--decimal capacity=comma/.exec(err) ?? [];
    const settled = await carat([...words, ...comma!.split(' '), '--out', '-']);
    const document = JSON.parse(settled.out) as { organisations: { capacity: number }[] };
    expect(document.organisations.map(({ capacity }) => capacity)).toEqual([12500, 980]);
  });

  it('switches off a column that its name recognised, and says so in its help', async () => {
    writeFileSync(inFolder('roles.csv'), 'id,role\na,Agro\nb,Public\n');
    const asked = await carat(['import', 'roles.csv', '--out', '-']);
    expect(asked.code).toBe(2);
    expect(asked.err.replaceAll(/\s+/g, ' ')).toContain('--map role=-');
    expect((await carat(['import', 'roles.csv', '--map', 'role=-', '--out', '-'])).code).toBe(0);
    expect((await carat(['help', 'import'])).out).toContain('role=-');
  });

  it('prints an option with a name of several words so that a terminal takes it as one', async () => {
    const { err } = await carat(['import', '-'], { input: 'Raison sociale,Ville\nA,L\nB,L\n' });
    expect(err.replaceAll(/\s+/g, ' ')).toContain('--map "id=Raison sociale"');
  });

  it.each([
    [['--decimal', 'capacity=dot'], 'choose among point, comma'],
    [['--decimal', 'name=comma'], 'choose among lat'],
    [['--unit', 'capacity=k€'], 'choose among k€/month'],
  ])('refuses %j', async (words, remedy) => {
    const { code, err } = await carat(['import', '-', ...words], { input: 'id\na\n' });
    expect(code).toBe(2);
    expect(err.replaceAll(/\s+/g, ' ')).toContain(remedy);
  });

  it('writes nothing when the table cannot be used', async () => {
    const words = ['import', '-', '--name', 'nothing', '--map', 'idd=x'];
    const { code, err } = await carat(words, { input: 'x,y\n1,2\n' });
    expect(code).toBe(2);
    expect(err).toContain('no column is recognised as id');
    expect(err).toContain('did you mean "id"');
    expect(existsSync(inFolder('nothing.json'))).toBe(false);
  });
});

describe('explain', () => {
  it('tells unit, range, grade and source of a parameter, however it is spaced', async () => {
    const { out } = await carat(['explain', 'Export', 'SHARE']);
    expect(out).toContain('exportShare (parameter)');
    for (const part of ['0.25 share', '0 to 1', 'assumed', 'trial runs']) expect(out).toContain(part);
  });

  it('tells arms, measures, propositions, causes and terms, and all that bear a name', async () => {
    const texts = await Promise.all(
      ['cluster', 'turnover', 'p15', 'noSkill', 'hub-and-spoke'].map(
        async (name) => (await carat(['explain', name])).out,
      ),
    );
    const [cluster, turnover, p15, noSkill, structure] = texts;
    expect(cluster).toMatch(/cluster \(arm\)[^]*cluster \(term\)/);
    expect(turnover).toContain('counted once');
    expect(p15).toContain('the social dimension is necessary');
    expect(noSkill).toContain('(cause of loss)');
    expect(structure).toContain('(structure)');
  });

  it('lists all there is when asked for nothing', async () => {
    const { out } = await carat(['explain']);
    for (const name of ['contactRate', 'herfindahl', 'P22', 'consolidated', 'ledger'])
      expect(out).toContain(name);
  });
});

describe('calibrate', () => {
  it('measures the present values against every target', async () => {
    const { code, out } = await carat(['calibrate', '--check', '--replications', '2', '--json']);
    expect(code).toBe(0);
    const answer = JSON.parse(out) as { targets: { name: string; achieved: number }[]; distance: number };
    expect(answer.targets.map(({ name }) => name)).toContain('survival to 5 years');
    const utilisation = answer.targets.find(({ name }) => name === 'utilisation')!;
    expect(utilisation.achieved).toBeGreaterThan(0.5);
    expect(utilisation.achieved).toBeLessThan(1);
    expect(answer.distance).toBeGreaterThan(0);
  });
});
