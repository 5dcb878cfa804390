/** Builds the page into dist/web, unless it stems from the sources as they are now. */
import { fileURLToPath } from 'node:url';
import { ensureBuilt } from './ensure-built.mjs';

await ensureBuilt(fileURLToPath(new URL('..', import.meta.url)), ['page']);
