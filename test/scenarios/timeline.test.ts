import { describe, expect, it } from 'vitest';
import { leverNames, shockKinds, shockNames, simulate } from '#sim-core';
import { faultsOf, issuesOf, least, load } from './documents.ts';

const short = { burnInYears: 1, branchYears: 2 };

function pathOf(parameters: object, rest: object = {}): readonly number[] | undefined {
  const { timeline } = load({ ...least, ...rest, parameters: { ...short, ...parameters } }).scenario;
  return Object.values(timeline?.paths ?? {})[0];
}

describe('a path', () => {
  it('may be an expression of month and year', () => {
    const path = pathOf({ contactRate: '12 * (1 + year)' });
    expect(path).toHaveLength(24);
    expect(path![0]).toBe(12);
    expect(path![12]).toBe(24);
    expect(path![23]).toBeCloseTo(12 * (1 + 23 / 12), 12);
  });

  it('holds its first value until the branch', () => {
    const { scenario } = load({ ...least, parameters: { ...short, contactRate: '7 + month' } });
    expect(scenario.parameters.contactRate).toBe(7);
  });

  it('may be dated values, from one to the next at once or along a line', () => {
    const values = [
      { at: 0, value: 10 },
      { at: 12, value: 22 },
    ];
    expect(pathOf({ contactRate: { values } })!.slice(10, 14)).toEqual([10, 10, 22, 22]);
    const line = pathOf({ contactRate: { values, between: 'linear' } })!;
    expect([line[0], line[1], line[6], line[12], line[23]]).toEqual([10, 11, 16, 22, 22]);
  });

  it('may be dated by calendar months where the document has a start', () => {
    const values = [
      { at: '2001-07', value: 10 },
      { at: '2002-01', value: 20 },
    ];
    const path = pathOf({ contactRate: { values } }, { start: '2001-07' })!;
    expect([path[5], path[6]]).toEqual([10, 20]);
  });

  it('has a value per month, also where steps are shorter', () => {
    const path = pathOf({ contactRate: 'month', stepsPerYear: 48 })!;
    expect(path.slice(0, 9)).toEqual([0, 0, 0, 0, 1, 1, 1, 1, 2]);
  });

  it('of money is scaled as the money is', () => {
    expect(pathOf({ dealMedian: '20 + month' }, { scale: 10 })!.slice(0, 2)).toEqual([200, 210]);
  });

  it.each([
    [{ contactRate: 'month * ' }, 'syntax /parameters/contactRate'],
    [{ contactRate: 'exp(month)' }, 'range /parameters/contactRate'],
    [{ contactRate: '-month' }, 'range /parameters/contactRate'],
    [{ contactRate: { values: [{ at: 3, value: 10 }] } }, 'conflict /parameters/contactRate/values/0/at'],
    [{ contactRate: { values: [{ at: 0, value: -1 }] } }, 'range /parameters/contactRate'],
    [{ contactRate: { values: [] } }, 'size /parameters/contactRate/values'],
    [{ contactRate: { values: [{ at: 0 }] } }, 'missing /parameters/contactRate/values/0/value'],
    [{ contactRate: { value: 3 } }, 'missing /parameters/contactRate/values'],
    [
      { contactRate: { values: [{ at: '2001-01', value: 1 }] } },
      'conflict /parameters/contactRate/values/0/at',
    ],
    [{ contactRate: { values: [{ at: 24, value: 1 }] } }, 'range /parameters/contactRate/values/0/at'],
    [{ contactRate: { values: [{ at: 'soon', value: 1 }] } }, 'format /parameters/contactRate/values/0/at'],
    [{ organisationCount: '20 + month' }, 'type /parameters/organisationCount'],
    [{ demandGrowth: '0.01 * year' }, 'type /parameters/demandGrowth'],
    [{ hops: '1 + month / 24' }, 'range /parameters/hops'],
    [{ easyContest: '1 - month / 24' }, 'conflict /parameters/easyContest'],
  ])('%j is refused with its place', (parameters, fault) => {
    expect(faultsOf({ ...least, parameters: { ...short, ...parameters } })).toContain(fault);
  });

  it('out of its range says in which month', () => {
    const [issue] = issuesOf({ ...least, parameters: { ...short, entryRate: '0.1 + month / 24' } });
    expect(issue.message).toMatch(/month \d+/);
  });
});

