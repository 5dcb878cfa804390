import { type HistoryResult, type OutcomeResult, placeOf } from '../../lab/studies/history.ts';
import { happened, historyNames, loadHistory } from '../../scenarios/history/history.ts';

/** Results as they would come out if every simulated change were `change` times the one that happened. */
export function resultsOf(change: number): HistoryResult[] {
  const interval = (mean: number) => ({ mean, low: mean - 1, high: mean + 1 });
  return historyNames.map((name) => {
    const { document } = loadHistory(name);
    const outcomes = document.outcomes.map((outcome): OutcomeResult => {
      const fact = happened(outcome);
      return {
        outcome,
        happened: fact,
        simulated: interval(change * fact),
        singleRegions: { low: -1, high: 1 },
        without: interval(0),
        effect: interval(change * fact),
        isolated: interval(0),
        place: placeOf(fact, interval(change * fact), { low: -1, high: 1 }),
      };
    });
    return { document, replications: 20, outcomes };
  });
}
