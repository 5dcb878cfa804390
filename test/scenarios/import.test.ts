import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { importCluster, parse } from '#scenarios';
import { simulate } from '#sim-core';
import { byteLimit } from '../../scenarios/import/decode-text.ts';
import { noteLimit } from '../../scenarios/import/report.ts';
import { bytes, losses, organisationsOf, read, told } from './imports.ts';

const fixture = (name: string): Uint8Array =>
  readFileSync(new URL(`./fixtures/${name}.csv`, import.meta.url));

describe('an export of the research programme’s database', () => {
  const result = importCluster(fixture('valley_orgs'), fixture('valley_ties'), {
    name: 'valley',
    title: 'The valley',
  });

  it('is read as it is, without a loss', () => {
    expect(losses(result)).toEqual([]);
    expect(result.report).toMatchObject({
      organisationsRead: 6,
      tiesRead: 5,
      rowsLeftOut: 0,
      notesLeftOut: 0,
    });
    expect(result.report.columns).toEqual({
      organisations: {
        id: 'id',
        name: 'name',
        role: 'suggested_diamond_role',
        activity: 'activity_type',
        lat: 'lat',
        lon: 'lon',
      },
      ties: { source: 'source', target: 'target', projects: 'joint_projects' },
    });
  });

  it('takes role before activity, and the demand side as factors, and says so', () => {
    expect(organisationsOf(result).map(({ kind }) => kind)).toEqual([
      'factor',
      'firm',
      'firm',
      'related',
      'factor',
      'factor',
    ]);
    expect(told(result)).toContain(
      'organisations of the demand side (hospitals, public buyers) taken as factors: 1',
    );
    expect(organisationsOf(result)[3].name).toBe('LEGAL "EAGLES" SPRL');
  });

  it('says that capacity is drawn, and lists the columns without a use', () => {
    expect(told(result)).toContain('no column tells the capacity');
    expect(told(result)).toContain('"n_projects"');
    expect(organisationsOf(result).every(({ capacity }) => capacity === undefined)).toBe(true);
  });

  it('keeps what it decided among the assumptions of the document', () => {
    const assumed = result.ok ? result.document.assumptions.map(({ reason }) => reason).join('\n') : '';
    for (const part of ['demand side', 'capacity', 'joint wins', 'newcomers settle'])
      expect(assumed).toContain(part);
  });

  it('passes the parser and runs, ties included', () => {
    const parsing = parse(result.ok ? result.document : undefined);
    expect(parsing.ok).toBe(true);
    if (!parsing.ok) return;
    const { scenario } = parsing.loaded;
    const short = { ...scenario, parameters: { ...scenario.parameters, burnInYears: 0, branchYears: 1 } };
    const { series } = simulate(short, { arm: 'cluster' });
    expect(series.every(Number.isFinite)).toBe(true);
  });
});

describe('the kind', () => {
  it.each([
    ['role', 'related', 'related'],
    ['kind', 'FIRM', 'firm'],
    ['activity_type', 'PRC', 'firm'],
    ['activity_type', 'PUB', 'factor'],
    ['suggested_diamond_role', 'Demand', 'factor'],
  ])('is read from %s %s', (column, written, kind) => {
    expect(
      organisationsOf(
        read(`id,${column}\nseller,${column === 'activity_type' ? 'PRC' : 'firm'}\na,${written}\n`),
      )[1].kind,
    ).toBe(kind);
  });

  it('falls back on the activity where the role is empty', () => {
    expect(organisationsOf(read('id,role,activity\na,,PRC\nb,,HES\n')).map(({ kind }) => kind)).toEqual([
      'firm',
      'factor',
    ]);
  });

  it('leaves the row out where it is not known, or empty', () => {
    const result = read('id,role\na,firm\nb,wizard\nc,constructor\nd,\n');
    expect(losses(result)).toEqual([
      'row-left-out 3 role "wizard"',
      'row-left-out 4 role "constructor"',
      'row-left-out 5 role ""',
    ]);
    expect(organisationsOf(result).map(({ id }) => id)).toEqual(['a']);
  });

  it('is a firm, told as such, when no column tells it', () => {
    const result = read('id\na\nb\n');
    expect(organisationsOf(result).map(({ kind }) => kind)).toEqual(['firm', 'firm']);
    expect(told(result)).toContain('every organisation was taken as a firm');
  });
});

