import { type LibraryName, libraryNames } from '../../scenarios/library-names.ts';
import { loadLibrary } from '../../scenarios/library.ts';
import { keepScenario } from '../app/routes/scenarios.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import type { Store } from '../ports/store.ts';

/**
 * Gives an owner a copy of every scenario of the library that was not offered before.
 *
 * A copy's id follows from its place, so that a start that was cut short makes none twice.
 *
 * @param offered names offered by earlier starts: what the owner deleted of them does not come back
 * @returns names of those added
 */
export async function seedLibrary(
  store: Store,
  objects: ObjectStore,
  owner: string,
  offered: readonly string[],
): Promise<string[]> {
  const added = libraryNames.filter((name) => !offered.includes(name));
  for (const name of added) await keepScenario({ store, objects }, owner, libraryId(name), loadLibrary(name));
  return added;
}

/** Ids begin with the time, newest first in lists: the reference before the others, all after what the owner made. */
function libraryId(name: LibraryName): string {
  const place = libraryNames.length - libraryNames.indexOf(name);
  return place.toString().padStart(26, '0');
}
