import { column, inRecord } from './table.ts';

const anything = [-Infinity, Infinity] as const;
const positive = [0, Infinity] as const;
const share = [0, 1] as const;
const row = [-1, 0x7fffffff] as const;
const word = [0, 0xffffffff] as const;

/** What an organisation is; `empty` marks a free row. */
export const FIRM = 0;
export const RELATED = 1;
export const FACTOR = 2;
export const EMPTY = 255;

/** Boundary-spanning people an organisation can have. */
export const SEATS = 3;
/** Ties a person can keep in mind; the weakest gives way. */
export const TIES = 24;
/** Organisations that a customer turns to first. */
export const ACCOUNTS = 3;
/** Public levers that there are. */
export const LEVERS = 9;

export const organisationColumns = {
  key: inRecord('u32', 'key', word, 'identity in every draw; independent of the row'),
  kind: column('u8', 'one', 'kind', [0, 255], '0 firm, 1 related, 2 factor, 255 empty row'),
  born: column('i32', 'one', 'step', anything, 'step of birth'),
  x: column('f64', 'one', 'km', anything, 'position east'),
  y: column('f64', 'one', 'km', anything, 'position north'),
  skill: column('f64', 'skills', 'skill', share, '0 not held, 1 world frontier'),
  mainSkill: column('u8', 'one', 'skill index', [0, 31], 'skill of the highest level'),
  capacity: inRecord('f64', 'k€/month', positive, 'output at full effort'),
  effort: inRecord('f64', 'share', share, 'share of capacity that becomes output'),
  price: inRecord('f64', 'reference price', positive, '1 is the world reference'),
  utilisation: column('f64', 'one', 'share', share, 'smoothed delivered volume over output'),
  cash: column('f64', 'one', 'k€', anything, 'money in hand'),
  backlogVolume: inRecord('f64', 'k€ at reference price', positive, 'work won and not delivered'),
  backlogValue: inRecord('f64', 'k€', positive, 'invoice value of the backlog'),
  backlogExport: column('f64', 'one', 'k€', positive, 'part of the backlog’s value for export customers'),
  revenue: column('f64', 'one', 'k€/step', positive, 'external sales delivered this step'),
  delivered: column('f64', 'one', 'k€ at reference price/step', positive, 'volume delivered this step'),
  fees: column('f64', 'one', 'k€/step', anything, 'finder’s fees received less paid this step'),
  expenses: column('f64', 'one', 'k€/step', positive, 'cost of benchmarks, acquisitions and moves this step'),
  attention: inRecord('f64', 'units/step', positive, 'attention spent this step beyond own business'),
  profit: column('f64', 'one', 'k€/step', anything, 'profit of the last step'),
  yearProfit: column('f64', 'one', 'k€', anything, 'profit smoothed to a year'),
  yearSales: column('f64', 'one', 'k€', positive, 'sales since the last year’s end'),
  lastYearSales: column('f64', 'one', 'k€', positive, 'sales of the last whole year'),
  yearBeforeSales: column('f64', 'one', 'k€', positive, 'sales of the year before that'),
  badSteps: column('i32', 'one', 'steps', positive, 'steps in a row in which the exit condition held'),
  closeContests: column('i32', 'one', 'contests', positive, 'close contests this step'),
  bids: inRecord('i32', 'bids', positive, 'bids this step'),
  easyContests: column('i32', 'one', 'contests', positive, 'contests won with ease this step'),
  missed: column(
    'f64',
    'skills',
    'months of capacity',
    positive,
    'ledger of business missed for want of a skill',
  ),
  hubTrust: column('f64', 'one', 'weight', share, 'tie to the broker of a hub'),
  peopleCount: column('u8', 'one', 'people', [0, SEATS], 'people in its seats'),
  seat: column('i32', 'seats', 'row of people', row, 'its people, seats filled from the first'),
} as const;

