/** A word of the answers and documents that is neither a parameter nor a measure. */
export interface Term {
  readonly name: string;
  readonly definition: string;
  readonly unit?: string;
  readonly source?: string;
}

const porter = 'Porter 1990, 1998';

export const terms: readonly Term[] = [
  {
    name: 'aB',
    definition: 'a person’s willingness to benchmark what was lost; see attitudes',
    unit: 'share',
  },
  {
    name: 'account',
    definition: 'an organisation that a customer turns to first; it drops accounts that fail it',
  },
  {
    name: 'aR',
    definition: 'a person’s willingness to redirect or collaborate; see attitudes',
    unit: 'share',
  },
  { name: 'arm', definition: 'a way of organising under which the same region lives after the branch' },
  { name: 'aS', definition: 'a person’s positive sales view; see attitudes', unit: 'share' },
  {
    name: 'assumption',
    definition: 'a value of a scenario that no source gives, with the reason for which it was taken',
  },
  {
    name: 'attention',
    definition: 'what a person can spend beyond own business: looking, asking, meeting; priced as hours',
    unit: 'units',
  },
  {
    name: 'attitudes',
    definition:
      'a person’s state of mind: positive sales view, willingness to redirect or collaborate, willingness to benchmark',
    unit: 'share',
  },
  { name: 'backlog', definition: 'work won and not yet delivered', unit: 'k€' },
  {
    name: 'baseline',
    definition: 'the arm against which a difference is taken; isolated, unless told otherwise',
  },
  {
    name: 'BCa interval',
    definition:
      'a bootstrap interval, corrected for bias and skewness; too sure of fewer than about 50 pairs',
    source: 'Efron 1987',
  },
  {
    name: 'benchmarking',
    definition: 'comparing with the winner of a lost bid, at a cost, and closing a part of the gap in skill',
  },
  {
    name: 'branch',
    definition: 'the month at which the arms part, all from the same bytes; months are counted from it',
  },
  {
    name: 'broker',
    definition: 'the one organisation through which the hub arm passes on all work',
  },
  { name: 'burn-in', definition: 'the years before the branch, lived under isolated rules', unit: 'years' },
  { name: 'capacity', definition: 'output of an organisation at full effort', unit: 'k€/month' },
  {
    name: 'cluster',
    definition:
      'firms, related companies, institutions and customers who collaborate inside their region, compete outside it, and stay free to choose',
    source: porter,
  },
  {
    name: 'common random numbers',
    definition:
      'the same luck in every arm of a replication: draws are keyed by what they are for, so that no arm shifts another’s',
    source: 'Salmon et al. 2011 (Threefry)',
  },
  {
    name: 'confidence interval',
    definition:
      'a range made so that 95 of 100 such ranges contain the model’s true value; it covers luck, not wrong rules',
    source: 'Student 1908',
  },
  {
    name: 'culture',
    definition: 'a person’s place on a scale of habits; people of like culture meet more easily',
    unit: 'share',
  },
  {
    name: 'customer',
    definition: 'who issues opportunities, at home or abroad; the corner “demand” of the diamond',
  },
  {
    name: 'defection',
    definition: 'a partner leaves a team after the win: its work is lost and the tie halves',
  },
  {
    name: 'diamond',
    definition: 'the four corners of a cluster: firms, related companies, factors and demand',
    source: porter,
  },
  {
    name: 'dummy threshold',
    definition:
      'what a factor without any effect reaches by chance; whose index is below it, cannot be told from none',
  },
  {
    name: 'effect size',
    definition: 'a mean paired difference over the spread of the pairs, corrected for few pairs',
    source: 'Cohen 1988; Hedges 1981',
  },
  {
    name: 'effort',
    definition: 'share of capacity put to work; it falls where nothing is contested',
    unit: 'share',
    source: 'Leibenstein 1966',
  },
  {
    name: 'elementary effect',
    definition:
      'change of the outcome as one factor moves by a step of its range; μ* is its mean size over trajectories',
    source: 'Morris 1991; Campolongo 2007',
  },
  {
    name: 'equivalence margin',
    definition:
      'a difference too small to matter, named beforehand, within which two outcomes count as the same',
    source: 'Schuirmann 1987',
  },
  { name: 'fact', definition: 'a figure of a scenario with its source, year and unit' },
  {
    name: 'factor',
    definition: 'university, institute or association: it sells nothing, trains, and hosts meetings',
    source: porter,
  },
  { name: 'firm', definition: 'a company that holds core skills of the region', source: porter },
  {
    name: 'first-order index',
    definition: 'share of the outcome’s variance that a factor explains by itself',
    source: 'Sobol’ 1993; Saltelli 2010',
  },
  {
    name: 'fit',
    definition: 'least skill of a team among those that an opportunity requires',
    unit: 'skill',
  },
  {
    name: 'frontier',
    definition: 'the best skill in the world, which moves on: what is not renewed erodes',
    unit: 'skill',
  },
  {
    name: 'funnel',
    definition: 'how many of 100 opportunities reach each stage from issued to delivered',
    unit: '% of issued',
  },
  {
    name: 'gap',
    definition: 'paired difference of turnover to the isolated arm',
    unit: '% of isolated turnover',
  },
  {
    name: 'grade',
    definition:
      'how well a parameter is known: measured (from data), calibrated (fitted to the isolated arm’s targets) or assumed',
  },
  {
    name: 'hash',
    definition:
      'fingerprint of all that decides a result; the same hash, arm and replication give the same bytes',
    unit: '16 hexadecimal digits',
  },
  {
    name: 'headline',
    definition:
      'the difference that the verdict is about: cluster against isolated, unless cluster is left out',
  },
  {
    name: 'ledger',
    definition: 'value of lost opportunities by cause',
    unit: '% of issued value',
  },
  {
    name: 'lever',
    definition:
      'a public programme with a budget and dates; it turns money into what the model already knows',
  },
  {
    name: 'open market',
    definition:
      'suppliers outside the region, found by chance and at a premium; their share of sales leaves the region',
  },
  {
    name: 'opportunity',
    definition: 'a customer’s need of one to three skills, with a value; the same in every arm',
    unit: 'k€',
  },
  {
    name: 'organisation',
    definition: 'a firm, a related company or a factor',
  },
  {
    name: 'paired',
    definition: 'compared replication by replication, so that common luck cancels out',
  },
  {
    name: 'pairing gain',
    definition: 'how many times more replications the same interval would take without common luck',
    unit: 'times',
  },
  {
    name: 'path',
    definition:
      'values that a parameter or a budget takes over time: dated, or an expression of month, year and calendarYear',
  },
  {
    name: 'PAWN index',
    definition:
      'how far fixing a factor moves the distribution of the outcome, as a distance of distributions',
    source: 'Pianosi & Wagener 2018',
  },
  {
    name: 'person',
    definition:
      'who spans the boundary of an organisation: one to three each; the bearer of attitudes and ties',
  },
  {
    name: 'planner share',
    definition: 'gap of an arm over that of the omniscient planner',
    unit: '%',
  },
  {
    name: 'positive sales view',
    definition: 'looking for any real growth of a client, even outside one’s own catalogue',
    unit: 'share',
    source: 'the theory, see docs/odd.md',
  },
  {
    name: 'precision',
    definition: 'half-width of the interval of the headline gap that a comparison aims at',
    unit: 'points of isolated turnover',
    source: 'Chow & Robbins 1965',
  },
  {
    name: 'probability of superiority',
    definition: 'share of pairs in which the treatment does better; a tie counts half',
  },
  {
    name: 'public purse',
    definition: 'public money charged for a lever and not yet spent; what is left at its end is given back',
    unit: 'k€',
  },
  {
    name: 'redirect',
    definition: 'to pass an opportunity on to a member who is closer to it',
  },
  {
    name: 'reference price',
    definition: 'what rivals ask for the same work; prices are told as multiples of it',
    unit: '1',
  },
  {
    name: 'related',
    definition: 'a company that holds complementary skills and shares customers with firms',
    source: porter,
  },
  {
    name: 'replication',
    definition: 'one draw of luck, lived by every arm; numbered from 0',
  },
  {
    name: 'rival',
    definition: 'a competitor outside the region that bids on everything and keeps up with the frontier',
  },
  {
    name: 'sample',
    definition:
      'one organisation in so many is simulated; totals, budgets of levers and companies lost to shocks are those of the whole region',
    unit: 'times',
  },
  {
    name: 'scale',
    definition: 'multiplies every parameter in k€, so that money is real while ratios stay',
    unit: 'times',
  },
  { name: 'scenario', definition: 'a cluster to be simulated: its numbers, facts and assumptions' },
  { name: 'seed', definition: 'a text that stands for all luck; the same text gives the same luck' },
  {
    name: 'shock',
    definition: 'a dated event that hurts the region, the same and with the same luck in every arm',
  },
  {
    name: 'skill',
    definition: 'ability in one of the region’s trades: 0 is not held, 1 is the world frontier',
    unit: 'skill',
  },
  {
    name: 'sophistication',
    definition: 'least fit that a customer accepts',
    unit: 'skill',
  },
  {
    name: 'team',
    definition: 'organisations of the region that bid together, each with a skill that the others lack',
  },
  {
    name: 'tie',
    definition: 'a relation between two people; it grows by meetings and joint wins, and fades without them',
    unit: 'weight from 0 to 1',
    source: 'Burt 2002; Uzzi 1997',
  },
  {
    name: 'total index',
    definition: 'share of the outcome’s variance that a factor has a part in, alone or with others',
    source: 'Homma & Saltelli 1996; Jansen 1999',
  },
  {
    name: 'trust',
    definition: 'weight of a tie, or the product of weights along a path of ties',
    unit: 'weight from 0 to 1',
  },
  {
    name: 'verdict',
    definition:
      'a comparison said in words: by how much, why, at what cost, how sure, and what it cannot know',
  },
];
