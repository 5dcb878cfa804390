import type { Arm, LeverName } from '#sim-core';
import type { GainPart, Origin, Outcome } from '../../policy/policy-answer.ts';
import { capital, enumeration } from '../../verdict/wording.ts';

/** The levers as people would say them. */
const leverPhrases: Readonly<Record<LeverName, string>> = {
  broker: 'a broker',
  events: 'events',
  infrastructure: 'infrastructure',
  training: 'training',
  research: 'university research',
  investment: 'inward investment',
  exports: 'export promotion',
  grants: 'matching grants',
  platform: 'a public platform',
};

const partPhrases: Readonly<Record<GainPart, string>> = {
  firms: 'firms',
  related: 'related companies',
  small: 'small companies',
  medium: 'medium ones',
  large: 'large ones',
  home: 'home customers',
  export: 'export customers',
};

const lossPhrases: Readonly<Record<Exclude<Origin, 'newDemand'>, string>> = {
  unseen: 'because nobody noticed it',
  unwilling: 'because nobody would take it up',
  noSkill: 'for want of a known skill',
  noRoom: 'for want of room',
  outbid: 'to better offers',
  defected: 'to partners who let go',
};

const headings: Readonly<Record<Outcome, string>> = {
  turnover: 'Turnover, € per public € spent',
  valueAdded: 'Value added, € per public € spent',
  jobs: 'Jobs in the last year, per million public € spent',
};

/** A way to spend by its name: a lever, or a mix of them. */
function mix(name: string): string {
  if (name === 'equal split') return 'the equal split';
  return (leverPhrases as Readonly<Record<string, string>>)[name] ?? name;
}

/** The verb in the number of the way to spend. */
const does = (name: string, one: string, many: string) => (['events', 'grants'].includes(name) ? many : one);
const mixes = (names: readonly string[]) => enumeration(names.map(mix));
const parts = (names: readonly GainPart[]) => enumeration(names.map((name) => partPhrases[name]));