export const peopleColumns = {
  key: inRecord('u32', 'key', word, 'identity in every draw'),
  employer: column('i32', 'one', 'row of organisations', row, '-1 marks a free row'),
  culture: inRecord('f64', 'share', share, 'position on the cultural axis'),
  salesView: inRecord('f64', 'share', share, 'positive sales view (aS)'),
  redirect: inRecord('f64', 'share', share, 'willingness to redirect or collaborate (aR)'),
  benchmark: inRecord('f64', 'share', share, 'willingness to benchmark what was lost (aB)'),
  attentionUsed: inRecord('f64', 'units/step', positive, 'attention spent this step'),
  tieCount: column('u8', 'one', 'ties', [0, TIES], 'ties in use'),
  tiePerson: column('i32', 'ties', 'row of people', row, 'whom the tie leads to'),
  tieWeight: column('f32', 'ties', 'weight', share, 'strength of the tie'),
  free: column('i32', 'one', 'row of people', row, 'queue of free rows, as a ring'),
} as const;

export const customerColumns = {
  key: column('u32', 'one', 'key', word, 'identity in every draw'),
  isExport: column('u8', 'one', 'flag', [0, 1], '1 outside the region'),
  need: column('u8', 'one', 'skill index', [0, 31], 'main need'),
  rate: column('f64', 'one', 'opportunities/year', positive, 'demand rate'),
  sophistication: column('f64', 'one', 'fit', share, 'least fit accepted'),
  account: column('i32', 'accounts', 'row of organisations', row, 'whom it turns to first; -1 none'),
  silence: column(
    'u8',
    'accounts',
    'opportunities',
    [0, 255],
    'noticed opportunities since the account’s last bid',
  ),
} as const;

/** One row: the region as a whole. */
export const regionColumns = {
  rows: column('i32', 'one', 'rows', positive, 'organisation rows ever used'),
  sellers: column('i32', 'one', 'organisations', positive, 'companies alive'),
  initialSellers: column('i32', 'one', 'organisations', positive, 'companies at the start'),
  institutions: column('i32', 'one', 'organisations', positive, 'institutions open'),
  initialRelatedShare: column('f64', 'one', 'share', share, 'related companies over companies at the start'),
  freeFirst: column('i32', 'one', 'position', positive, 'where the queue of free rows of people begins'),
  freePeople: column('i32', 'one', 'rows', positive, 'free rows of people'),
  shortSales: column('f64', 'one', 'k€/step', positive, 'sales smoothed over 6 months'),
  longSales: column('f64', 'one', 'k€/step', positive, 'sales smoothed over 24 months'),
  unmet: column('f64', 'skills', 'k€', positive, 'lost business by lead skill, smoothed over a year'),
  hub: column('i32', 'one', 'row of organisations', row, 'broker of a hub'),
  routings: column(
    'f64',
    'one',
    'decisions',
    anything,
    'decisions left to a hub or a headquarters this step',
  ),
  purse: column('f64', 'levers', 'k€', positive, 'public money charged and not yet spent, by lever'),
  infrastructure: column('f64', 'one', 'k€', positive, 'public infrastructure, less its wear'),
  brokerDesk: column(
    'f64',
    'one',
    'searches',
    positive,
    'searches that public brokers can still answer this step',
  ),
} as const;

/** Rebuilt every step from the state, never part of it. */
export const holderColumns = {
  holder: column('i32', 'skills', 'row of organisations', row, 'companies that hold a skill, skill by skill'),
} as const;
export const contactColumns = {
  offers: column(
    'i32',
    'one',
    'bits',
    anything,
    'skills that a person’s company holds, one bit each; else 0',
  ),
} as const;
export const skillIndexColumns = {
  holderCount: column('i32', 'skills', 'organisations', positive, 'holders of a skill'),
  holderLargest: column('f64', 'skills', 'k€/month', positive, 'largest capacity among holders'),
  holderMean: column('f64', 'skills', 'skill', share, 'mean level among holders'),
  customerCount: column('i32', 'skills', 'customers', positive, 'customers with this main need'),
  customerStart: column('i32', 'skills', 'position', positive, 'where a need’s customers begin'),
} as const;
export const customerIndexColumns = {
  byNeed: column('i32', 'one', 'row of customers', row, 'customers ordered by main need'),
} as const;
