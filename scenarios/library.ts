import belluno from './library/belluno.json' with { type: 'json' };
import biowin from './library/biowin.json' with { type: 'json' };
import brainport from './library/brainport.json' with { type: 'json' };
import prato from './library/prato.json' with { type: 'json' };
import route128 from './library/route-128.json' with { type: 'json' };
import sassuolo from './library/sassuolo.json' with { type: 'json' };
import siliconValley from './library/silicon-valley.json' with { type: 'json' };
import sophiaAntipolis from './library/sophia-antipolis.json' with { type: 'json' };
import { type LibraryName, libraryNames } from './library-names.ts';
import { type LoadedScenario, parse } from './parse.ts';
import type { Structure } from './schema.ts';

/** The documents as they stand in their files. */
const documents = {
  biowin,
  sassuolo,
  brainport,
  prato,
  belluno,
  'sophia-antipolis': sophiaAntipolis,
  'silicon-valley': siliconValley,
  'route-128': route128,
} as const satisfies Record<LibraryName, unknown>;

/** What a list of the library tells of one scenario. */
export interface LibrarySummary {
  readonly name: LibraryName;
  readonly title: string;
  readonly description: string;
  readonly structure: Structure;
  /** Simulated. */
  readonly organisationCount: number;
  /** One organisation in so many is simulated; absent where all are. */
  readonly sample?: number;
  readonly factCount: number;
  readonly assumptionCount: number;
}

/** One line for every scenario of the library. */
export function librarySummaries(): LibrarySummary[] {
  return libraryNames.map((name) => {
    const { document, scenario } = loadLibrary(name);
    const { title, description, structure, facts, assumptions } = document;
    return {
      name,
      title,
      description,
      structure,
      organisationCount: scenario.parameters.organisationCount,
      ...(scenario.sample !== undefined && { sample: scenario.sample }),
      factCount: facts.length,
      assumptionCount: assumptions.length,
    };
  });
}

/**
 * Loads a scenario of the library.
 *
 * @throws RangeError if the library has no scenario of that name
 * @example loadLibrary('biowin').scenario.parameters.organisationCount // 260
 */
export function loadLibrary(name: string): LoadedScenario {
  if (!Object.hasOwn(documents, name))
    throw new RangeError(`library requires one of ${libraryNames.join(', ')}, not ${name}`);
  const parsing = parse(documents[name as LibraryName]);
  if (!parsing.ok) throw new Error(`library holds a faulty ${name}: ${parsing.issues[0].message}`);
  return parsing.loaded;
}
