/** A clause of the theory as an experiment. */
export interface Proposition {
  readonly id: string;
  readonly claim: string;
  /** Treatment against control, and the sign that the theory expects. */
  readonly contrast: string;
  /** How one could make it come true by construction, which the model must not. */
  readonly cheat: string;
}

const proposition = (id: string, claim: string, contrast: string, cheat: string): Proposition => ({
  id,
  claim,
  contrast,
  cheat,
});

/** Clauses of the theory that the model puts to the test. */
export const propositions: readonly Proposition[] = [
  proposition(
    'P1',
    'a cluster is voluntary, on the firms’ own initiative',
    'self-formed against imposed ties at equal density: at least as good',
    'scripted ties',
  ),
  proposition(
    'P2',
    'a cluster raises turnover and effectiveness',
    'cluster against isolated: more sales and more profit',
    'extra demand, or subcontracts counted twice',
  ),
  proposition(
    'P3',
    'a cluster can beat one consolidated company',
    'cluster against consolidated over size, fidelity, decisions and turbulence: a map of signs',
    'arbitrary overhead',
  ),
  proposition(
    'P4',
    'all four corners of the diamond matter',
    'drop one corner and spread its resources: less',
    'taking its money away too',
  ),
  proposition(
    'P5',
    'factors and related companies together make the region grow faster',
    'with and without each, two by two: a positive interaction',
    'multiplicative production',
  ),
  proposition(
    'P6',
    'relations are free and informal',
    'informal against contract-only routing: more on small deals',
    'informality that costs nothing',
  ),
  proposition(
    'P7',
    'each favours members, and keeps freedom of choice',
    'preference for members from none to full: best in between',
    'an optimum built in',
  ),
  proposition(
    'P8',
    'collaboration and competition work in conjunction',
    'with and without each, two by two: a positive interaction',
    'a synergy in the code',
  ),
  proposition(
    'P9',
    'a common state of mind is the basis',
    'adopters from none to all: a threshold',
    'altruists who never change',
  ),
  proposition(
    'P10',
    'a positive sales view finds growth',
    'sales view on and off, with and without redirecting: more',
    'discovery that costs nothing',
  ),
  proposition(
    'P11',
    'people redirect or collaborate',
    'willingness to redirect on and off: more',
    'a bonus on winning',
  ),
  proposition(
    'P12',
    'members benchmark the opportunities that were lost',
    'benchmarking on and off: a later rise of the win rate',
    'knowing the rivals perfectly',
  ),
  proposition(
    'P13',
    'relations spread information and resist shocks',
    'ties against shuffled ties: faster spread, shorter recovery',
    'a rule that dense is always better',
  ),
  proposition(
    'P14',
    'the social creates the economic',
    'randomised ties bring later sales; randomised sales bring later ties',
    'wiring that is symmetric by construction',
  ),
  proposition(
    'P15',
    'the social dimension is necessary',
    'no ties, and every other channel kept: about no gain',
    'making referral possible by ties only',
  ),
  proposition(
    'P16',
    'a region is no condition but a consequence',
    'the same ties dispersed: the gain persists; with relocation, neighbours later',
    'distance in the payoffs',
  ),
  proposition(
    'P17',
    'proximity and a common culture favour ties',
    'distance scale and spread of culture: denser ties',
    'nothing known',
  ),
  proposition(
    'P18',
    'specialisation leads to leadership, and leadership to exports',
    'learning on and off: location quotient first, export share later',
    'exports that are given',
  ),
  proposition(
    'P19',
    'rising sales attract complementary services',
    'the same rule of entry: more related companies, growth above the mother speciality',
    'counting one side only',
  ),
  proposition(
    'P20',
    'a mere concentration is not a cluster',
    'cluster above concentration, concentration at least at isolated',
    'withholding what co-location brings',
  ),
  proposition(
    'P21',
    'the skills must not be found elsewhere',
    'rivals that copy skills: less export and investment',
    'a monopoly from outside',
  ),
  proposition(
    'P22',
    'the factors of growth can be found',
    'exact split of the gap over mechanisms and corners; sensitivity to parameters',
    'changing one thing at a time only',
  ),
];
