import { arms } from './french/arms.ts';
import { figures } from './french/figures.ts';
import { method } from './french/method.ts';
import { causes, stages } from './french/names.ts';
import { numbers } from './french/numbers.ts';
import { tables } from './french/tables.ts';
import { typeset } from './french/typeset.ts';
import { verdict } from './french/verdict.ts';
import type { Wording } from './wording.ts';

/** How comparisons are told in French. */
export const french: Wording = typeset({
  numbers,
  arms,
  causes,
  stages,
  verdict,
  figures,
  tables,
  method,
});
