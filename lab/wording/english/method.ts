/** How the numbers were computed, and what they are not. */
export const method = {
  heading: 'How it was computed',
  story:
    'A region of firms, related companies, institutions and customers is simulated month by month. It lives its first years under isolated rules; then its state branches, and every arm continues from the same bytes, with the same customers, rivals and luck. Only the rules differ: who can be found, at what trust and cost, and who decides.',
  arms: 'The arms',
  isNot: 'What it is not',
  noForecast:
    'Not a forecast of a real region: it says what follows from stated rules in a region like this one.',
  calibrated:
    'Only the isolated arm is calibrated, to rates of use, of winning, of births, of closures and of survival.',
  noTarget: 'The difference between arms is never a target: it follows from the rules.',
  luckOnly:
    'The intervals cover luck: customers, rivals and chance meetings that could have fallen otherwise. They do not cover structural uncertainty: other rules, or other values of assumed parameters, could give another answer, even another sign.',
  moreRuns: 'More replications narrow an interval; they do not make the rules truer.',
  again: 'How to get the same numbers again',
  sameBytes:
    'The same scenario hash, version, arms and number of replications give the same bytes on every machine. If the run was given a seed or a file of its own, give the same again: the hash tells whether it is the same.',
  facts: {
    scenario: 'Scenario',
    hash: 'Scenario hash',
    program: 'Program',
    seed: 'Seed',
    sample: 'Sample',
    years: 'Years',
    arms: 'Arms',
    replications: 'Replications',
    intervals: 'Intervals',
    precision: 'Precision',
  },
  seed: (seed: number) =>
    `${seed}, the key of every draw; the same opportunity meets the same luck in every arm`,
  years: (burnIn: number, branch: number) => `${burnIn} under isolated rules, then ${branch} in every arm`,
  replications: (count: number) => `${count}, paired across arms`,
  intervals: (percent: number) =>
    `${percent} %, Student’s t over replications; gaps and shares are ratios of means of paired differences, with linearised variance (Cochran 1977, section 6.4)`,
  precision: (reached: string, wanted: number) =>
    `±${reached} points of isolated turnover reached for the headline gap; ±${wanted} was wanted`,
  tooFew: (precision: string) => `${precision}, so more replications are needed`,
};
