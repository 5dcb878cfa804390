import { arms, causes, stages } from './english/names.ts';
import { figures } from './english/figures.ts';
import { method } from './english/method.ts';
import { numbers } from './english/numbers.ts';
import { tables } from './english/tables.ts';
import { verdict } from './english/verdict.ts';

/** How comparisons are told unless another language is asked for. */
export const english = { numbers, arms, causes, stages, verdict, figures, tables, method };
