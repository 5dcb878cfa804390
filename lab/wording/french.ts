import { arms } from './french/arms.ts';
import { contrasts } from './french/contrasts.ts';
import { figures } from './french/figures.ts';
import { frontier } from './french/frontier.ts';
import { method } from './french/method.ts';
import { causes, stages } from './french/names.ts';
import { numbers } from './french/numbers.ts';
import { parameters } from './french/parameters.ts';
import { policy } from './french/policy.ts';
import { resilience } from './french/resilience.ts';
import { sample } from './french/sample.ts';
import { sensitivity } from './french/sensitivity.ts';
import { tables } from './french/tables.ts';
import { typeset } from './french/typeset.ts';
import { verdict } from './french/verdict.ts';
import type { Wording } from './wording.ts';

/** How comparisons and studies are told in French. */
export const french: Wording = typeset({
  numbers,
  arms,
  causes,
  stages,
  verdict,
  figures,
  tables,
  method,
  parameters,
  contrasts,
  frontier,
  policy,
  resilience,
  sample,
  sensitivity,
});