/** What public money buys: ways to spend it are given by name, numbers as they are told. */
export const policy = {
  mix,
  /** At the start of a line. */
  label: (name: string) => capital(mix(name)),
  perEuro: {
    turnover: '€ of turnover',
    valueAdded: '€ of value added',
    turnoverSpent: '€ of turnover per euro',
    valueAddedSpent: '€ of value added per euro',
    jobs: 'jobs',
    jobsSpent: 'per million €',
  },

  nothing: 'Without money nothing changes: every difference is exactly 0.',
  noneSpent: (budget: string, arm: Arm) =>
    `None of the ${budget} a year is spent: the arm ${arm} has no use for it, or the money never suffices; all of it is given back or waits.`,
  leads: (name: string, ways: number, budget: string, turnover: string, valueAdded: string, jobs: string) =>
    `${
      ways === 1
        ? `${capital(mix(name))}, with ${budget} a year, raises turnover: each public euro brings`
        : `Of ${ways} ways to spend ${budget} a year, ${mix(name)} raises turnover most per euro: each brings`
    } ${turnover}${valueAdded}; ${jobs}.`,
  alsoAdds: (valueAdded: string) => ` and ${valueAdded}`,
  addsUnsurely: (mean: string, range: string, unsure: string) =>
    `; value added (${mean}, from ${range} € per euro) ${unsure}`,
  addsUndetermined: '; by how much value added changes cannot be determined',
  jobs: (jobs: string) => `a million € brings ${jobs}`,
  jobsUnsurely: (mean: string, range: string, unsure: string) =>
    `jobs (${mean}, from ${range} per million €) ${unsure}`,
  jobsUndetermined: 'by how much jobs change cannot be determined',
  untold: 'cannot be told from none',
  perhapsChance: 'could still be chance, as one of so many comparisons',

  withEffect: (name: string, mean: string) => `${mix(name)} (${mean} € per euro)`,
  othersRaise: (list: string) => `Turnover also rises with ${list}.`,
  /** @param cost of each euro, above 0 */
  lowers: (name: string, ways: number, budget: string, cost: string, isGainSeen: boolean) =>
    isGainSeen
      ? `${capital(mix(name))} ${does(name, 'lowers', 'lower')} turnover beyond chance: each euro costs ${cost}.`
      : ways === 1
        ? `${capital(mix(name))}, with ${budget} a year, ${does(name, 'lowers', 'lower')} turnover: each public euro costs ${cost}.`
        : `Of ${ways} ways to spend ${budget} a year, none raises turnover beyond chance, and ${mix(name)} ${does(name, 'lowers', 'lower')} it: each public euro costs ${cost}.`,
  othersLower: (list: string) => `Turnover also falls with ${list}.`,
  falls: {
    valueAdded: (list: string) => `Value added falls beyond chance with ${list}.`,
    jobs: (list: string) => `Jobs fall beyond chance with ${list}.`,
  },
  fallsBy: (name: string, effect: string) => `${mix(name)}: ${effect}`,
  soFar: (replications: number) =>
    `So far ${replications} replications are in. Their intervals are shown; what is beyond chance is said once, when all are in.`,
  standing: (levers: readonly LeverName[], charged: string) =>
    `The scenario already spends public money on ${mixes(levers)}, about ${charged} a year over the years after the branch, with and without the money asked about: this money comes on top, and effects are those of what it adds.`,
  allAlike: (budget: string) =>
    `With ${budget} a year, no two of the ways that spend money can be told apart.`,
  aheadOfAll: (name: string) => `${capital(mix(name))} is ahead of every other way beyond chance.`,
  alike: (name: string, alike: readonly string[], behind: readonly string[]) =>
    `${capital(mix(name))} cannot be told apart from ${mixes(alike)}${behind.length === 0 ? '' : `; it is ahead of ${mixes(behind)}`}.`,

  tooLittle: (budget: string, sold: string, replications: number, names: readonly string[]) =>
    `${capital(budget)} a year is too little to see what it buys: the region sells about ${sold} a year without it, and in ${replications} replications, the same years with and without the money, the change that ${names.length === 1 ? mix(names[0]) : `any of ${names.length} ways to spend it`} makes to turnover is no greater than chance alone could make.`,
  changesNothing: (name: string) => `${capital(mix(name))} changes nothing at all.`,
  guessIsNoGain: (name: string, effect: string) =>
    `Not even the best guess, ${mix(name)}, is a gain: ${effect}.`,
  nearest: (name: string, effect: string, needs: string) =>
    `${capital(mix(name))} comes nearest to it, with ${effect}; ${needs}.`,
  needsTooMany: 'if it is that small, no practicable number of replications shows it',
  needs: (replications: string, budget: string) =>
    `if it is that large, seeing it takes about ${replications} replications, or about ${budget} a year`,

  jobsGrow: (isMost: boolean, name: string, effect: string) =>
    `Jobs grow ${isMost ? 'most' : 'beyond chance'} with ${mix(name)}: ${effect}.`,
  unseen: (names: readonly string[]) =>
    `No effect on turnover can be seen of ${mixes(names)}, which does not show that there is none.`,
  nearestUnseen: (name: string, needs: string) => `The nearest to it is ${mix(name)}: ${needs}.`,

  returned: (name: string, share: string, unusableIn?: Arm) =>
    `${mix(name)} (${share}${unusableIn === undefined ? '' : `, for which the arm ${unusableIn} has no use`})`,
  allOfIt: 'all',
  givenBack: (list: string) =>
    `Money was given back by ${list}; effects are told per euro spent, and in a table of their own per euro charged.`,
  caution:
    'The intervals cover luck, not the model: how much effect a euro buys first is assumed (see the conversions), and what follows from it is computed.',

  soon: (name: string, months: number) =>
    `Half of the effect of ${mix(name)} is there to stay after ${months} months.`,
  gain: (kinds: string, sizes: string) => `Of the gain, ${kinds}; by size, ${sizes}.`,
  gainOfMarkets: (markets: string) => `Of the gain, ${markets}.`,
  undivided: (names: readonly GainPart[]) => `how it divides among ${parts(names)} cannot be told`,
  soldBy: (share: string, name: GainPart, isFirst: boolean) =>
    `${share} ${isFirst ? 'is sold ' : ''}by ${partPhrases[name]}`,
  soldTo: (share: string, name: GainPart, isFirst: boolean) =>
    `${share} ${isFirst ? 'is sold ' : ''}to ${partPhrases[name]}`,
  untoldParts: (names: readonly GainPart[]) => ` (for ${parts(names)} nothing can be told)`,
  demandIsFixed:
    'Customers ask for just as much with the money as without it, so whatever is sold more is business that rivals outside the region, at home or abroad, would have had, or that nobody would have noticed.',
  demandGrows:
    'Customers who are served well ask for more, so a part of the gain may be new demand; the rest is business that rivals outside the region would have had, or that nobody would have noticed.',
  newDemand: (mean: string, range: string) => `New demand is ${mean} € per euro (${range}).`,
  loss: (size: string, direction: 'less' | 'more', cause: Exclude<Origin, 'newDemand'>, isFirst: boolean) =>
    `${size} € ${direction} ${isFirst ? 'is lost ' : ''}${lossPhrases[cause]}`,
  losses: (list: string) => `Per euro, ${list}.`,
  bought: (size: string, direction: 'less' | 'more') =>
    `Per euro, ${size} € ${direction} work goes to suppliers outside.`,
  nothingLasts: (month: number, name: string) =>
    `The money ends after month ${month}; in the last year nothing of the effect of ${mix(name)} can be seen any more.`,
  lasts: (month: number, size: string, isGain: boolean, funded: string, isChance: boolean) =>
    `The money ends after month ${month}; in the last year ${size} a year ${isGain ? 'are left' : 'are missing'}, after ${funded} in the last year with money${isChance ? ', a change that chance could have made' : ''}.`,

  forest: {
    headings,
    name: (heading: string) => `${heading}, by way to spend`,
    soFar: 'Effects so far; what is beyond chance is said when all replications are in',
    none: 'No way to spend the money moves turnover beyond chance',
    raises: (raising: number, ways: number, name: string, mean: string) =>
      `${raising} of ${ways} ways ${raising === 1 ? 'raises' : 'raise'} turnover beyond chance; ${mix(name)} ${does(name, 'brings', 'bring')} ${mean} € of turnover per public €`,
    lowers: (lowering: number, ways: number, name: string, cost: string) =>
      `${lowering} of ${ways} ways ${lowering === 1 ? 'lowers' : 'lower'} turnover beyond chance; ${mix(name)} ${does(name, 'costs', 'cost')} ${cost} € of turnover per public €`,
    caption:
      'Each dot is the mean difference to the same region without the money, divided by the money spent; the line is its interval. A filled dot is an effect that is there beyond chance after correction for the number of ways (Holm); a hollow one is not. An interval that crosses 0 says that the sign is not known. In the order of turnover per euro in all three.',
  },
  provenance: (replications: number, arm: Arm, seed: number | string, interval: string) =>
    `${replications} paired replications of the ${arm} arm, seed ${seed}, ${interval}s (Student’s t; per euro, of a ratio of means).`,
};
