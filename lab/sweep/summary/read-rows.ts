import type { Arm } from '#sim-core';
import { arms as allArms, measureNames } from '#sim-core';
import type { FactorValue } from '../factor.ts';
import type { SweepDocument } from '../schema.ts';
import type { Described, SampledFactor, SampledPoint, SampledRule, SweepSamples } from './samples.ts';

/** What `sweep.json` says of results. */
export interface ResultsProvenance {
  readonly sweep: SweepDocument;
  readonly points: number;
  readonly pointsRun: number;
  readonly arms: readonly Arm[];
  readonly failures: number;
  readonly scenarioHash: string;
  /** Whether scenarios may simulate a sample; absent where none does. */
  readonly isSampled?: boolean;
  readonly seeds: { readonly scenario: string };
}

/** Columns before the factors, and after the outcomes, as `runColumns` lays them out. */
const [leading, trailing] = [
  ['point', 'replication', 'arm'],
  ['scenario_hash', 'state_hash'],
];

/**
 * The samples of results that a sweep has written.
 *
 * @param lines of `runs.csv`, the header first
 * @param described every variable, as `codebook.csv` tells it
 * @throws RangeError for a table that does not fit what it comes with
 */
export async function samplesOfRows(
  provenance: ResultsProvenance,
  described: ReadonlyMap<string, Described>,
  lines: AsyncIterable<readonly string[]>,
): Promise<SweepSamples> {
  const { sweep: document, arms, points: pointCount, pointsRun, failures } = provenance;
  const reader = new PointReader(document, arms);
  for await (const cells of lines) reader.take(cells);
  const points = reader.points();
  const own = (name: string) => described.get(name) ?? { name, label: name, unit: '', definition: '' };
  const factors = reader.factorNames.map((name, i): SampledFactor => ({
    ...own(name),
    isNumeric: isNumericFactor(document.factors[i]),
  }));
  const rule = ruleOf(document, reader.outcomeNames);
  // A limit may have cut the last point short; so would failures, which are told apart.
  const isShort = ({ samples }: SampledPoint) => samples[0][0].length < rule.cap;
  const short = rule.isFixed && failures === 0 ? points.filter(isShort).length : 0;
  return {
    name: document.name,
    title: document.title,
    arms,
    factors,
    outcomes: reader.outcomeNames.map(own),
    rule,
    points,
    pointCount,
    unfinished: pointCount - pointsRun + short,
    failures,
    ...(provenance.isSampled && { isSampled: true }),
    ended: reader.ended,
    lacking: reader.lacking,
    scenarioHash: provenance.scenarioHash,
    seed: provenance.seeds.scenario,
  };
}

/** Takes the rows of a table in the order of the design. */
class PointReader {
  factorNames: readonly string[] = [];
  outcomeNames: readonly string[] = [];
  ended = 0;
  lacking: number[] = [];
  private readonly document: SweepDocument;
  private readonly arms: readonly Arm[];
  private readonly done: SampledPoint[] = [];
  private isBegun = false;
  private point = NaN;
  private factors: (FactorValue | undefined)[] = [];
  private values: number[][][] = [];

  constructor(document: SweepDocument, arms: readonly Arm[]) {
    this.document = document;
    this.arms = arms;
  }

  take(cells: readonly string[]): void {
    if (this.isBegun) this.row(cells);
    else this.header(cells);
  }

  points(): SampledPoint[] {
    this.close();
    return this.done;
  }

  private header(cells: readonly string[]): void {
    const factorCount = this.document.factors.length;
    const firstOutcome = leading.length + factorCount;
    const known = [cells.slice(0, leading.length), cells.slice(-trailing.length)];
    if (known[0].join() !== leading.join() || known[1].join() !== trailing.join())
      throw new RangeError(`runs.csv requires the columns ${[...leading, '…', ...trailing].join(', ')}`);
    this.factorNames = cells.slice(leading.length, firstOutcome);
    this.outcomeNames = cells.slice(firstOutcome, -trailing.length);
    if (this.outcomeNames.length === 0) throw new RangeError('runs.csv requires at least one outcome');
    this.lacking = this.outcomeNames.map(() => 0);
    this.isBegun = true;
  }

  private row(cells: readonly string[]): void {
    const [point, replication] = cells.slice(0, 2).map(Number);
    const arm = this.arms.indexOf(cells[2] as Arm);
    if (!Number.isInteger(point) || !Number.isInteger(replication) || arm < 0)
      throw new RangeError(
        `runs.csv requires a point, a replication and an arm, not ${cells.slice(0, 3).join(', ')}`,
      );
    if (point !== this.point) {
      this.close();
      this.point = point;
      this.factors = this.factorNames.map((_, i) => this.factorValue(cells[leading.length + i], i));
    }
    const first = leading.length + this.factorNames.length;
    for (const o of this.outcomeNames.keys()) {
      const cell = cells[first + o];
      if (cell === '') this.lacking[o] += 1;
      this.values[arm][o][replication] = cell === '' ? NaN : Number(cell);
    }
    this.ended += 1;
  }

  private factorValue(cell: string, i: number): FactorValue | undefined {
    if (!isNumericFactor(this.document.factors[i])) return cell;
    return cell === '' ? undefined : Number(cell);
  }

  /** Replications that a failed run has left out become NaN. */
  private close(): void {
    if (!Number.isNaN(this.point)) {
      const count = Math.max(...this.values.flat().map(({ length }) => length));
      const samples = this.values.map((outcomes) =>
        outcomes.map((values) => Float64Array.from({ length: count }, (_, i) => values[i] ?? NaN)),
      );
      this.done.push({ point: this.point, factors: this.factors, samples });
    }
    this.values = this.arms.map(() => this.outcomeNames.map(() => []));
  }
}

function isNumericFactor(factor: SweepDocument['factors'][number]): boolean {
  return !('values' in factor) || factor.values.every((value) => typeof value === 'number');
}

function ruleOf(
  { replications, outcomes = measureNames }: SweepDocument,
  names: readonly string[],
): SampledRule {
  if (typeof replications === 'number') return { isFixed: true, cap: replications };
  const { outcome: key, baseline = 'isolated', confidence = 0.95, ...rest } = replications;
  const place = outcomes.findIndex((each) => (typeof each === 'string' ? each : each.name) === key);
  if (place < 0 || place >= names.length || !allArms.includes(rest.arm))
    throw new RangeError(`the rule of replications requires an outcome of runs.csv, not ${key}`);
  return { isFixed: false, ...rest, baseline, confidence, outcome: place };
}
