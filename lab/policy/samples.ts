import { differences } from '../statistics/differences.ts';
import type { GainPart, Origin, Outcome } from './policy-answer.ts';
import {
  type PolicyMonthly,
  type PolicyReplication,
  type TotalMeasure,
  policyMonthly,
  totalMeasures,
} from './policy-run.ts';

/** Of the control among the branches; mix i is branch i + 1. */
export const control = 0;

/** One number per replication, read from the tables of the replications. */
export class Samples {
  readonly runs: readonly PolicyReplication[];

  constructor(runs: readonly PolicyReplication[]) {
    this.runs = runs;
  }

  get count(): number {
    return this.runs.length;
  }

  get months(): number {
    const { monthly, jobs } = this.runs[0];
    return monthly.length / (jobs.length * policyMonthly.length);
  }

  /** A flow, summed over the time after the branch. */
  total(branch: number, measure: TotalMeasure): Float64Array {
    const place = branch * totalMeasures.length + totalMeasures.indexOf(measure);
    return Float64Array.from(this.runs, ({ totals }) => totals[place]);
  }

  outcome(branch: number, outcome: Outcome): Float64Array {
    if (outcome === 'jobs') return Float64Array.from(this.runs, ({ jobs }) => jobs[branch]);
    return this.total(branch, outcome);
  }

  month(branch: number, month: number, measure: PolicyMonthly): Float64Array {
    const place = (branch * this.months + month) * policyMonthly.length + policyMonthly.indexOf(measure);
    return Float64Array.from(this.runs, ({ monthly }) => monthly[place]);
  }

  /** What a branch has more than the control. */
  change(branch: number, measure: TotalMeasure): Float64Array {
    return differences(this.total(branch, measure), this.total(control, measure));
  }

  outcomeChange(branch: number, outcome: Outcome): Float64Array {
    return differences(this.outcome(branch, outcome), this.outcome(control, outcome));
  }

  monthChange(branch: number, month: number, measure: PolicyMonthly): Float64Array {
    return differences(this.month(branch, month, measure), this.month(control, month, measure));
  }

  /**
   * Whether a branch is the control under another name: it ends every replication in the same state, to the last bit, or no
   * money of it was ever spent, and money that is not spent changes nothing.
   */
  isUntouched(branch: number): boolean {
    const isSame = this.runs.every(({ hashes }) => hashes[branch] === hashes[control]);
    return isSame || this.change(branch, 'publicSpent').every((spent) => spent === 0);
  }

  gainPart(branch: number, part: GainPart): Float64Array {
    const { whole, without } = partOf[part];
    return without.reduce(
      (rest, measure) => differences(rest, this.change(branch, measure)),
      this.change(branch, whole),
    );
  }

  /** What is issued more, or lost less. */
  origin(branch: number, origin: Origin): Float64Array {
    if (origin === 'newDemand') return this.change(branch, 'issuedValue');
    return this.change(branch, `${origin}Value`).map((value) => 0 - value);
  }
}

/** A measure, less others. */
const partOf: Readonly<Record<GainPart, { whole: TotalMeasure; without: readonly TotalMeasure[] }>> = {
  firms: { whole: 'turnover', without: ['relatedTurnover'] },
  related: { whole: 'relatedTurnover', without: [] },
  small: { whole: 'smallTurnover', without: [] },
  medium: { whole: 'turnover', without: ['smallTurnover', 'largeTurnover'] },
  large: { whole: 'largeTurnover', without: [] },
  home: { whole: 'turnover', without: ['exportTurnover'] },
  export: { whole: 'exportTurnover', without: [] },
};
