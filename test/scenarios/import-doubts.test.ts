import { describe, expect, it } from 'vitest';
import type { Import, ImportAnswer, ImportChoices } from '#scenarios';
import { weightOfProjects } from '../../scenarios/import/ties.ts';
import { losses, organisationsOf, read, tiesOf, told } from './imports.ts';

const firms = 'id,name\na,Alpha\nb,Beta\nc,Gamma\n';
const weights = (result: Import) =>
  tiesOf(result).map(({ source, target, weight }) => [source + target, weight]);
const capacities = (result: Import) => organisationsOf(result).map(({ capacity }) => capacity);
const answersOf = ({ report }: Import) => report.notes.flatMap(({ answers = [] }) => answers);
const settled = (answer: ImportAnswer): ImportChoices =>
  Object.fromEntries(Object.entries(answer).filter(([field]) => field !== 'meaning'));

describe('the decimal sign', () => {
  it.each([
    ['12.500', '1.250.000', '4.300,50'],
    ['"12,500"', '"1,250,000"', '"4,300.50"'],
  ])('is that of the column as a whole: beside %2$s, %1$s is no decimal fraction', (a, b, c) => {
    const result = read(`id,capacity\na,${a}\nb,${b}\nc,980\nd,"${c.replaceAll('"', '')}"\n`);
    expect(capacities(result)).toEqual([12500, 1250000, 980, 4300.5]);
    expect(told(result)).toMatch(/was read with a decimal (comma|point), as .* shows: .* is 12500/);
  });

  it('is asked about where nothing in the column decides, and either answer is taken', () => {
    const table = 'id,capacity\na,12.500\nb,980\n';
    const result = read(table);
    expect(result.ok).toBe(false);
    expect(told(result)).toContain(
      '"capacity" can be read in two ways: "12.500" is 12.5 or 12500, and nothing else in the column decides',
    );
    expect(answersOf(result).map(settled)).toEqual([
      { decimal: { capacity: 'point' } },
      { decimal: { capacity: 'comma' } },
    ]);
    const readings = answersOf(result).map((answer) => capacities(read(table, undefined, answer)));
    expect(readings).toEqual([
      [12.5, 980],
      [12500, 980],
    ]);
  });

  it('is asked about where a column shows both', () => {
    expect(told(read('id,capacity\na,12.500\nb,3.5\nc,"4,5"\n'))).toContain('shows both signs');
  });

  it('of degrees is the one that leaves them on earth, without a question', () => {
    const result = read('id;lat;lon\na;50,603;5,502\nb;50,613;5,512\n');
    expect(result.ok).toBe(true);
    expect(told(result)).not.toContain('decimal');
    const [{ y: from }, { y: to }] = organisationsOf(result);
    // A hundredth of a degree of latitude.
    expect(to! - from!).toBeCloseTo(1.112, 2);
  });

  it('does not join two numbers of one cell', () => {
    expect(losses(read('id,capacity\na,50 99\nb,5\n'))).toEqual(['value-left-out 2 capacity "50 99"']);
  });
});

describe('a column called weight', () => {
  it('is read as joint projects where it counts, whatever it is called', () => {
    const result = read(firms, 'source,target,weight\na,b,12\nb,c,1\n');
    expect(losses(result)).toEqual([]);
    expect(weights(result)).toEqual([
      ['ab', weightOfProjects(12)],
      ['bc', weightOfProjects(1)],
    ]);
    expect(told(result)).toContain('it was read as the number of joint projects');
  });

  it('may be mapped to projects, which wins over its name', () => {
    const result = read(firms, 'source,target,weight\na,b,1\nb,c,1\n', { map: { projects: 'weight' } });
    expect(weights(result)).toEqual([
      ['ab', weightOfProjects(1)],
      ['bc', weightOfProjects(1)],
    ]);
  });

  it('yields to another column that is mapped to projects', () => {
    const ties = 'source,target,weight,together\na,b,0.9,2\n';
    expect(weights(read(firms, ties, { map: { projects: 'together' } }))).toEqual([
      ['ab', weightOfProjects(2)],
    ]);
    expect(read(firms, ties, { map: { projects: 'together', weight: 'weight' } }).ok).toBe(false);
  });

  it.each([
    ['neither weights nor counts', 'source,target,weight\na,b,0.4\nb,c,2\n', {}],
    ['counts that were mapped to weight', 'source,target,n\na,b,3\nb,c,1\n', { weight: 'n' }],
  ])('fails with a remedy when it holds %s, and drops no strong tie', (_, ties, map) => {
    const result = read(firms, ties, { map });
    expect(result.ok).toBe(false);
    for (const answer of answersOf(result))
      expect(read(firms, ties, { map: { ...map, ...answer.map } }).report.tiesRead).toBe(2);
  });

  it('of ones alone is told, because ones may count projects', () => {
    const ties = 'source,target,weight\na,b,1\nb,c,1\n';
    const result = read(firms, ties);
    expect(weights(result)).toEqual([
      ['ab', 1],
      ['bc', 1],
    ]);
    const [answer] = answersOf(result);
    expect(weights(read(firms, ties, answer))[0]).toEqual(['ab', weightOfProjects(1)]);
  });
});

