/** Names of the library, the reference first. */
export const libraryNames = [
  'biowin',
  'sassuolo',
  'brainport',
  'prato',
  'belluno',
  'sophia-antipolis',
  'silicon-valley',
  'route-128',
] as const;

export type LibraryName = (typeof libraryNames)[number];
