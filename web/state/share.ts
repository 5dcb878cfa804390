import { signal } from '@preact/signals';
import { encodeDocument } from '../share/share-link.ts';
import { screen } from './route.ts';
import { scenarioDocument } from './session.ts';

/** Whether the address carried a scenario that could not be read. */
export const shareFault = signal(false);

/** Lets the address carry the scenario on the table, as a link to share does. */
export async function putInAddress(): Promise<void> {
  const code = await encodeDocument(scenarioDocument.value);
  history.replaceState(null, '', `#/${screen.value}?s=${code}`);
}
