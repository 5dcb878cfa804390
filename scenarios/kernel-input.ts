import seedrandom from 'seedrandom';
import {
  type OrganisationInput,
  type ParameterName,
  type Scenario,
  type TieInput,
  defaultParameters,
  parameterNames,
} from '#sim-core';
import { StateHash } from '#sim-core/random/hash.ts';
import { isMoney } from './consistency.ts';
import type { DocumentOrganisation, ScenarioDocument } from './schema.ts';

/** The key of all luck that a textual seed stands for: an unsigned 32-bit word. */
export function seedOf(text: string): number {
  return seedrandom(text).int32() >>> 0;
}

/** What the kernel needs of a checked document: every parameter, scaled, and the seed as a key. */
export function kernelInput(document: ScenarioDocument): Scenario {
  const { name, seed = name, scale = 1, parameters, organisations, ties } = document;
  const values = defaultParameters(parameters);
  const scaled = Object.fromEntries(
    parameterNames.map((each) => [each, isMoney(each) ? values[each] * scale : values[each]]),
  ) as Record<ParameterName, number>;
  if (organisations) scaled.organisationCount = organisations.length;
  return {
    name,
    seed: seedOf(seed),
    parameters: scaled,
    ...(organisations && { organisations: organisations.map(organisationInput) }),
    ...(ties && { ties }),
  };
}

function organisationInput(organisation: DocumentOrganisation): OrganisationInput {
  const { id, kind, x, y, capacity, skills } = organisation;
  return {
    id,
    kind,
    ...(x !== undefined && { x }),
    ...(y !== undefined && { y }),
    ...(capacity !== undefined && { capacity }),
    ...(skills !== undefined && { skills }),
  };
}

/**
 * A hash of all that decides the result of a scenario: seed, parameters, organisations and ties.
 *
 * Names, texts and the order of lists do not enter: the kernel does not heed them either.
 */
export function scenarioHash(scenario: Scenario): string {
  const parameters = [...parameterNames].sort(byCodeUnit).map((name) => [name, scenario.parameters[name]]);
  const organisations = (scenario.organisations ?? [])
    .map((organisation) => [organisation.id, JSON.stringify(canonicalOrganisation(organisation))])
    .sort(([a], [b]) => byCodeUnit(a, b));
  const ties = (scenario.ties ?? []).map((tie) => JSON.stringify(canonicalTie(tie))).sort(byCodeUnit);
  const canonical = JSON.stringify([scenario.seed, parameters, organisations, ties]);
  return new StateHash().add(new TextEncoder().encode(canonical)).hex();
}

function canonicalOrganisation({ id, kind, x, y, capacity, skills }: OrganisationInput): unknown {
  const levels = skills && [...skills].sort((a, b) => a.skill - b.skill).map((s) => [s.skill, s.level]);
  return [id, kind, x ?? null, y ?? null, capacity ?? null, levels ?? null];
}

function canonicalTie({ source, target, weight }: TieInput): unknown {
  return source < target ? [source, target, weight] : [target, source, weight];
}

function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
