/**
 * The kernel of Carat: `simulate` a scenario under an arm and get its monthly record.
 *
 * Pure and deterministic: the same scenario, arm and replication give the same bytes on every engine.
 */
export { type Arm, arms } from './governance/governance.ts';
export {
  type Measure,
  type MeasureExtent,
  type MeasureKind,
  type MeasureName,
  measureNames,
  measures,
} from './indicators/measures.ts';
export type { Network } from './network.ts';
export { foundingParameters } from './parameters/founding.ts';
export type { Corner, Grade, Parameter } from './parameters/parameter.ts';
export {
  type ParameterName,
  type Parameters,
  defaultParameters,
  parameterNames,
  registry,
} from './parameters/registry.ts';
export type { OrganisationInput, Scenario, TieInput } from './scenario.ts';
export {
  type Branch,
  type BranchOptions,
  type BranchPoint,
  type Life,
  type Run,
  type RunOptions,
  branchOff,
  burnIn,
  seriesOf,
  simulate,
  simulateArms,
  simulateBranches,
  startBranch,
  startBurnIn,
} from './simulate.ts';
export {
  type LeverName,
  leverNames,
  type ShockInput,
  type ShockName,
  shockNames,
  type Timeline,
} from './timeline.ts';
export { levers } from './levers/levers.ts';
export { shockKinds } from './mechanisms/shocks.ts';
