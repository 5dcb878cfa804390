import type { Arm } from '#sim-core';

/** What a reader must know of an arm: its short name, its rules, and its dashes beside its colour. */
export interface ArmGuide {
  readonly label: string;
  readonly rules: string;
  /** Lengths of dash and gap of its line. */
  readonly dashes: string;
}

export const armGuide: Readonly<Record<Arm, ArmGuide>> = {
  isolated: {
    label: 'Isolated',
    rules: 'Each firm uses its own skills and the open market, at arm’s length.',
    dashes: 'none',
  },
  concentration: {
    label: 'Concentration',
    rules:
      'The same firms side by side: people change employer, knowledge spills over, suppliers are found sooner.',
    dashes: '2 3',
  },
  cluster: {
    label: 'Cluster',
    rules:
      'Concentration, and people who know each other: they look for what a client could need, pass work on, and build teams. Each stays free to choose.',
    dashes: 'none',
  },
  shuffled: {
    label: 'Shuffled',
    rules: 'The cluster with its ties rewired at random every year: does it matter who knows whom?',
    dashes: '8 2 2 2',
  },
  hub: {
    label: 'Hub',
    rules: 'All work that is passed on goes through one hub.',
    dashes: '10 4',
  },
  platform: {
    label: 'Platform',
    rules: 'Everyone is visible to everyone on a platform, at little trust: information without relations.',
    dashes: '1 4',
  },
  consolidated: {
    label: 'Consolidated',
    rules: 'One company owns the same people, skills, capacity, accounts and cash.',
    dashes: '6 3',
  },
  planner: {
    label: 'Planner',
    rules: 'Somebody who knows everything assigns the work: an upper bound, not a policy.',
    dashes: '3 2',
  },
};
