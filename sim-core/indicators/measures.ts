/** A flow is summed over steps; a stock is read at the end of one; a structure is read once a year and held. */
export type MeasureKind = 'flow' | 'stock' | 'structure';

/**
 * What a sample of a region says of the whole. A total adds up over companies, and is multiplied; an average (a mean, a share, a
 * price) stays. A shape depends on how many are simulated, in a way that no factor makes good: it stays that of the sample.
 */
export type MeasureExtent = 'total' | 'average' | 'shape';

export interface Measure {
  readonly kind: MeasureKind;
  readonly extent: MeasureExtent;
  readonly unit: string;
  readonly description: string;
}

const measure =
  (kind: MeasureKind, extent: MeasureExtent) =>
  (unit: string, description: string): Measure => ({ kind, extent, unit, description });
const flow = measure('flow', 'total');
const stock = measure('stock', 'total');
const averageOfStock = measure('stock', 'average');
const shapeOfStock = measure('stock', 'shape');
const average = measure('structure', 'average');
const shape = measure('structure', 'shape');

/** Every number of the monthly record, in the order of its columns. */
export const measures = {
  turnover: flow('k€', 'external sales delivered, counted once, by the organisation that did the work'),
  exportTurnover: flow('k€', 'turnover with customers outside the region'),
  relatedTurnover: flow('k€', 'turnover of related companies'),
  smallTurnover: flow('k€', 'turnover of companies with one boundary-spanning person’s capacity'),
  largeTurnover: flow('k€', 'turnover of companies with three boundary-spanning people’s capacity'),
  valueAdded: flow('k€', 'turnover less purchases'),
  profit: flow(
    'k€',
    'turnover and fees less purchases, fixed cost, attention and expenses; before research and investment',
  ),
  purchases: flow('k€', 'variable cost of delivered work'),
  fixedCosts: flow('k€', 'fixed cost, with congestion and management overhead'),
  attentionCosts: flow('k€', 'attention spent beyond own business, at its price'),
  expenses: flow('k€', 'benchmarks, acquired skills and moves'),
  research: flow('k€', 'research and development'),
  investment: flow('k€', 'new capacity'),
  dividends: flow('k€', 'cash paid out to owners'),
  capitalIn: flow('k€', 'cash that entrants bring'),
  capitalOut: flow('k€', 'cash (or debt) that leaves with closed companies'),
  fees: flow('k€', 'finder’s fees paid between organisations of the region; they cancel out'),
  deliveredVolume: flow('k€ at reference price', 'work delivered'),
  wonVolume: flow('k€ at reference price', 'work that joined a backlog'),
  abandonedVolume: flow('k€ at reference price', 'backlog lost with closed companies'),
  issuedCount: flow('opportunities', 'opportunities that customers issued'),
  noticedCount: flow('opportunities', 'opportunities that an account noticed'),
  routedCount: flow('opportunities', 'opportunities for which the region had a proposal'),
  bidCount: flow('opportunities', 'opportunities with a proposal good enough for the customer'),
  wonCount: flow('opportunities', 'opportunities won by the region'),
  teamCount: flow(
    'opportunities',
    'opportunities won by more than one organisation of the region, or redirected',
  ),
  unseenCount: flow('opportunities', 'lost because no account noticed'),
  unwillingCount: flow('opportunities', 'lost because nobody would search, or those asked refused'),
  noSkillCount: flow('opportunities', 'lost because no holder of a skill was known or found'),
  noRoomCount: flow('opportunities', 'lost because those who could had no room'),
  outbidCount: flow('opportunities', 'lost to a rival, or below the customer’s standard'),
  issuedValue: flow('k€ at reference price', 'value of issued opportunities'),
  wonValue: flow('k€ at reference price', 'value won and placed with organisations of the region'),
  marketValue: flow('k€ at reference price', 'value won and placed with open-market suppliers outside'),
  defectedValue: flow('k€ at reference price', 'value won and lost again because a partner defected'),
  unseenValue: flow('k€ at reference price', 'value of what no account noticed'),
  unwillingValue: flow('k€ at reference price', 'value lost for want of will'),
  noSkillValue: flow('k€ at reference price', 'value lost for want of a known skill'),
  noRoomValue: flow('k€ at reference price', 'value lost for want of room'),
  outbidValue: flow('k€ at reference price', 'value lost to rivals'),
  companyBids: flow('bids', 'bids made by companies of the region'),
  companyWins: flow('bids', 'bids won by companies of the region'),
  births: flow('companies', 'companies founded'),
  blockedBirths: flow('companies', 'births for which the world had no row left; must stay 0'),
  deaths: flow('companies', 'companies closed'),
  deathsInYearOne: flow('companies', 'companies closed within a year of their birth'),
  deathsInYearsTwoToFive: flow('companies', 'companies closed one to five years after their birth'),
  programmeTurnover: flow(
    'k€',
    'turnover of the companies of the meetings programme, whether or not it runs',
  ),
  meetings: flow('contacts', 'contacts between people'),
  publicCharged: flow('k€', 'public money charged for levers'),
  publicSpent: flow('k€', 'public money that levers spent'),
  publicReturned: flow(
    'k€',
    'public money given back: by an arm without use for a lever, or at a lever’s end',
  ),
  publicPurse: stock('k€', 'public money charged and not yet spent'),
  firms: stock('companies', 'firms alive'),
  related: stock('companies', 'related companies alive'),
  factors: stock('institutions', 'institutions'),
  companiesInYearOne: stock('companies', 'companies younger than a year'),
  companiesInYearsTwoToFive: stock('companies', 'companies one to five years old'),
  capacity: stock('k€/month', 'output at full effort'),
  employment: stock('employees', 'capacity over output per worker'),
  cash: stock('k€', 'money in hand'),
  backlogVolume: stock('k€ at reference price', 'work won and not delivered'),
  meanPrice: averageOfStock('reference price', 'capacity-weighted price'),
  meanEffort: averageOfStock('share', 'capacity-weighted effort'),
  meanUtilisation: averageOfStock('share', 'capacity-weighted smoothed utilisation'),
  meanSkill: averageOfStock('skill', 'mean main skill of companies'),
  returnOnInvestment: averageOfStock(
    'share/year',
    'profit of the last year over capacity at its replacement cost',
  ),
  herfindahl: shapeOfStock('share', 'Herfindahl index of capacity'),
  gini: average('share', 'Gini coefficient of capacity'),
  locationQuotient: shape(
    'ratio',
    'share of the leading core skill in the region’s turnover over its equal share in the world',
  ),
  skillUniqueness: average(
    'share',
    'share of companies whose main skill beats the rivals’ mean fit by two standard deviations',
  ),
  density: shape('share', 'ties over possible ties between people'),
  meanDegree: average('ties', 'ties per person'),
  clustering: shape('share', 'mean local clustering coefficient'),
  clusteringRandom: shape('share', 'clustering of a random graph of the same density'),
  pathLength: shape('ties', 'mean shortest path between people who can reach each other'),
  pathLengthRandom: shape(
    'ties',
    'path length of a random graph of the same size and degree: ln n / ln degree',
  ),
  reciprocity: average('share', 'ties that are returned'),
  meanTrust: average('weight', 'mean weight of a tie'),
  meanSalesView: average('share', 'mean positive sales view'),
  meanRedirect: average('share', 'mean willingness to redirect or collaborate'),
  meanBenchmark: average('share', 'mean willingness to benchmark'),
  spreadSalesView: average('share', 'standard deviation of the positive sales view'),
  spreadRedirect: average('share', 'standard deviation of the willingness to redirect'),
  spreadBenchmark: average('share', 'standard deviation of the willingness to benchmark'),
} as const satisfies Record<string, Measure>;

export type MeasureName = keyof typeof measures;

/** The names in the order of the record’s columns. */
export const measureNames = Object.keys(measures) as MeasureName[];

/** Column of each measure in the record. */
export const at = Object.fromEntries(measureNames.map((name, index) => [name, index])) as Readonly<
  Record<MeasureName, number>
>;
