import { firmParameters } from './firms.ts';
import { marketParameters } from './market.ts';
import type { Parameter } from './parameter.ts';
import { policyParameters } from './policy.ts';
import { regionParameters } from './region.ts';
import { relationParameters } from './relations.ts';

/** Every number of the model, once, with unit, range, source and grade. */
export const registry = {
  ...regionParameters,
  ...firmParameters,
  ...marketParameters,
  ...relationParameters,
  ...policyParameters,
} satisfies Record<string, Parameter>;

export type ParameterName = keyof typeof registry;

/** A value for every parameter of the registry, in the registry's units. */
export type Parameters = { readonly [name in ParameterName]: number };

/** The names in the registry's order. */
export const parameterNames = Object.keys(registry) as ParameterName[];

const fractions = Object.fromEntries(parameterNames.map((name) => [name, 0.5])) as Parameters;

/**
 * The same values in an object of one shape, whatever it was made from: an engine compiles its reads for a shape, which
 * tells whole numbers from fractions, and would compile the kernel anew where 48 becomes 48.5.
 */
export function inOneShape(parameters: Parameters): Parameters {
  const copy: { -readonly [name in ParameterName]: number } = { ...fractions };
  for (const name of parameterNames) copy[name] = parameters[name];
  return copy;
}

/**
 * The registry's values, with some replaced.
 *
 * @param changes values in the registry's units; ranges are checked at the boundary, by `scenarios.parse`
 * @example defaultParameters({ organisationCount: 200 }).organisationCount // 200
 */
export function defaultParameters(changes: Partial<Parameters> = {}): Parameters {
  const values = Object.fromEntries(parameterNames.map((name) => [name, registry[name].value]));
  return { ...(values as Parameters), ...changes };
}
