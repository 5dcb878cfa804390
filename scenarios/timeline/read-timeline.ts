import {
  type LeverName,
  type ParameterName,
  type ShockInput,
  type Timeline,
  foundingParameters,
  parameterNames,
  registry,
  shockKinds,
} from '#sim-core';
import type { Shock } from '#sim-core/shocks/shock.ts';
import { type Issue, quote, requirement } from '../issue.ts';
import { spellingRemedy } from '../number-spelling.ts';
import { type Calendar, monthOf, monthText } from './calendar.ts';
import { type Notice, moneyNotice, strengthNotice } from './notices.ts';
import { readPath } from './paths.ts';
import type { DocumentLever, DocumentShock, Path } from './timeline-schema.ts';

/** The parts of a document that happen in time, each right in itself; what is not leaves a hole. */
export interface TimedParts {
  readonly start?: string;
  readonly sample?: number;
  readonly parameters: Partial<Record<ParameterName, number | Path>>;
  readonly levers?: readonly (DocumentLever | undefined)[];
  readonly shocks?: readonly (DocumentShock | undefined)[];
}

/** What the kernel needs of them. */
export interface TimelineReading {
  readonly issues: readonly Issue[];
  readonly notices: readonly Notice[];
  /** Values at the branch, where a parameter follows a path. */
  readonly parameters: Partial<Record<ParameterName, number>>;
  /** Absent where nothing happens. */
  readonly timeline?: Timeline;
}

/** The budget of a lever has the range of the schema. */
const budgetBounds = { min: 0, max: 1e9, unit: 'k€/year', whole: false };

/** Turns paths, levers and shocks into tables, a number per step after the branch. */
export function readTimeline(parts: TimedParts): TimelineReading {
  const time = timeOf(parts);
  const issues: Issue[] = [];
  const notices: Notice[] = [];
  const { parameters, paths } = readParameters(parts, time, issues, notices);
  const levers = readLevers(parts, time, issues, notices);
  const shocks = (parts.shocks ?? []).flatMap((shock, i) => readShock(shock, i, parts, time, issues));
  for (const [i, shock] of (parts.shocks ?? []).entries())
    if (shock?.size === 0) notices.push(strengthNotice(time.calendar, ['shocks', i, 'size']));
  const timeline = {
    ...(Object.keys(paths).length > 0 && { paths }),
    ...(Object.keys(levers).length > 0 && { levers }),
    ...(shocks.length > 0 && { shocks }),
  };
  return { issues, notices, parameters, ...(Object.keys(timeline).length > 0 && { timeline }) };
}

interface Time {
  readonly calendar: Calendar;
  readonly stepsPerYear: number;
  /** Month of each step after the branch, from 0: what is dated by month holds for all steps of it. */
  readonly months: readonly number[];
}

function timeOf({ start, parameters }: TimedParts): Time {
  const whole = (name: 'branchYears' | 'stepsPerYear'): number => {
    const given = parameters[name];
    return typeof given === 'number' ? given : registry[name].value;
  };
  const stepsPerYear = whole('stepsPerYear');
  const years = whole('branchYears');
  return {
    calendar: { months: 12 * years, ...(start !== undefined && { start }) },
    stepsPerYear,
    months: Array.from({ length: years * stepsPerYear }, (_, step) => Math.floor((12 * step) / stepsPerYear)),
  };
}

function readParameters(
  { parameters: given }: TimedParts,
  { calendar, months }: Time,
  issues: Issue[],
  notices: Notice[],
): Required<Pick<TimelineReading, 'parameters'>> & { readonly paths: Record<string, readonly number[]> } {
  const parameters: Partial<Record<ParameterName, number>> = {};
  const paths: Record<string, readonly number[]> = {};
  for (const name of parameterNames) {
    const value = given[name];
    if (typeof value === 'number') parameters[name] = value;
    if (value === undefined || typeof value === 'number') continue;
    const place = ['parameters', name];
    if (foundingParameters.includes(name)) {
      issues.push(foundingIssue(value, place));
      continue;
    }
    const reading = readPath(value, registry[name], calendar, place);
    if (!reading.ok) issues.push(...reading.issues);
    else {
      if (reading.notice) notices.push(reading.notice);
      parameters[name] = reading.values[0];
      paths[name] = months.map((month) => reading.values[month]);
    }
  }
  return { parameters, paths };
}

/** A text that was meant as a number is no path, and the remedy says how the number is written. */
function foundingIssue(value: Path, place: readonly PropertyKey[]): Issue {
  const text = typeof value === 'string' ? value.trim() : '';
  const isNumber = text !== '' && Number.isFinite(Number(text));
  const spelling = isNumber ? `write ${text}, without quotation marks` : spellingRemedy(text);
  if (spelling !== undefined) return requirement('type', place, 'a number', quote(text), spelling);
  const remedy = 'give a number; demand as a whole changes with a path of demandRate';
  return requirement('type', place, 'a number: it is used up at the founding', 'a path', remedy);
}

