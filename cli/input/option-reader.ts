import { nearestName } from '../../scenarios/nearest-name.ts';
import { spellingRemedy } from '../../scenarios/number-spelling.ts';
import { type Fault, type FaultGroup, InputError, groupsOf } from './input-error.ts';

/** Half of Europe groups thousands so: 1.000 may be meant as 1 or as 1000. */
const pointThousands = /^[+-]?[1-9]\d{0,2}(?:\.\d{3})+$/;

/** As JSON writes numbers; `Number` alone would take '' and '0x10' as well. */
const decimal = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;

/** Reads the texts of options, and keeps every fault until all are read. */
export class OptionReader {
  private readonly faults: Fault[] = [];

  /** A whole number from `least` to `most`. */
  whole(option: string, text: string | undefined, least: number, most: number): number | undefined {
    if (text === undefined) return undefined;
    const value = pointThousands.test(text) ? text : numberOf(text);
    if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most) return value;
    const expected = `requires a whole number from ${least} to ${most}`;
    return this.fault(option, `${expected}, not ${quoted(text)}`, spellingRemedy(text));
  }

  /** A number above 0. */
  positive(option: string, text: string | undefined): number | undefined {
    if (text === undefined) return undefined;
    const value = numberOf(text);
    if (typeof value === 'number' && value > 0 && Number.isFinite(value)) return value;
    const remedy = typeof value === 'string' ? spellingRemedy(text) : undefined;
    return this.fault(option, `requires a number above 0, not ${quoted(text)}`, remedy);
  }

  /** Names separated by commas, each once; `all` stands for every one. */
  names<Name extends string>(
    option: string,
    text: string | undefined,
    known: readonly Name[],
  ): Name[] | undefined {
    if (text === undefined) return undefined;
    if (text === 'all') return [...known];
    const names = text.split(',').map((name) => name.trim());
    return [...new Set(names.flatMap((name) => this.name(option, name, known) ?? []))];
  }

  /** One of some names. */
  name<Name extends string>(
    option: string,
    text: string | undefined,
    known: readonly Name[],
  ): Name | undefined {
    if (text === undefined) return undefined;
    const name = known.find((each) => each === text);
    if (name !== undefined) return name;
    const meant = nearestName(text, known);
    const remedy = meant === undefined ? `choose among ${some(known)}` : `did you mean "${meant}"`;
    return this.fault(option, `knows no ${quoted(text)}`, remedy);
  }

  /** Entries like `name=value`, the last of a name winning. */
  entries(option: string, texts: readonly string[], example: string): Map<string, string> {
    const entries = new Map<string, string>();
    for (const text of texts) {
      const equals = text.indexOf('=');
      if (equals > 0) entries.set(text.slice(0, equals).trim(), text.slice(equals + 1).trim());
      else this.fault(option, `requires ${example}, not ${quoted(text)}`, `write it like ${example}`);
    }
    return entries;
  }

  /** Notes a fault of an option. */
  fault(option: string, message: string, remedy = 'change the value'): undefined {
    this.faults.push({ place: option, message: `${option} ${message}`, remedy });
  }

  /** @throws InputError with every fault of the options */
  check(): void {
    const groups = this.groups();
    if (groups.length > 0) throw new InputError(groups);
  }

  private groups(): FaultGroup[] {
    return this.faults.length > 0 ? [{ subject: 'the command line', faults: this.faults }] : [];
  }

  /**
   * Waits for further input, so that its faults are told together with those of the options.
   *
   * @throws InputError with every fault
   */
  async with<Input>(pending: Promise<Input>): Promise<Input> {
    const [outcome] = await Promise.allSettled([pending]);
    const groups = this.groups();
    if (outcome.status === 'rejected') groups.push(...groupsOf([outcome.reason]));
    if (groups.length > 0) throw new InputError(groups);
    return (outcome as PromiseFulfilledResult<Input>).value;
  }
}

/** The number that a text writes, or the text itself where it writes none. */
export function numberOf(text: string): number | string {
  return decimal.test(text) ? Number(text) : text;
}

const shownNames = 12;

function some(names: readonly string[]): string {
  const rest = names.length - shownNames;
  return names.slice(0, shownNames).join(', ') + (rest > 0 ? `, and ${rest} more` : '');
}

function quoted(text: string): string {
  return JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text);
}
