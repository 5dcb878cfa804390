import { describe, expect, it } from 'vitest';
import { organisationLimit } from '../../scenarios/schema.ts';
import { faultsOf, issuesOf, least, load } from './documents.ts';

const firm = { id: 'a', kind: 'firm' };
const related = { id: 'b', kind: 'related' };
const tie = { source: 'a', target: 'b', weight: 0.5 };
const own = { ...least, organisations: [firm, related], ties: [tie] };

describe('parameters that are each in range', () => {
  it.each([
    [{ twoSkills: 0.7, threeSkills: 0.4 }, 'twoSkills'],
    [{ threeSkills: 0.9 }, 'threeSkills'],
    [{ eventShare: 0.5, repeatShare: 0.4, friendShare: 0.2 }, 'eventShare'],
    [{ factorShare: 0.5, relatedShare: 0.6 }, 'factorShare'],
    [{ sophisticationLow: 0.8 }, 'sophisticationLow'],
    [{ busyUtilisation: 0.6 }, 'busyUtilisation'],
    [{ effortFloor: 0.95 }, 'effortFloor'],
    [{ closeContest: 2 }, 'closeContest'],
    [{ smallStaffCapacity: 100 }, 'smallStaffCapacity'],
    [{ organisationCount: 1_000_000, customersPerOrganisation: 6 }, 'organisationCount'],
  ])('may still contradict each other: %o', (parameters, name) => {
    expect(faultsOf({ ...least, parameters })).toEqual([`conflict /parameters/${name}`]);
  });

  it('may meet their bound exactly, in spite of rounding', () => {
    const parameters = {
      twoSkills: 0.9,
      threeSkills: 0.1,
      eventShare: 0.34,
      repeatShare: 0.56,
      friendShare: 0.1,
    };
    expect(faultsOf({ ...least, parameters })).toEqual([]);
  });

  it('name both values and what the rest means', () => {
    const [issue] = issuesOf({ ...least, parameters: { twoSkills: 0.7, threeSkills: 0.4 } });
    expect(issue.message).toBe(
      'parameters.twoSkills requires twoSkills + threeSkills of at most 1, not twoSkills 0.7 and threeSkills 0.4',
    );
  });
});

describe('a list of organisations', () => {
  it('reaches the kernel without names, and decides their number', () => {
    const { scenario } = load({ ...own, organisations: [{ ...firm, name: 'A Ltd', capacity: 3 }, related] });
    expect(scenario.organisations).toEqual([{ ...firm, capacity: 3 }, related]);
    expect(scenario.ties).toEqual([tie]);
    expect(scenario.parameters.organisationCount).toBe(2);
  });

  it('reaches the kernel with place, capacity and skills where they are given, and without where not', () => {
    const whole = { id: 'w', kind: 'firm', x: 3, y: -4, capacity: 2, skills: [{ skill: 0, level: 0.7 }] };
    const { scenario } = load({ ...least, organisations: [whole, related] });
    expect(scenario.organisations).toEqual([whole, related]);
    expect(Object.keys(scenario.organisations![1])).toEqual(['id', 'kind']);
  });

  it.each([
    ['the same id twice', { organisations: [firm, firm] }, 'duplicate /organisations/1/id'],
    ['one coordinate alone', { organisations: [{ ...firm, x: 3 }] }, 'conflict /organisations/0'],
    [
      'a factor with capacity',
      { organisations: [firm, { id: 'f', kind: 'factor', capacity: 3 }] },
      'no-effect /organisations/1/capacity',
    ],
    ['factors only', { organisations: [{ id: 'f', kind: 'factor' }] }, 'conflict /organisations'],
    [
      'a skill that does not exist',
      { organisations: [{ ...firm, skills: [{ skill: 12, level: 0.5 }] }] },
      'range /organisations/0/skills/0/skill',
    ],
    [
      'a skill twice',
      {
        organisations: [
          {
            ...firm,
            skills: [
              { skill: 1, level: 0.5 },
              { skill: 1, level: 0.4 },
            ],
          },
        ],
      },
      'duplicate /organisations/0/skills/1/skill',
    ],
    [
      'another organisationCount',
      { organisations: [firm], parameters: { organisationCount: 5 } },
      'conflict /parameters/organisationCount',
    ],
    [
      'a factorShare',
      { organisations: [firm], parameters: { factorShare: 0.1 } },
      'no-effect /parameters/factorShare',
    ],
    [
      'a relatedShare',
      { organisations: [firm], parameters: { relatedShare: 0.1 } },
      'no-effect /parameters/relatedShare',
    ],
    ['no organisation', { organisations: [] }, 'size /organisations'],
  ])('may not have %s', (_, parts, fault) => {
    expect(faultsOf({ ...least, ...parts })).toEqual([fault]);
  });

  it('knows the skills that the document’s own counts allow', () => {
    const organisations = [{ ...firm, skills: [{ skill: 12, level: 0.5 }] }];
    expect(faultsOf({ ...least, organisations, parameters: { coreSkillCount: 7 } })).toEqual([]);
  });

  it('may have as many ids in a sequence as the limit says', () => {
    const organisations = Array.from({ length: organisationLimit }, (_, i) => ({ id: `${i}`, kind: 'firm' }));
    expect(load({ ...least, organisations }).scenario.parameters.organisationCount).toBe(100_000);
  });
});

describe('a list of ties', () => {
  it.each([
    ['an unknown end', [{ ...tie, target: 'z' }], 'unknown-reference /ties/0/target'],
    ['one organisation at both ends', [{ ...tie, target: 'a' }], 'conflict /ties/0'],
    ['a pair twice', [tie, tie], 'duplicate /ties/1'],
    ['a pair in both directions', [tie, { source: 'b', target: 'a', weight: 0.2 }], 'duplicate /ties/1'],
    ['a weight that the kernel drops at once', [{ ...tie, weight: 0.05 }], 'no-effect /ties/0/weight'],
    ['a weight of zero', [{ ...tie, weight: 0 }], 'range /ties/0/weight'],
    ['a weight above one', [{ ...tie, weight: 1.01 }], 'range /ties/0/weight'],
  ])('may not have %s', (_, ties, fault) => {
    expect(faultsOf({ ...own, ties })).toEqual([fault]);
  });

  it('needs organisations', () => {
    expect(faultsOf({ ...least, ties: [tie] })).toEqual(['conflict /ties']);
    expect(faultsOf({ ...least, ties: [] })).toEqual([]);
  });

  it('is not blamed for organisations that are faulty themselves', () => {
    expect(faultsOf({ ...own, organisations: [firm, { id: 'b', kind: 'relatd' }] })).toEqual([
      'choice /organisations/1/kind',
    ]);
    expect(faultsOf({ ...own, organisations: 3 })).toEqual(['type /organisations']);
  });
});

describe('an assumption', () => {
  it.each([[{ value: 1, reason: 'r' }], [{ parameter: 'fidelity', subject: 's', value: 1, reason: 'r' }]])(
    'is about a parameter or a subject, not %o',
    (assumption) => {
      expect(faultsOf({ ...least, assumptions: [assumption] })).toEqual(['conflict /assumptions/0']);
    },
  );

  it('may be about either', () => {
    const assumptions = [
      { parameter: 'fidelity', value: 1, reason: 'r' },
      { subject: 's', value: 'text', reason: 'r' },
    ];
    expect(faultsOf({ ...least, assumptions })).toEqual([]);
  });
});
