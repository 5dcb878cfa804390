import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OptionReader } from '../../cli/input/option-reader.ts';
import { type Carat, bundledCarat } from './carat.ts';

let carat: Carat;
beforeAll(async () => {
  carat = await bundledCarat();
});
afterAll(() => carat.remove());

/** What an option that asks for a count from 2 to 9 makes of a text. */
function counted(text: string): number | undefined {
  const reader = new OptionReader();
  const value = reader.whole('--count', text, 2, 9);
  reader.check();
  return value;
}

const place = (name: string) => join(carat.folder, name);
const scenario = (changes: object) => ({
  name: 'x',
  title: 'X',
  description: 'X',
  structure: 'custom',
  ...changes,
});

/** Each file, and what must be said of it. */
const files: readonly (readonly [what: string, make: (path: string) => void, said: RegExp])[] = [
  ['an empty file', (path) => writeFileSync(path, ''), /it is empty/],
  ['a folder', (path) => mkdirSync(path), /it is a folder, not a file/],
  ['no file at all', () => undefined, /no such file/],
  ['a link to a file that vanished', (path) => symlinkSync('gone', path), /no such file/],
  ['a pipe that nobody writes to', (path) => void spawnSync('mkfifo', [path]), /it is no ordinary file/],
  ['UTF-16', (path) => writeFileSync(path, '\ufeff{}', 'utf16le'), /it is in UTF-16/],
  [
    'Latin-1',
    (path) => writeFileSync(path, Buffer.from('{"name": "caf\u00e9"}', 'latin1')),
    /it is not UTF-8/,
  ],
  ['a hundred megabytes', (path) => sparse(path, 100_000_000), /at most \d+ MB are read, not 100 MB/],
  ['what is no JSON', (path) => writeFileSync(path, 'name: x\n'), /line 1, column 1 requires a value/],
];

function sparse(path: string, size: number): void {
  writeFileSync(path, '');
  truncateSync(path, size);
}

describe('files that cannot be used', () => {
  const nameOf = (what: string) => `${what.replaceAll(' ', '-')}.json`;

  it('are each refused as a scenario, with code 2, a reason and a remedy', async () => {
    for (const [what, make] of files) make(place(nameOf(what)));
    const { code, out } = await carat(['validate', ...files.map(([what]) => nameOf(what))]);
    expect(code).toBe(2);
    const accounts = out.split('carat: ').slice(1);
    expect(accounts).toHaveLength(files.length);
    for (const [i, [what, , said]] of files.entries()) {
      expect(accounts[i]).toContain(nameOf(what));
      expect(accounts[i]).toMatch(said);
      expect(accounts[i]).toMatch(/\n\s+→ \S/);
      expect(accounts[i]).not.toMatch(/\n\s+at |Error:/);
    }
  });

  it.each(['an empty file', 'a folder', 'a hundred megabytes', 'a pipe that nobody writes to'])(
    'are refused with code 2 by compare and import when one is %s, and nothing is written',
    async (what) => {
      const name = nameOf(what);
      const before = readdirSync(carat.folder);
      const outcomes = await Promise.all([
        carat(['compare', name]),
        carat(['import', name, '--name', 'imported']),
      ]);
      for (const { code, out, err } of outcomes) {
        expect([code, out]).toEqual([2, '']);
        expect(err).toContain(name);
        expect(err).toContain('→ ');
      }
      expect(readdirSync(carat.folder)).toEqual(before);
    },
  );
});

describe('the standard input', () => {
  it('is read no further than a scenario may be long', async () => {
    const { code, err } = await carat(['compare', '-'], { input: Buffer.alloc(70_000_000) });
    expect(code).toBe(2);
    expect(err).toContain('the standard input: at most 64 MB are read, not more');
  });

  it('is refused when it is empty', async () => {
    const { code, err } = await carat(['compare', '-'], { input: '' });
    expect(code).toBe(2);
    expect(err).toContain('the standard input: it is empty');
  });
});

