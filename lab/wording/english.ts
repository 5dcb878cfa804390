import { arms, causes, stages } from './english/names.ts';
import { contrasts } from './english/contrasts.ts';
import { figures } from './english/figures.ts';
import { frontier } from './english/frontier.ts';
import { method } from './english/method.ts';
import { numbers } from './english/numbers.ts';
import { parameters } from './english/parameters.ts';
import { policy } from './english/policy.ts';
import { resilience } from './english/resilience.ts';
import { sample } from './english/sample.ts';
import { sensitivity } from './english/sensitivity.ts';
import { tables } from './english/tables.ts';
import { verdict } from './english/verdict.ts';

/** How comparisons and studies are told unless another language is asked for. */
export const english = {
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
};