describe('several rows of a pair', () => {
  it('add up their joint projects, in both directions', () => {
    const result = read(firms, 'source,target,joint_projects\na,b,2\nb,a,3\na,b,1\nb,c,1\n');
    expect(weights(result)).toEqual([
      ['ab', weightOfProjects(6)],
      ['bc', weightOfProjects(1)],
    ]);
    expect(told(result)).toContain('"a" and "b", 2, 3, 1, make 6');
  });

  it('count as one joint project each without a column of them', () => {
    expect(weights(read(firms, 'source,target\na,b\na,b\nb,c\n'))[0]).toEqual(['ab', weightOfProjects(2)]);
  });

  it('keep the strongest of their weights', () => {
    const result = read(firms, 'source,target,weight\na,b,0.2\nb,a,0.7\na,b,0.4\n');
    expect(weights(result)).toEqual([['ab', 0.7]]);
    expect(told(result)).toContain('the strongest weight of each was taken');
  });

  it('count once where the whole table is written in both directions', () => {
    const result = read(firms, 'source,target,projects\na,b,2\nb,a,2\nb,c,5\nc,b,5\n');
    expect(weights(result)).toEqual([
      ['ab', weightOfProjects(2)],
      ['bc', weightOfProjects(5)],
    ]);
    expect(told(result)).toContain('in both directions with the same value, and counts once');
  });
});

describe('a column that is recognised by its name', () => {
  const table = 'id,name,role\na,Alpha,coordinator\nb,Beta,participant\n';

  it('is named with its words where they are no roles, and can be switched off', () => {
    const result = read(table);
    expect(result.ok).toBe(false);
    expect(told(result)).toContain('"coordinator", "participant"');
    const [answer] = answersOf(result);
    expect(settled(answer)).toEqual({ map: { role: '-' } });
    expect(organisationsOf(read(table, undefined, answer)).map(({ id }) => id)).toEqual(['a', 'b']);
  });

  it('is put aside where another tells the kind, unless it is mapped', () => {
    const both = 'id,role,activityType\na,coordinator,PRC\nb,participant,HES\n';
    const kinds = (map = {}) => organisationsOf(read(both, undefined, { map })).map(({ kind }) => kind);
    expect(kinds()).toEqual(['firm', 'factor']);
    expect(kinds({ activity: 'activityType' })).toEqual(['firm', 'factor']);
    expect(kinds({ role: 'role' })).toEqual([]);
  });

  it('is found in capitals that stand for spaces', () => {
    const { columns } = read('organisationID,activityType\na,PRC\n').report;
    expect(columns.organisations).toEqual({ id: 'organisationID', activity: 'activityType' });
  });

  it('takes the words of statistics for roles', () => {
    const result = read('id,role\na,SME\nb,Large company\nc,Universities\nd,Research centre\n');
    expect(organisationsOf(result).map(({ kind }) => kind)).toEqual(['firm', 'firm', 'factor', 'factor']);
  });

  it('of degrees gives way to degrees that are mapped', () => {
    const places = 'id,x,y,breite,laenge\na,1,1,50,5\nb,2,2,50.1,5\n';
    const result = read(places, undefined, { map: { lat: 'breite', lon: 'laenge' } });
    expect(organisationsOf(result)[1].y! - organisationsOf(result)[0].y!).toBeCloseTo(11.12, 2);
  });
});

