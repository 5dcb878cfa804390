import { type Scenario, registry } from '#sim-core';
import { type SoundParts, consistencyIssues } from './consistency.ts';
import { type TimedParts, type TimelineReading, readTimeline } from './timeline/read-timeline.ts';
import type { Notice } from './timeline/notices.ts';
import { type Issue, requirement } from './issue.ts';
import { kernelInput, scenarioHash } from './kernel-input.ts';
import { readJson } from './read-json.ts';
import { type ScenarioDocument, documentSchema } from './schema.ts';
import { schemaIssues } from './schema-issues.ts';

/** A checked scenario: for the kernel, for people, and its fingerprint. */
export interface LoadedScenario {
  readonly scenario: Scenario;
  readonly document: ScenarioDocument;
  /** Equal for inputs that give the same results; 16 hexadecimal digits. */
  readonly hash: string;
  /** What of it probably does not do what it was written for. */
  readonly notices: readonly Notice[];
}

export type Parsing =
  | { readonly ok: true; readonly loaded: LoadedScenario }
  | { readonly ok: false; readonly issues: readonly Issue[] };

/** Characters that a document may have. */
export const textLimit = 64_000_000;
/** Issues told at once; beyond, one more says how many there are. */
export const issueLimit = 1000;

/**
 * Checks a scenario document, and turns it into what the kernel needs.
 *
 * @param input JSON text, or the value it stands for
 * @returns the scenario, or every issue at once; never throws on a faulty input
 * @example parse('{"name": 3}') // { ok: false, issues: [{ code: 'type', path: '/name', … }, …] }
 */
export function parse(input: unknown): Parsing {
  if (typeof input !== 'string') return parseValue(input);
  if (input.length > textLimit) {
    const expected = `at most ${textLimit} characters`;
    return {
      ok: false,
      issues: [requirement('size', [], expected, `${input.length}`, 'list a sample, and say so: "sample"')],
    };
  }
  const reading = readJson(input);
  return reading.ok ? parseValue(reading.value) : { ok: false, issues: capped(reading.issues) };
}

function parseValue(value: unknown): Parsing {
  const { issues: faults, isWhole } = schemaIssues(value);
  const sound = isWhole && isObject(value) ? soundPartsOf(value, faults) : undefined;
  const reading: TimelineReading = sound
    ? readTimeline(sound.timed)
    : { issues: [], notices: [], parameters: {} };
  const { parameters, timeline, notices } = reading;
  const crossed = sound
    ? consistencyIssues({ ...sound.parts, parameters, ...(timeline?.paths && { paths: timeline.paths }) })
    : [];
  const issues = [...faults, ...reading.issues, ...crossed];
  if (issues.length > 0) return { ok: false, issues: capped(issues) };
  const document = documentSchema.parse(value);
  const scenario = kernelInput(document, reading);
  return { ok: true, loaded: { scenario, document, hash: scenarioHash(scenario), notices } };
}

/** What is right in itself, so that its cross-checks need not wait until the rest is mended. */
function soundPartsOf(
  value: Record<string, unknown>,
  faults: readonly Issue[],
): { readonly timed: TimedParts; readonly parts: Omit<SoundParts, 'parameters' | 'paths'> } {
  // An issue condemns the smallest item that the cross-checks read: /parameters/name, /ties/3, /scale.
  const condemned = new Set(faults.flatMap(({ path }) => [path, path.split('/').slice(0, 3).join('/')]));
  const list = (name: string): unknown[] | undefined => {
    const items = Object.hasOwn(value, name) ? value[name] : undefined;
    if (!Array.isArray(items) || condemned.has(`/${name}`)) return undefined;
    return items.map((item: unknown, i) => (condemned.has(`/${name}/${i}`) ? undefined : item));
  };
  const { parameters, sample, scale, start } = value;
  const isSampleFaulty = condemned.has('/sample');
  const organisations = list('organisations');
  // Without a readable list of organisations, nothing can be said about the ends of ties.
  const ties = condemned.has('/organisations') ? undefined : list('ties');
  const listed = Array.isArray(value.organisations) ? (value.organisations as unknown[]) : [];
  const timed = {
    ...(typeof start === 'string' && !condemned.has('/start') && { start }),
    ...(typeof sample === 'number' && !isSampleFaulty && { sample }),
    parameters: Object.fromEntries(
      Object.entries(isObject(parameters) ? parameters : {}).filter(
        ([name]) => Object.hasOwn(registry, name) && !condemned.has(`/parameters/${name}`),
      ),
    ),
    levers: list('levers') ?? [],
    // Without a readable sample, nothing can be said about a number of companies.
    shocks: isSampleFaulty ? [] : (list('shocks') ?? []),
  } as TimedParts;
  const parts = {
    ...(typeof scale === 'number' && !condemned.has('/scale') && { scale }),
    ...(organisations && { organisations: organisations as NonNullable<SoundParts['organisations']> }),
    ...(ties && { ties: ties as NonNullable<SoundParts['ties']> }),
    assumptions: (list('assumptions') ?? []) as SoundParts['assumptions'],
    identifiers: new Set(
      listed.flatMap((item) => (isObject(item) && typeof item.id === 'string' ? item.id : [])),
    ),
  };
  return { timed, parts };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Issues as they are told: so many, and one that says how many there are; those told already stay. */
export function capped<Told>(issues: readonly Told[]): readonly (Told | Issue)[] {
  if (issues.length <= issueLimit + 1) return issues;
  const expected = `at most ${issueLimit} issues`;
  const rest = requirement('size', [], expected, `${issues.length}`, 'mend those listed, then check again');
  return [...issues.slice(0, issueLimit), rest];
}