describe('rows that cannot be read', () => {
  it('are told with line, column and value, and the others are read', () => {
    const result = read(
      'id,role,capacity\n,firm,3\na,firm,3\na,firm,4\nb,firm,much\nc,firm,-1\nf,factor,7\nd,firm,5,6\ne\ng,firm,8\n',
    );
    expect(losses(result)).toEqual([
      'row-left-out 8 4 cells',
      'row-left-out 9 1 cells',
      'row-left-out 2 id ""',
      'row-left-out 4 id "a"',
      'value-left-out 5 capacity "much"',
      'value-left-out 6 capacity "-1"',
      'value-left-out 7 capacity "7"',
    ]);
    expect(organisationsOf(result)).toEqual([
      { id: 'a', kind: 'firm', capacity: 3 },
      { id: 'b', kind: 'firm' },
      { id: 'c', kind: 'firm' },
      { id: 'f', kind: 'factor' },
      { id: 'g', kind: 'firm', capacity: 8 },
    ]);
    expect(result.report.rowsLeftOut).toBe(4);
  });

  it('keep their line numbers through quoted new lines and empty lines', () => {
    const result = read('id,name,role\r\n\r\na,"two\r\nlines",firm\r\n\r\nb,x,wizard\r\n');
    expect(losses(result)).toEqual(['row-left-out 6 role "wizard"']);
    expect(organisationsOf(result)[0].name).toBe('two\r\nlines');
  });

  it('fail the import when none is left', () => {
    const result = read('id,role\na,wizard\n');
    expect(result.ok).toBe(false);
    expect(losses(result)).toEqual(['row-left-out 2 role "wizard"', 'failed unreadable rows alone']);
  });

  it('are counted when there are too many to tell', () => {
    const result = read(`id,role\nx,firm\n${'a,wizard\n'.repeat(noteLimit + 500)}`);
    expect(result.ok).toBe(true);
    expect(result.report.rowsLeftOut).toBe(noteLimit + 500);
    expect(result.report.notesLeftOut).toBeGreaterThanOrEqual(500);
  });

  it('stop the reading where a quotation mark is not closed', () => {
    const result = read('id,name,role\na,x,firm\nb,"open,firm\nc,z,firm\n');
    expect(losses(result)).toEqual(['row-left-out 3 CSV_QUOTE_NOT_CLOSED']);
    expect(told(result)).toContain('nothing from there on was read');
    expect(organisationsOf(result).map(({ id }) => id)).toEqual(['a']);
  });

  it('are those with a NUL byte', () => {
    const long = 'x'.repeat(200);
    expect(losses(read(`id,name,role\na,${long},firm\nb,${long}\0,firm\n`))[0]).toMatch(/^row-left-out 3 /);
  });
});

