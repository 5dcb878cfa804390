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
export type { Interval } from './statistics/interval.ts';
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
