import { decodeDocument } from '../share/share-link.ts';
import { shareFault } from './share.ts';
import { open } from './session.ts';

/** Takes up the scenario that a share link carries, if the address is one. */
export async function restore(): Promise<void> {
  const code = new URLSearchParams(location.hash.split('?')[1] ?? '').get('s');
  if (code === null) return;
  try {
    open(await decodeDocument(code));
  } catch {
    shareFault.value = true;
  }
}

addEventListener('hashchange', () => void restore());