describe('a scenario with many faults', () => {
  it('is told all of them at once, with place and remedy, those of the options too', async () => {
    const document = scenario({
      parameters: { exportShare: 'half', relatedShare: 7, exportShair: 0.3, notice: 1e999 },
      organisations: [
        { id: 'a', kind: 'firm' },
        { id: 'a', kind: 'firm' },
        { id: 'b', kind: 'moon' },
      ],
      ties: [
        { source: 'a', target: 'a', weight: 0.5 },
        { source: 'a', target: 'b', weight: 2 },
      ],
    });
    writeFileSync(place('many.json'), JSON.stringify(document).replace('"notice":null', '"notice":1e999'));
    const { code, out, err } = await carat([
      'compare',
      'many.json',
      '--replications',
      'few',
      '--workers',
      '0',
    ]);
    expect([code, out]).toEqual([2, '']);
    for (const part of [
      '--replications requires a whole number',
      '--workers requires a whole number',
      '/parameters/exportShare requires a number',
      '/parameters/relatedShare requires a number',
      '/parameters/notice requires a number',
      'did you mean "exportShare"',
      '/organisations/1/id requires an id of its own',
      '/organisations/2/kind requires one of firm, related, factor',
      '/ties/0 requires two organisations',
      '/ties/1/weight requires a number',
    ])
      expect(err).toContain(part);
    const remedies = err.match(/→ /g)?.length;
    expect(remedies).toBe(err.match(/^ {2}\S/gm)?.length);
  });

  it('is told to programs by validate --json', async () => {
    writeFileSync(place('one.json'), JSON.stringify(scenario({ parameters: { notice: 2 } })));
    const { code, out } = await carat(['validate', 'biowin', 'one.json', '--json']);
    expect(code).toBe(2);
    const [good, bad] = JSON.parse(out) as { isValid: boolean; hash?: string; faults: { place: string }[] }[];
    expect([good.isValid, good.hash?.length, good.faults]).toEqual([true, 16, []]);
    expect([bad.isValid, bad.faults.map((fault) => fault.place)]).toEqual([false, ['/parameters/notice']]);
  });
});

describe('options', () => {
  it.each([['1', '2.5', 'Infinity', 'NaN', '0x2', '1e9', '', ' ', '-3', 'two']])(
    'take only whole numbers within their bounds where a count is asked for',
    (...texts) => {
      for (const text of texts)
        expect(() => counted(text), text).toThrow('requires a whole number from 2 to 9');
      expect([counted('2'), counted('9'), counted('4e0')]).toEqual([2, 9, 4]);
    },
  );

  it('are each refused with code 2 and told together, whatever is wrong with them', async () => {
    const wrong = [
      ['--cap', '1e9'],
      ['--precision', 'NaN'],
      ['--workers', '0x2'],
      ['--arms', ''],
      ['--seed', ''],
      ['--set', 'exportShare'],
    ];
    const { code, out, err } = await carat(['compare', 'biowin', ...wrong.map((pair) => pair.join('='))]);
    expect([code, out]).toEqual([2, '']);
    for (const [option] of wrong) expect(err).toMatch(new RegExp(`^ {2}${option} (requires|knows)`, 'm'));
    expect(err).toContain('6 faults in the command line');
  });

  it('that set a parameter to what is no number, or to nothing known, are refused', async () => {
    const values = ['notice=', 'exportShare=NaN', 'relatedShare=Infinity', 'factorShare=7', '__proto__=1'];
    const words = values.flatMap((value) => ['--set', value]);
    const { code, err } = await carat(['run', 'biowin', ...words]);
    expect(code).toBe(2);
    for (const value of values) expect(err).toContain(`--set ${value.split('=')[0]}`);
  });

  it('that write numbers with a comma or with separators are told how to write them', async () => {
    const sets = ['exportShare=0,4', 'organisationCount=1,000', 'demandRate=1.234.567'];
    const words = sets.flatMap((value) => ['--set', value]);
    const { code, err } = await carat([
      'compare',
      'biowin',
      ...words,
      '--precision',
      '0,5',
      '--cap',
      '1.000',
    ]);
    expect(code).toBe(2);
    const said = [
      ['--set exportShare requires a number, not "0,4"', 'write 0.4, with a decimal point'],
      [
        '--set organisationCount requires a number, not "1,000"',
        'write 1000 without a separator, or 1.000 with a decimal point',
      ],
      ['--set demandRate requires a number, not "1.234.567"', 'write 1234567, without a separator'],
      ['--precision requires a number above 0, not "0,5"', 'write 0.5, with a decimal point'],
      ['--cap requires a whole number from 2 to 100000, not "1.000"', 'write 1000, without a separator'],
    ];
    for (const [message, remedy] of said) expect(err).toContain(`${message}\n    → ${remedy}\n`);
    expect(err).not.toContain('path');
    const small = await carat(['compare', 'biowin', '--precision', '-0.500']);
    expect(small.err).not.toContain('separator');
  });

  it('that contradict each other are refused', async () => {
    const { code, err } = await carat([
      'compare',
      'biowin',
      '--replications',
      '4',
      '--precision',
      '2',
      '--strict',
    ]);
    expect(code).toBe(2);
    expect(err).toContain('--precision does not go with --replications');
    expect(err).toContain('--strict does not go with --replications');
  });
});