describe('levers', () => {
  it('are charged a twelfth a month, from their first month to their last', () => {
    const levers = [{ lever: 'broker', budget: 120, from: 3, to: 5 }];
    const { timeline } = load({ ...least, parameters: short, levers }).scenario;
    expect(timeline!.levers!.broker!.slice(0, 8)).toEqual([0, 0, 0, 10, 10, 10, 0, 0]);
  });

  it('of one name add up, and follow a path', () => {
    const levers = [
      { lever: 'events', budget: 12 },
      { lever: 'events', budget: '12 * month', to: 1 },
    ];
    const { timeline } = load({ ...least, parameters: short, levers }).scenario;
    expect(timeline!.levers!.events!.slice(0, 4)).toEqual([1, 2, 1, 1]);
  });

  it('take real money, however large the companies', () => {
    const levers = [{ lever: 'broker', budget: 120 }];
    const { scenario } = load({ ...least, parameters: short, levers, scale: 10 });
    expect(scenario.timeline!.levers!.broker![0]).toBe(10);
    expect(scenario.parameters.brokerCost).toBe(load(least).scenario.parameters.brokerCost);
  });

  it('of an unknown name are refused with a suggestion', () => {
    const [issue] = issuesOf({ ...least, levers: [{ lever: 'brokers', budget: 1 }] });
    expect([issue.path, issue.remedy]).toEqual(['/levers/0/lever', 'did you mean "broker"']);
  });

  it.each([
    [{ lever: 'broker', budget: -1 }, 'range /levers/0/budget'],
    [{ lever: 'broker', budget: null }, 'type /levers/0/budget'],
    [{ lever: 'broker', budget: 'monthly' }, 'unknown-reference /levers/0/budget'],
    [{ lever: 'broker', budget: 1, from: 9, to: 3 }, 'conflict /levers/0/to'],
    [{ lever: 'broker', budget: 1, to: 99 }, 'range /levers/0/to'],
    [{ lever: 'broker', budget: 1, from: -1 }, 'range /levers/0/from'],
    [{ lever: 'broker', budget: 1, until: 3 }, 'unknown-key /levers/0/until'],
    [{ lever: 'broker' }, 'missing /levers/0/budget'],
  ])('%j are refused with their place', (lever, fault) => {
    expect(faultsOf({ ...least, parameters: short, levers: [lever] })).toContain(fault);
  });

  it.each(leverNames)('“%s” without money runs as if it were not there', (name) => {
    const plain = load({ ...least, parameters: short }).scenario;
    const { scenario } = load({ ...least, parameters: short, levers: [{ lever: name, budget: 0 }] });
    expect(simulate(scenario, { arm: 'cluster' }).hashes).toEqual(simulate(plain, { arm: 'cluster' }).hashes);
  });
});

