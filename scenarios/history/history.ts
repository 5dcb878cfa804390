import { type LoadedScenario, parse } from '../parse.ts';
import { loadLibrary } from '../library.ts';
import belluno from './belluno-2009.json' with { type: 'json' };
import biowin from './biowin-2006.json' with { type: 'json' };
import prato from './prato-2005.json' with { type: 'json' };
import sassuolo from './sassuolo-2009.json' with { type: 'json' };
import siliconValley from './silicon-valley-2001.json' with { type: 'json' };
import sophia from './sophia-antipolis-1993.json' with { type: 'json' };
import { type HistoryDocument, type HistoryOutcome, historySchema } from './history-schema.ts';

/** The documents as they stand in their files. */
const documents = {
  'prato-2005': prato,
  'sassuolo-2009': sassuolo,
  'belluno-2009': belluno,
  'biowin-2006': biowin,
  'sophia-antipolis-1993': sophia,
  'silicon-valley-2001': siliconValley,
} as const;

export type HistoryName = keyof typeof documents;
export const historyNames = Object.keys(documents) as HistoryName[];

/** A past event, and the scenario in which it happens. */
export interface HistoryCase {
  readonly document: HistoryDocument;
  /** The scenario of the library with the event on its calendar. */
  readonly loaded: LoadedScenario;
}

/**
 * Loads a past event.
 *
 * @throws RangeError if there is no event of that name
 * @example loadHistory('prato-2005').document.event
 */
export function loadHistory(name: string): HistoryCase {
  if (!Object.hasOwn(documents, name))
    throw new RangeError(`history requires one of ${historyNames.join(', ')}, not ${name}`);
  const document = historySchema.parse(documents[name as HistoryName]);
  return { document, loaded: scenarioOf(document) };
}

/** The scenario of the library, from `start` on, with the event. */
function scenarioOf({ scenario, start, years, shocks, levers }: HistoryDocument): LoadedScenario {
  const { document } = loadLibrary(scenario);
  const parsing = parse({
    ...document,
    start,
    parameters: { ...document.parameters, branchYears: years },
    ...(shocks && { shocks }),
    ...(levers && { levers }),
  });
  if (!parsing.ok) throw new Error(`history holds a faulty event: ${parsing.issues[0].message}`);
  return parsing.loaded;
}

/**
 * What happened, in per cent of the first year: the changes of the evidence, multiplied.
 *
 * @throws RangeError if a figure of the evidence is no number
 */
export function happened({ evidence }: Pick<HistoryOutcome, 'evidence'>): number {
  const factors = evidence.map((link) =>
    'change' in link ? 1 + numberIn(link.change) / 100 : numberIn(link.after) / numberIn(link.before),
  );
  return 100 * (factors.reduce((product, factor) => product * factor, 1) - 1);
}

function numberIn({
  value,
  quantity,
}: {
  readonly value: number | string;
  readonly quantity: string;
}): number {
  if (typeof value === 'number') return value;
  throw new RangeError(`evidence requires a number for ${quantity}, not ${value}`);
}