describe('rights', () => {
  const isRoot = process.getuid?.() === 0;
  const nobody = isRoot ? { uid: 65_534 } : {};
  const canRun = async () => (await carat(['--version'], nobody)).code === 0;

  it('that are missing are told with code 2, for reading and for writing', async (context) => {
    if (!(await canRun())) return context.skip('no other user can run node here');
    writeFileSync(place('secret.json'), '{}');
    chmodSync(place('secret.json'), 0o000);
    const reading = await carat(['validate', 'secret.json'], nobody);
    expect([reading.code, reading.out]).toEqual([2, expect.stringContaining('permission is denied')]);
    mkdirSync(place('closed'));
    chmodSync(place('closed'), 0o555);
    for (const words of [
      ['init', 'closed/my.json'],
      ['compare', 'biowin', '--out', 'closed/results'],
    ]) {
      const writing = await carat(words, nobody);
      expect([writing.code, writing.err]).toEqual([2, expect.stringContaining('permission is denied')]);
    }
  });
});

describe('a reader', () => {
  const piped = (command: string) =>
    spawnSync('bash', ['-c', `set -o pipefail; "$NODE" "$CARAT" ${command}; echo "code $?"`], {
      env: { PATH: process.env.PATH, NODE: process.execPath, CARAT: carat.file },
      encoding: 'utf8',
      // A shell whose input is a socket would read its start file.
      stdio: ['ignore', 'pipe', 'pipe'],
    });

  it('that goes away is no fault', () => {
    const { stdout, stderr } = piped('run biowin --csv --measures all --set=organisationCount=12 | head -1');
    expect(stdout).toMatch(/^month,turnover,/);
    expect(stdout).toContain('code 0');
    expect(stderr).toBe('');
  });

  it('whose disk is full is told', () => {
    const { stdout, stderr } = piped('explain > /dev/full');
    expect(stdout).toBe('code 2\n');
    expect(stderr).toContain('the answer could not be written: no space is left');
  });
});

describe('a fault of ours', () => {
  it('ends with 1 and asks for a report, with the stack only when debugging', async () => {
    // Without its worker, two threads cannot be had: that is never the user's fault.
    const broken = carat.file.replace('carat.js', 'worker.js');
    const worker = readFileSync(broken);
    try {
      writeFileSync(broken, 'throw new Error("broken on purpose");');
      const words = ['compare', 'biowin', '--workers', '2', '--replications', '2'];
      const { code, err } = await carat(words);
      expect(code).toBe(1);
      expect(err).toContain('this is a fault of Carat, not yours: broken on purpose');
      expect(err).toContain('please report it');
      expect(err).not.toMatch(/\n\s+at /);
      expect((await carat([...words, '--debug'])).err).toMatch(/\n\s+at /);
    } finally {
      writeFileSync(broken, worker);
    }
  });
});
