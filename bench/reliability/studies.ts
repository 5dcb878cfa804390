import { denial } from './denial.ts';
import { faults } from './faults.ts';
import { flips } from './flips.ts';
import { input } from './input.ts';
import { isolation } from './isolation.ts';
import { kills } from './kills.ts';
import { load } from './load.ts';
import type { Study } from './study.ts';

/** By the names that the command knows them by, in the order of the document. */
export const studies: Readonly<Record<string, Study>> = {
  load,
  kills,
  flips,
  faults,
  input,
  isolation,
  denial,
};
