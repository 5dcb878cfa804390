import { describe, expect, it } from 'vitest';
import { registry } from '#sim-core';
import { weightOfProjects } from '../../scenarios/import/ties.ts';
import { losses, organisationsOf, read, tiesOf, told } from './imports.ts';

describe('positions', () => {
  const placed = (rows: string) => organisationsOf(read(`id,lat,lon\n${rows}`)).map(({ x, y }) => [x, y]);

  it('are true distances from the centre of all', () => {
    // One degree of a great circle is 6371.0088 π / 180 = 111.195 km.
    const north = placed('a,50,5\nb,51,5\n');
    expect(north[1][1]! - north[0][1]!).toBeCloseTo(111.195, 2);
    const east = placed('a,0,5\nb,0,6\n');
    expect(east[1][0]! - east[0][0]!).toBeCloseTo(111.195, 2);
    const [[x], [other]] = placed('a,60,5\nb,60,5.2\n') as [number[], number[]];
    expect(other - x).toBeCloseTo(0.2 * 111.195 * 0.5, 2);
  });

  it('stay true where the earth’s curve counts', () => {
    const far = placed('a,0,-30\nb,0,30\n');
    expect(far[1][0]! - far[0][0]!).toBeCloseTo(60 * 111.195, 0);
  });

  it('have their origin in the centre, wherever they came from', () => {
    const result = read('id,x,y\na,1000,2000\nb,1010,2000\nc,1005,2030\n');
    const sum = (of: 'x' | 'y'): number =>
      organisationsOf(result).reduce((total, each) => total + each[of]!, 0);
    expect([sum('x'), sum('y')].map((each) => Math.abs(each) < 0.01)).toEqual([true, true]);
    expect(organisationsOf(result)[1].x! - organisationsOf(result)[0].x!).toBeCloseTo(10, 6);
  });

  it('reach across the date line', () => {
    const [[a], [b]] = placed('a,0,179.9\nb,0,-179.9\n') as [number[], number[]];
    expect(b - a).toBeCloseTo(0.2 * 111.195, 2);
  });

  it('set the disc of newcomers to their spread', () => {
    // Four points on a circle of 10 km: the mean square is 100, so is that of a disc of √200 km.
    const result = read('id,x,y\na,10,0\nb,-10,0\nc,0,10\nd,0,-10\n');
    expect(result.ok && result.document.parameters.regionRadius).toBe(14.1);
  });

  it('leave the model’s own disc when they lie too far apart, and say so', () => {
    const result = read('id,lat,lon\na,50,5\nb,5,50\n');
    expect(result.ok && result.document.parameters.regionRadius).toBeUndefined();
    expect(told(result)).toMatch(/more than 1000 km[\s\S]*beyond the 500 km/);
  });

  it('are drawn where a coordinate is out of range, missing or no number, and told', () => {
    const result = read('id,lat,lon\na,50,5\nb,91,5\nc,50,181\nd,50,\ne,,\nf,x,5\n');
    expect(losses(result)).toEqual([
      'value-left-out 3 lat "91"',
      'value-left-out 3 lon "5"',
      'value-left-out 4 lon "181"',
      'value-left-out 4 lat "50"',
      'value-left-out 5 lat "50"',
      'value-left-out 7 lat "x"',
      'value-left-out 7 lon "5"',
    ]);
    expect(organisationsOf(result).map(({ x }) => x === undefined)).toEqual([
      false,
      true,
      true,
      true,
      true,
      true,
    ]);
  });
});