describe('a message', () => {
  const dated = (parts: object) => issuesOf({ ...least, start: '2005-01', ...parts })[0];

  it('names dates as dates, with their months, where the document has a start', () => {
    const lever = { lever: 'broker', budget: 3, from: '2009-01', to: '2006-12' };
    expect(dated({ levers: [lever] }).message).toBe(
      'levers.0.to requires a month from 2009-01 (month 48) on, not 2006-12 (month 23)',
    );
    const values = ['2005-01', '2007-01', '2006-01'].map((at) => ({ at, value: 3 }));
    expect(dated({ parameters: { contactRate: { values } } }).received).toBe(
      '2006-01 (month 12) after 2007-01 (month 24)',
    );
    const late = { values: values.slice(1) };
    expect(dated({ parameters: { contactRate: late } }).expected).toBe('the first month, 2005-01 (month 0)');
    const low = { values: [values[0], { at: '2006-01', value: -1 }] };
    expect(dated({ parameters: { contactRate: low } }).received).toBe('-1 in 2006-01 (month 12)');
    expect(dated({ parameters: { contactRate: '5 - month' } }).message).toMatch(/in month 6 \(2005-07\)$/);
  });

  it('takes a text that was meant as a number for one, and says how it is written', () => {
    for (const [text, written] of [
      ['0,4', 'write 0.4, with a decimal point'],
      ['0.4', 'write 0.4, without quotation marks'],
      ['1 000', 'write 1000, without a separator'],
    ])
      expect(issuesOf({ ...least, parameters: { exportShare: text } })).toMatchObject([
        { expected: 'a number', received: JSON.stringify(text), remedy: written },
      ]);
    const [path] = issuesOf({ ...least, parameters: { exportShare: '0.4 + month' } });
    expect(path).toMatchObject({ expected: 'a number: it is used up at the founding', received: 'a path' });
  });
});

describe('shocks', () => {
  it('strike in their month, for their months', () => {
    const shocks = [{ shock: 'demand', at: '2002-03', months: 6, size: 0.3, market: 'export', skill: 2 }];
    const { timeline } = load({ ...least, start: '2001-01', parameters: short, shocks }).scenario;
    expect(timeline!.shocks).toEqual([
      { shock: 'demand', step: 14, steps: 6, size: 0.3, market: 'export', skill: 2 },
    ]);
  });

  it('of an unknown name are refused with a suggestion', () => {
    const [issue] = issuesOf({ ...least, shocks: [{ shock: 'random-los', at: 0, size: 1 }] });
    expect([issue.path, issue.remedy]).toEqual(['/shocks/0/shock', 'did you mean "random-loss"']);
  });

  it.each(shockNames)('“%s” of more than all is refused', (shock) => {
    const { max, lasts } = shockKinds[shock];
    const input = { shock, at: 0, size: max + 0.5, ...(lasts && { months: 1 }) };
    expect(faultsOf({ ...least, parameters: short, shocks: [input] })).toContain('range /shocks/0/size');
  });

  it.each([
    [{ shock: 'demand', at: 0, size: 0.1 }, 'missing /shocks/0/months'],
    [{ shock: 'frontier', at: 0, size: 0.1, months: 3 }, 'no-effect /shocks/0/months'],
    [{ shock: 'frontier', at: 0, size: 0.1, market: 'home' }, 'no-effect /shocks/0/market'],
    [{ shock: 'demand', at: 0, size: 0.1, months: 3, skill: 12 }, 'range /shocks/0/skill'],
    [{ shock: 'best-connected', at: 0, size: 1.5 }, 'range /shocks/0/size'],
    [{ shock: 'demand', at: 24, size: 0.1, months: 3 }, 'range /shocks/0/at'],
  ])('%j are refused with their place', (shock, fault) => {
    expect(faultsOf({ ...least, parameters: short, shocks: [shock] })).toContain(fault);
  });
});

describe('the hash', () => {
  it('heeds what happens, and not the order in which it is written', () => {
    const hash = (rest: object): string => load({ ...least, parameters: short, ...rest }).hash;
    const first = { shock: 'frontier', at: 1, size: 0.1 };
    const second = { shock: 'frontier', at: 2, size: 0.1 };
    const plain = hash({});
    expect(hash({ levers: [], shocks: [] })).toBe(plain);
    expect(hash({ shocks: [first] })).not.toBe(plain);
    expect(hash({ shocks: [first, second] })).toBe(hash({ shocks: [second, first] }));
    expect(hash({ levers: [{ lever: 'broker', budget: 1 }] })).not.toBe(
      hash({ levers: [{ lever: 'events', budget: 1 }] }),
    );
    expect(hash({ parameters: { ...short, contactRate: '12 + 0 * month' } })).not.toBe(plain);
  });
});