describe('a file', () => {
  const table = 'id;naam;role\na;Café;firm\nb;Müller;related\n';
  const names = ['Café', 'Müller'];
  const latin = Uint8Array.from(table, (letter) => letter.charCodeAt(0));
  const wide = (isLittle: boolean, mark: boolean): Uint8Array => {
    const text = mark ? `\uFEFF${table}` : table;
    const view = new DataView(new ArrayBuffer(text.length * 2));
    for (let i = 0; i < text.length; i += 1) view.setUint16(2 * i, text.charCodeAt(i), isLittle);
    return new Uint8Array(view.buffer);
  };

  it.each([
    ['UTF-8', bytes(table), ''],
    ['UTF-8 with a mark', bytes(`\uFEFF${table}`), ''],
    ['Windows-1252', latin, 'Windows-1252'],
    ['UTF-16 little-endian with a mark', wide(true, true), 'UTF-16LE'],
    ['UTF-16 little-endian', wide(true, false), 'UTF-16LE'],
    ['UTF-16 big-endian with a mark', wide(false, true), 'UTF-16BE'],
    ['UTF-16 big-endian', wide(false, false), 'UTF-16BE'],
  ])('may be in %s', (_, file, notice) => {
    const result = read(file);
    expect(organisationsOf(result).map(({ id, name }) => [id, name])).toEqual([
      ['a', names[0]],
      ['b', names[1]],
    ]);
    if (notice === '') expect(told(result)).not.toMatch(/UTF|Windows/);
    else expect(told(result)).toContain(notice);
  });

  it.each([',', ';', '\t', '|'])('may separate cells by %j, and lines in three ways', (delimiter) => {
    for (const line of ['\n', '\r\n', '\r']) {
      const text = [
        ['id', 'a,b;c', 'role'],
        ['x', 'y', 'firm'],
        ['z', 'y', 'factor'],
      ]
        .map((cells) => cells.map((cell) => (cell.length > 4 ? `"${cell}"` : cell)).join(delimiter))
        .join(line);
      expect(organisationsOf(read(text)).map(({ id, kind }) => [id, kind])).toEqual([
        ['x', 'firm'],
        ['z', 'factor'],
      ]);
    }
  });

  it.each([
    ['empty', '', 'the file is empty'],
    ['blank', ' \n\n', 'the file has no line with text'],
    ['a header alone', 'id,role\n', 'the file has a header and no rows'],
    ['one endless line', 'id,'.repeat(100_000), 'a line requires at most 100000 characters'],
    ['without an id', 'ident,role\na,firm\n', 'no column is recognised as id'],
    [
      'binary',
      `PK\u0003\u0004${'\u0000\u0001\u0002'.repeat(300)}`,
      'a table requires text, not a zip archive',
    ],
    ['bytes', '\u0000\u0001\u0002'.repeat(300), 'a table requires text, not binary data'],
  ])('fails when it is %s', (_, text, message) => {
    const result = read(text);
    expect(result.ok).toBe(false);
    expect(told(result)).toContain(message);
  });

  it('fails at once when it is too large', () => {
    const start = performance.now();
    const result = read(new Uint8Array(100_000_000).fill(97));
    expect(result.ok).toBe(false);
    expect(told(result)).toBe(`a table requires at most ${byteLimit} bytes, not 100000000`);
    expect(performance.now() - start).toBeLessThan(2000);
  });

  it.each([
    ['"', 3],
    ['a', 3],
    ['\n', 3],
    [',', 3],
    [',\n', 1],
  ])('of nothing but %j neither hangs nor throws', (part, megabytes) => {
    expect(read(part.repeat((megabytes * 1e6) / part.length)).ok).toBe(false);
  });

  it('never throws, and what it lets pass is a right scenario', () => {
    const cell = fc.oneof(
      fc.constantFrom('a', 'b', 'firm', 'factor', 'id', 'role', '"', '', '5,1', '\0', 'é'),
      fc.string(),
    );
    const text = fc
      .array(fc.array(cell, { maxLength: 5 }), { maxLength: 8 })
      .map(
        (rows) => `id,role,capacity,x,y\nq,firm,1,1,1\n${rows.map((cells) => cells.join(',')).join('\n')}`,
      );
    fc.assert(
      fc.property(
        fc.oneof(text.map(bytes), fc.uint8Array({ maxLength: 300 })),
        text,
        (organisations, ties) => {
          const result = importCluster(organisations, bytes(ties.replace('id,role', 'source,target')), {
            name: 'any',
          });
          return !result.ok || parse(result.document).ok;
        },
      ),
      { seed: 1, numRuns: 500 },
    );
  });
});

describe('columns', () => {
  it('are mapped by the user before they are guessed', () => {
    const result = read('id,Nummer,Sorte\n1,a,firm\n2,b,related\n', undefined, {
      map: { id: 'nummer', role: 'Sorte' },
    });
    expect(organisationsOf(result).map(({ id, kind }) => [id, kind])).toEqual([
      ['a', 'firm'],
      ['b', 'related'],
    ]);
  });

  it('fail the import when mapped to what is not there, with a suggestion', () => {
    const result = read('id,Nummer\n1,a\n', undefined, { map: { id: 'Numer', rol: 'x', source: 'y' } });
    const failures = result.report.notes.filter(({ effect }) => effect === 'failed');
    expect(failures.map(({ remedy }) => remedy)).toEqual([
      'did you mean "role"',
      'add the table of ties',
      'did you mean "Nummer"',
    ]);
  });

  it('are told when the header repeats them', () => {
    expect(told(read('id,role,id\na,firm,b\n'))).toContain('the header repeats "id"');
  });
});

describe('the document as a whole', () => {
  it('fails with the parser’s words when the name is no name or nobody sells', () => {
    expect(told(read('id\na\n', undefined, { name: 'Not A Name' }))).toContain(
      'name requires lower-case letters',
    );
    expect(told(read('id,role\na,factor\n'))).toContain('at least one firm or related company');
  });
});
