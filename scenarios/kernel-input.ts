import seedrandom from 'seedrandom';
import {
  type OrganisationInput,
  type ParameterName,
  type Scenario,
  type TieInput,
  type Timeline,
  defaultParameters,
  parameterNames,
} from '#sim-core';
import { StateHash } from '#sim-core/random/hash.ts';
import { isScaled } from './consistency.ts';
import type { DocumentOrganisation, ScenarioDocument } from './schema.ts';
import type { TimelineReading } from './timeline/read-timeline.ts';

/** The key of all luck that a textual seed stands for: an unsigned 32-bit word. */
export function seedOf(text: string): number {
  return seedrandom(text).int32() >>> 0;
}

/** What the kernel needs of a checked document: every parameter, scaled, what happens when, and the seed as a key. */
export function kernelInput(document: ScenarioDocument, reading: TimelineReading): Scenario {
  const { name, seed = name, sample = 1, scale = 1, organisations, ties } = document;
  const factor = (each: ParameterName): number => (isScaled(each) ? scale : 1);
  const values = defaultParameters(reading.parameters);
  const scaled = Object.fromEntries(
    parameterNames.map((each) => [each, values[each] * factor(each)]),
  ) as Record<ParameterName, number>;
  if (organisations) scaled.organisationCount = organisations.length;
  return {
    name,
    seed: seedOf(seed),
    parameters: scaled,
    ...(sample !== 1 && { sample }),
    ...(organisations && { organisations: organisations.map(organisationInput) }),
    ...(ties && { ties }),
    ...(reading.timeline && { timeline: scaledTimeline(reading.timeline, factor) }),
  };
}

function scaledTimeline(timeline: Timeline, factor: (name: ParameterName) => number): Timeline {
  if (!timeline.paths) return timeline;
  const paths = Object.entries(timeline.paths).map(([name, values]) => {
    const times = factor(name as ParameterName);
    return [name, values.map((value) => value * times)];
  });
  return { ...timeline, paths: Object.fromEntries(paths) as NonNullable<Timeline['paths']> };
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
 * A hash of all that decides the result of a scenario: seed, parameters, organisations, ties, timeline and sample.
 *
 * Names, texts and the order of lists do not enter: the kernel does not heed them either.
 */
export function scenarioHash(scenario: Scenario): string {
  const parameters = [...parameterNames].sort(byCodeUnit).map((name) => [name, scenario.parameters[name]]);
  const organisations = (scenario.organisations ?? [])
    .map((organisation) => [organisation.id, JSON.stringify(canonicalOrganisation(organisation))])
    .sort(([a], [b]) => byCodeUnit(a, b));
  const ties = (scenario.ties ?? []).map((tie) => JSON.stringify(canonicalTie(tie))).sort(byCodeUnit);
  // Nothing happening is hashed as nothing, so that hashes of scenarios without a timeline or a sample stay what they are.
  const timeline = scenario.timeline ? [canonicalTimeline(scenario.timeline)] : [];
  const sample = scenario.sample === undefined ? [] : [{ sample: scenario.sample }];
  const canonical = JSON.stringify([scenario.seed, parameters, organisations, ties, ...timeline, ...sample]);
  return new StateHash().add(new TextEncoder().encode(canonical)).hex();
}

function canonicalOrganisation({ id, kind, x, y, capacity, skills }: OrganisationInput): unknown {
  const levels = skills && [...skills].sort((a, b) => a.skill - b.skill).map((s) => [s.skill, s.level]);
  return [id, kind, x ?? null, y ?? null, capacity ?? null, levels ?? null];
}

function canonicalTie({ source, target, weight }: TieInput): unknown {
  return source < target ? [source, target, weight] : [target, source, weight];
}

function canonicalTimeline({ paths = {}, levers = {}, shocks = [] }: Timeline): unknown {
  const tables = (entries: object): unknown => Object.entries(entries).sort(([a], [b]) => byCodeUnit(a, b));
  const events = shocks.map(({ shock, step, steps, size, market, skill }) =>
    JSON.stringify([shock, step, steps, size, market ?? null, skill ?? null]),
  );
  return [tables(paths), tables(levers), events.sort(byCodeUnit)];
}

function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
