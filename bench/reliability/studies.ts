import { denial } from './denial.ts';
import { faults } from './faults.ts';
import { flips } from './flips.ts';
import { fullDisk } from './full-disk.ts';
import { input } from './input.ts';
import { isolation } from './isolation.ts';
import { kills } from './kills.ts';
import { load } from './load.ts';
import { restore } from './restore.ts';
import type { Study } from './study.ts';

/** By the names that the command knows them by, in the order of the document. */
export const studies: Readonly<Record<string, Study>> = {
  load,
  kills,
  flips,
  'full-disk': fullDisk,
  restore,
  faults,
  input,
  isolation,
  denial,
};
