import { describe, expect, it } from 'vitest';
import { type Import, importCluster } from '#scenarios';
import { type ParameterName, parameterNames, registry } from '#sim-core';
import { isScaled } from '../../scenarios/consistency.ts';
import { quote, show } from '../../scenarios/issue.ts';
import { nearestName } from '../../scenarios/nearest-name.ts';
import { readJson } from '../../scenarios/read-json.ts';
import { faultsOf, least } from './documents.ts';

describe('JSON', () => {
  const codes = (text: string) => {
    const reading = readJson(text);
    return reading.ok ? [] : reading.issues.map(({ code }) => code);
  };

  it('may have a value within 32 lists or objects', () => {
    const nested = (depth: number) => `${'['.repeat(depth)}0${']'.repeat(depth)}`;
    expect(codes(nested(32))).toEqual([]);
    expect(codes(nested(33))).toEqual(['depth']);
  });

  it('may have 10,000 names in an object', () => {
    const named = (count: number) =>
      JSON.stringify(Object.fromEntries(Array.from({ length: count }, (_, i) => [`k${i}`, i])));
    expect(codes(named(10_000))).toEqual([]);
    expect(codes(named(10_001))).toEqual(['size']);
  });

  it('has 20 names that are written twice told one by one, and then is not read on', () => {
    const twice = (count: number) => {
      const reading = readJson(`[${Array.from({ length: count }, () => '{"a":0,"a":0}').join()}]`);
      return reading.ok ? [] : reading.issues.map(({ message }) => message.includes('the rest was not read'));
    };
    expect(twice(19)).toEqual(Array.from({ length: 19 }, () => false));
    expect(twice(20)).toEqual([...Array.from({ length: 20 }, () => false), true]);
    expect(twice(500)).toHaveLength(21);
  });
});

describe('what is shown of a value', () => {
  it('is a text of 40 characters in full, and the beginning of a longer one', () => {
    expect(quote('x'.repeat(40))).toBe(`"${'x'.repeat(40)}"`);
    expect(quote('x'.repeat(41))).toBe(`"${'x'.repeat(40)}…"`);
  });

  it('is short for everything else', () => {
    expect([undefined, null, 'a', 1.5, true, [1, 2], { a: 1 }].map(show)).toEqual([
      'nothing',
      'null',
      '"a"',
      '1.5',
      'true',
      'a list of 2',
      'an object',
    ]);
  });
});

describe('the name that was meant', () => {
  it('is the nearest, if no more than two of five letters are wrong', () => {
    const meant = (written: string) => nearestName(written, ['abcdefghij', 'abcdefghix']);
    expect(meant('ABCDEFGHIJ')).toBe('abcdefghij');
    expect(meant('abcdefghxx')).toBe('abcdefghix');
    expect(meant('vwyzefghij')).toBe('abcdefghij');
    expect(meant('vwyztfghij')).toBeUndefined();
  });

  it('is the first of those equally near', () => {
    expect(nearestName('abcx', ['abcd', 'abce'])).toBe('abcd');
  });

  it('is looked for by the first forty letters’ worth of mistakes, however long the text', () => {
    const name = 'a'.repeat(100);
    expect(nearestName('a'.repeat(84) + 'b'.repeat(16), [name])).toBe(name);
    expect(nearestName('a'.repeat(83) + 'b'.repeat(17), [name])).toBeUndefined();
  });
});

describe('a table of organisations', () => {
  const read = (csv: string): Import => importCluster(Buffer.from(csv), undefined, { name: 'n' });
  const kept = (csv: string) => {
    const result = read(csv);
    return result.ok ? result.document.organisations!.length : 0;
  };
  const row = (id: string, name = 'N') => `${id},firm,${name}\n`;
  const table = (...rows: string[]) => `id,role,name\n${row('first')}${rows.join('')}`;

  it('is told of names in its header that are repeated, and of nothing where none is', () => {
    const repeats = (header: string) =>
      read(`${header}\na,firm,N\n`).report.notes.filter(({ message }) => message.includes('repeats')).length;
    expect([repeats('id,role,name'), repeats('id,role,role')]).toEqual([0, 1]);
  });

  it('has ids of 200 characters at most', () => {
    expect(kept(table(row('i'.repeat(200))))).toBe(2);
    expect(kept(table(row('i'.repeat(201))))).toBe(1);
  });

  it('has names of 500 characters at most: a longer one is left out, or its row is, and told', () => {
    const notes = (length: number) => read(table(row('a', 'n'.repeat(length)))).report.notes;
    const ofNames = (length: number) => notes(length).filter(({ column }) => column === 'name');
    expect([ofNames(500).length, ofNames(501).length]).toEqual([0, 1]);
  });

  it('has 1,000 notes on single rows told, and counts the others', () => {
    const told = (count: number) => {
      const { notes, notesLeftOut } = read(
        table(...Array.from({ length: count }, () => 'a,wizard,N\n')),
      ).report;
      return [notes.filter(({ effect }) => effect === 'row-left-out').length > 0, notes.length, notesLeftOut];
    };
    const [, few, none] = told(900);
    expect(none).toBe(0);
    expect(few).toBeGreaterThanOrEqual(900);
    const [, most, rest] = told(3000);
    expect(rest).toBeGreaterThanOrEqual(1999);
    expect(most).toBeLessThan(1010);
  });
});

describe('a table of ties', () => {
  const weights = (projects: string) => {
    const organisations = 'id,role\na,firm\nb,firm\n';
    const result = importCluster(
      Buffer.from(organisations),
      Buffer.from(`source,target,projects\na,b,${projects}\n`),
      {
        name: 'n',
      },
    );
    return result.ok ? (result.document.ties ?? []).map(({ weight }) => weight) : [];
  };

  it('has 1 to 1,000,000 joint projects for a tie', () => {
    expect(['0', '1', '1000000', '1000001', '1.5'].map((text) => weights(text).length)).toEqual([
      0, 1, 1, 0, 0,
    ]);
  });

  it('weighs ties with six decimals', () => {
    // 1 − 0.7⁵ = 0.83193; 1 − 0.7⁷ = 0.9176457.
    expect([weights('5'), weights('7')]).toEqual([[0.83193], [0.917646]]);
  });
});

describe('the scale of a region', () => {
  const scaled = parameterNames.filter(isScaled);
  const isRefused = (name: ParameterName, value: number, scale: number) =>
    faultsOf({ ...least, parameters: { [name]: value }, scale }).some((fault) => fault.endsWith('/scale'));
  /** The others could pass a bound of their own. */
  const bearing = (scale: number) => !faultsOf({ ...least, scale }).some((fault) => fault.endsWith('/scale'));

  it('may bring money to the very ends of its range, and not beyond', () => {
    expect(scaled.length).toBeGreaterThan(3);
    expect([0.5, 1, 2].map(bearing)).toEqual([true, true, true]);
    for (const name of scaled) {
      const { min, max } = registry[name];
      expect([name, isRefused(name, min, 1), isRefused(name, max, 1)]).toEqual([name, false, false]);
      expect([name, isRefused(name, max, 2), isRefused(name, max / 2, 2)]).toEqual([name, true, false]);
      expect([name, isRefused(name, min, 0.5)]).toEqual([name, min > 0]);
    }
  });
});
