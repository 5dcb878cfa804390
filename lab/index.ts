/** The lab of Carat: experiments over the kernel, and what they say. */
export { type Study, compare, study } from './compare.ts';
export {
  type ArmResult,
  type Cause,
  type Comparison,
  type Contrast,
  type Stage,
  causes,
  stages,
} from './comparison.ts';
export { type CompareOptions, type OptionIssue, OptionsError, type Plan, type Progress } from './options.ts';
export { type Chunk, type Replication, monthlyMeasures, runChunk } from './replicate.ts';
export type { PolicyAnswer } from './policy/policy-answer.ts';
export { type PolicyStudy, policyStudy } from './policy/policy-study.ts';
export { type Graph, byDegree, giantSize, survival } from './resilience/giant-component.ts';
export { type Impulse, impulseOf, lossCurve } from './resilience/impulse.ts';
export {
  type ResilienceChunk,
  type ResilienceReplication,
  runResilienceChunk,
} from './resilience/resilience-run.ts';
export { meanResponse } from './resilience/mean-response.ts';
export type { ResilienceAnswer } from './resilience/resilience-answer.ts';
export { type ResilienceStudy, resilienceStudy } from './resilience/resilience-study.ts';
export { type FactorGroup, eachAlone } from './sensitivity/factor-group.ts';
export { type MorrisDesign, type MorrisOptions, morrisDesign } from './sensitivity/morris-design.ts';
export { type ElementaryEffects, morrisEffects } from './sensitivity/morris-effects.ts';
export {
  type DistributionShift,
  type PawnIndices,
  type PawnOptions,
  pawnIndices,
} from './sensitivity/pawn.ts';
export { type SobolDesign, sobolDesign } from './sensitivity/sobol-design.ts';
export {
  type PairShare,
  type SobolIndices,
  type VarianceShares,
  sobolIndices,
} from './sensitivity/sobol-indices.ts';
export { bcaFrom, bcaInterval, bcaOfMean } from './statistics/bca.ts';
export { type EffectSize, effectSize } from './statistics/effect-size.ts';
export { type Equivalence, equivalenceTest } from './statistics/equivalence.ts';
export type { Estimate } from './statistics/estimate.ts';
export { holmAdjusted } from './statistics/holm.ts';
export type { Interval } from './statistics/interval.ts';
export { type PairedDifference, pairedDifference } from './statistics/paired.ts';
export { powerOfPairs } from './statistics/power.ts';
export { quantileGap } from './statistics/quantile-gap.ts';
export { quantileOf } from './statistics/quantile.ts';
export type { Resampling } from './statistics/resampling.ts';
export { superiority } from './statistics/superiority.ts';
export { type TTest, tTest } from './statistics/t-test.ts';
export { summarise } from './summarise.ts';
export { verdict } from './verdict.ts';
export type { Finding, Topic } from './verdict/finding.ts';
export { armPhrases, isUndecided } from './verdict/wording.ts';
export { codebook } from './files/codebook.ts';
export { csvOf } from './files/csv.ts';
export { parquetOf } from './files/parquet.ts';
export type { Table, Variable } from './files/table.ts';
export { monthlyTable, runsTable } from './files/tables.ts';
export { variableLabel, variableName } from './files/variable-name.ts';
export { writeFiles } from './files/write-files.ts';
export { type Draft, writeTogether } from './files/write-together.ts';