describe('the unit', () => {
  it('of positions is metres where km would be no place on earth', () => {
    const result = read('id,x,y\na,85000,98000\nb,92000,95000\nc,186000,131000\n');
    expect(losses(result)).toEqual([]);
    const [a, b] = organisationsOf(result);
    expect([b.x! - a.x!, b.y! - a.y!]).toEqual([7, -3]);
    expect(told(result)).toContain('they were read as metres');
  });

  it('of positions is not that of one wrong cell', () => {
    const result = read('id,x,y\na,1,2\nb,3,5\nc,8,1\nd,92000,3\n');
    expect(losses(result)).toEqual(['value-left-out 5 x "92000"']);
    expect(organisationsOf(result)[1].x! - organisationsOf(result)[0].x!).toBe(2);
  });

  it.each([
    ['metres', 'id,x,y\na,0,0\nb,5000,2000\nc,3000,7000\n', [5, 2]],
    ['degrees', 'id,x,y\na,4.80,50.40\nb,4.90,50.50\nc,4.85,50.45\n', [7.1, 11.1]],
  ])('of positions is asked about where they may be %s', (_, table, distance) => {
    const result = read(table);
    expect(result.ok).toBe(false);
    const [answer] = answersOf(result);
    const [a, b] = organisationsOf(read(table, undefined, answer));
    expect(b.x! - a.x!).toBeCloseTo(distance[0], 1);
    expect(b.y! - a.y!).toBeCloseTo(distance[1], 1);
    expect(read(table, undefined, answersOf(result)[1]).ok).toBe(true);
  });

  it('of capacities is doubted where they look like employees or like sales of a year', () => {
    const people = 'id,employees\na,12\nb,251-500\nc,1200\n';
    const result = read(people, undefined, { map: { capacity: 'employees' } });
    expect(told(result)).toContain('it looks like a number of employees');
    const answer = answersOf(result).find(({ unit }) => unit?.capacity === 'employees');
    const inPeople = read(people, undefined, { map: { capacity: 'employees' }, ...answer });
    // Eight k€ a month is what an employee provides in the model.
    expect(capacities(inPeople)).toEqual([96, undefined, 9600]);
    expect(answersOf(inPeople)).toEqual([]);
    const sales = read('id,Umsatz\na,1200\nb,600\n', undefined, { map: { capacity: 'Umsatz' } });
    expect(told(sales)).toContain('it looks like sales of a year');
  });

  it('of capacities is doubted by their size alone', () => {
    expect(told(read('id,capacity\na,1250000\nb,800000\n'))).toContain('unusual size of a company');
    expect(told(read('id,capacity\na,25\nb,80\n'))).not.toContain('unusual');
    const perYear = read('id,capacity\na,1200\n', undefined, { unit: { capacity: 'k€/year' } });
    expect(capacities(perYear)).toEqual([100]);
  });
});

it('is told when a choice is about a column that is not read', () => {
  const choices = { unit: { capacity: 'employees' }, decimal: { weight: 'comma' } } as const;
  const notes = told(read('id,employees\na,12\n', undefined, choices));
  for (const column of ['capacity', 'weight']) expect(notes).toContain(`no column is read as ${column}`);
});

describe('every answer that an import offers', () => {
  const ties = 'source,target\nAlpha,Beta\n';
  it.each<[string, string, string?, ImportChoices?]>([
    ['id', 'Company\nAcme\nBeta\n'],
    ['id without a name', '"",StAndrews\nAdams,0\nRevere,1\n'],
    ['source and target', firms, 'one,other\na,b\nb,c\n'],
    ['names as ids', firms, ties],
    ['role', 'id,role\na,Agro\nb,Public\n'],
    ['decimal sign', 'id,capacity\na,12.500\n'],
    ['position', 'id,x,y\na,4.80,50.40\nb,4.90,50.50\n'],
    ['rivals', firms, 'source,target,weight,projects\na,b,0.5,3\n', {}],
    ['both mapped', firms, 'source,target,n,m\na,b,1,1\n', { map: { weight: 'n', projects: 'm' } }],
  ])('settles what it is offered for: %s', (_, organisations, table, choices = {}) => {
    const result = read(organisations, table, choices);
    const doubts = result.report.notes.filter(({ answers }) => answers !== undefined);
    expect(doubts.length).toBeGreaterThan(0);
    for (const { message, answers } of doubts)
      for (const { meaning, map, ...others } of answers!) {
        // Others of the same table may be asked about still: only a whole set of answers makes an import.
        const again = read(organisations, table, { ...others, map: { ...choices.map, ...map } });
        expect(told(again), meaning).not.toContain(message);
      }
  });
});
