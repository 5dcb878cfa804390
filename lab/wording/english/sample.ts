/** What is said where a scenario simulates one organisation in so many. */
export const sample = {
  /** @param times as it is written, `n` where scenarios differ in it */
  rule: (times: string) =>
    `One organisation in ${times} is simulated. Totals, public money and companies lost to shocks are those of the whole region, ${times} times the sample; networks and the Herfindahl index are those of the sample.`,
  /** As a fact of the method. */
  fact: (times: string) => `one organisation in ${times}; totals are those of the whole region`,
};
