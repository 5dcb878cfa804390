import { type ParameterName, type Scenario, parameterNames } from '#sim-core';
import { afterBranch } from './after-branch.ts';

/** Equal for scenarios whose burn-ins are the same bytes: all that enters but what is read after the branch alone. */
export function burnInKey({ seed, parameters, sample, organisations, ties }: Scenario): string {
  const meetBefore = parameters.ambientContactRate > 0;
  const read = parameterNames
    .filter((name: ParameterName) => meetBefore || !afterBranch.has(name))
    .map((name) => parameters[name]);
  return JSON.stringify([seed, read, sample ?? 1, organisations ?? [], ties ?? []]);
}