describe('numbers', () => {
  it.each([
    ['12', 12],
    ['"12,5"', 12.5],
    ['12.5', 12.5],
    ['"1.234,5"', 1234.5],
    ['"1,234.5"', 1234.5],
    ['"1,234,567"', 1234567],
    ['1.234.567', 1234567],
    ['1 234', 1234],
    ['1e3', 1000],
  ])('are read as people write them: %s', (written, capacity) => {
    expect(organisationsOf(read(`id,capacity\na,${written}\n`))[0].capacity).toBe(capacity);
  });

  it.each(['12a', '1.2.3', '0x10', 'NaN', 'Infinity', '1e999', '--1', '"1,2,3"'])(
    'do not include %s',
    (written) => {
      expect(losses(read(`id,capacity\na,${written}\n`))[0]).toMatch(/^value-left-out 2 capacity/);
    },
  );

  it('that may mean thousands are asked about', () => {
    expect(told(read('id,capacity\na,"1,234"\n'))).toContain('can be read in two ways');
    expect(told(read('id,capacity\na,"1,25"\n'))).not.toContain('two ways');
  });
});

describe('skills', () => {
  it('are pairs of index and level', () => {
    expect(organisationsOf(read('id,skills\na,0:0.7 3:0.4\n'))[0].skills).toEqual([
      { skill: 0, level: 0.7 },
      { skill: 3, level: 0.4 },
    ]);
  });

  it.each(['0', '0:2', '12:0.5', '1:0.5 1:0.4', 'x:0.5', '-1:0.5', '1.5:0.5'])(
    'are drawn and told instead of %s',
    (written) => {
      const result = read(`id,skills\na,${written}\n`);
      expect(losses(result)).toEqual([`value-left-out 2 skills "${written}"`]);
      expect(organisationsOf(result)[0].skills).toBeUndefined();
    },
  );
});

describe('ties', () => {
  const organisations = 'id,role\na,firm\nb,firm\nc,wizard\nd,factor\n';

  it('that cannot be read are told, one by one', () => {
    const result = read(
      organisations,
      'source,target,projects\na,b,1\nb,a,2\na,b,1\na,a,1\na,z,1\na,c,1\na,d,many\nb,d,0\nb,d,1.5\nb,d,2\n',
    );
    expect(losses(result)).toEqual([
      'row-left-out 4 role "wizard"',
      'row-left-out 5 target "a"',
      'row-left-out 6 target "z"',
      'row-left-out 7 target "c"',
      'row-left-out 8 projects "many"',
      'row-left-out 9 projects "0"',
      'row-left-out 10 projects "1.5"',
    ]);
    expect(told(result)).toContain('line 4 of the other table was left out');
    expect(tiesOf(result).map(({ source, target }) => source + target)).toEqual(['ab', 'bd']);
  });

  it('get a weight that grows with joint projects and never passes one', () => {
    const weights = [1, 2, 3, 10, 100, 1_000_000].map(weightOfProjects);
    expect(weights[0]).toBe(registry.jointWinStrength.value);
    expect(weights[1]).toBeCloseTo(1 - (1 - registry.jointWinStrength.value) ** 2, 6);
    weights.slice(1).forEach((weight, i) => expect(weight).toBeGreaterThanOrEqual(weights[i]));
    expect(weights[5]).toBe(1);
  });

  it('take a weight as it is, when it is one', () => {
    const result = read(organisations, 'from,to,weight\na,b,"0,4"\na,d,minus\nb,d,0.01\n');
    expect(tiesOf(result)).toEqual([{ source: 'a', target: 'b', weight: 0.4 }]);
    expect(losses(result).slice(1)).toEqual([
      'row-left-out 3 weight "minus"',
      'row-left-out 4 weight "0.01"',
    ]);
  });

  it('weigh as one joint project when nothing is known, and say so', () => {
    const result = read(organisations, 'source,target\na,b\n');
    expect(tiesOf(result)[0].weight).toBe(weightOfProjects(1));
    expect(told(result)).toContain('no column tells the weight');
  });

  it('fail the import when none of them belongs to the organisations', () => {
    expect(read(organisations, 'source,target\nx,y\n').ok).toBe(false);
  });

  it('beyond what a person keeps in mind are told', () => {
    const rows = Array.from({ length: 25 }, (_, i) => `p${i}`);
    const result = read(
      `id\nhub\n${rows.join('\n')}\n`,
      `source,target\n${rows.map((id) => `hub,${id}`).join('\n')}\n`,
    );
    expect(told(result)).toContain('organisations with more than 24 ties: 1');
  });
});