/** Money for the same lever adds up; a sample gets its part of it. */
function readLevers(
  { levers = [], sample = 1 }: TimedParts,
  { calendar, months, stepsPerYear }: Time,
  issues: Issue[],
  notices: Notice[],
): Partial<Record<LeverName, number[]>> {
  const charges: Partial<Record<LeverName, number[]>> = {};
  levers.forEach((each, i) => {
    if (!each) return;
    const { lever, budget, from = 0, to = calendar.months - 1 } = each;
    const place = ['levers', i];
    const first = monthOf(from, calendar, [...place, 'from']);
    const last = monthOf(to, calendar, [...place, 'to']);
    const reading = readPath(budget, budgetBounds, calendar, [...place, 'budget']);
    const faults = [first, last].filter((month) => typeof month !== 'number');
    if (!reading.ok) faults.push(...reading.issues);
    if (typeof first === 'number' && typeof last === 'number' && last < first)
      faults.push(
        requirement(
          'conflict',
          [...place, 'to'],
          `a month from ${monthText(first, calendar)} on`,
          monthText(last, calendar),
          'exchange from and to',
        ),
      );
    issues.push(...faults);
    if (faults.length > 0 || !reading.ok) return;
    const sum = (charges[lever] ??= months.map(() => 0));
    let money = 0;
    months.forEach((month, step) => {
      if (month < (first as number) || month >= (last as number) + 1) return;
      sum[step] += reading.values[step] / sample / stepsPerYear;
      money += reading.values[step];
    });
    if (money === 0) notices.push(moneyNotice(calendar, [...place, 'budget']));
    else if (reading.notice) notices.push(reading.notice);
  });
  return charges;
}

function readShock(
  input: DocumentShock | undefined,
  i: number,
  { parameters, sample = 1 }: TimedParts,
  { calendar, months, stepsPerYear }: Time,
  issues: Issue[],
): ShockInput[] {
  if (!input) return [];
  const { shock, at, months: length, size, market, skill } = input;
  const kind = shockKinds[shock];
  const place = ['shocks', i];
  const month = monthOf(at, calendar, [...place, 'at']);
  const before = issues.length;
  if (typeof month !== 'number') issues.push(month);
  const struck = kind.min === 1 ? simulatedOf(size, kind, sample) : size;
  if (struck === undefined || !(struck >= kind.min && struck <= kind.max))
    issues.push(sizeIssue(size, kind, sample, [...place, 'size']));
  if (kind.lasts && length === undefined)
    issues.push(
      requirement(
        'missing',
        [...place, 'months'],
        'how long it lasts',
        'nothing',
        'add "months": this shock lasts',
      ),
    );
  if (!kind.lasts && length !== undefined)
    issues.push(
      requirement(
        'no-effect',
        [...place, 'months'],
        'no length: this shock strikes once',
        `${length}`,
        'remove it',
      ),
    );
  for (const [name, value] of Object.entries({ market, skill })) {
    if (shock !== 'demand' && value !== undefined)
      issues.push(
        requirement(
          'no-effect',
          [...place, name],
          `no ${name} but of a fall of demand`,
          `${value}`,
          'remove it',
        ),
      );
  }
  const skillCount = ['coreSkillCount', 'complementarySkillCount'].reduce((sum, name) => {
    const given = parameters[name as ParameterName];
    return sum + (typeof given === 'number' ? given : registry[name as ParameterName].value);
  }, 0);
  if (skill !== undefined && skill >= skillCount)
    issues.push(
      requirement(
        'range',
        [...place, 'skill'],
        `an index below ${skillCount}`,
        `${skill}`,
        'use an existing skill',
      ),
    );
  if (issues.length > before || typeof month !== 'number') return [];
  const step = months.indexOf(month);
  const steps = Math.max(1, Math.round(((length ?? 0) * stepsPerYear) / 12));
  return [
    { shock, step, steps, size: struck!, ...(market && { market }), ...(skill !== undefined && { skill }) },
  ];
}

/** As many of those simulated as stand for so many of the region; undefined where no whole number does. */
function simulatedOf(size: number, { max }: Shock, sample: number): number | undefined {
  const nearest = Math.min(max, Math.max(1, Math.round(size / sample)));
  return size === Math.round(nearest * sample) ? nearest : undefined;
}

function sizeIssue(size: number, kind: Shock, sample: number, place: readonly (string | number)[]): Issue {
  const { min, max, unit } = kind;
  if (min !== 1 || sample === 1) {
    const expected = `a ${min === 1 ? 'whole ' : ''}number from ${min} to ${max} (${unit})`;
    return requirement('range', place, expected, `${size}`, 'change the size');
  }
  const lower = Math.min(max - 1, Math.max(1, Math.floor(size / sample)));
  const [few, many, most] = [lower, lower + 1, max].map((count) => Math.round(count * sample));
  const multiple = `a multiple of ${sample}${Number.isInteger(sample) ? '' : ', rounded,'} up to ${most}`;
  const expected = `${multiple} (${unit} of the region, of which one in ${sample} is simulated)`;
  return requirement('range', place, expected, `${size}`, `use ${few} or ${many}`);
}
