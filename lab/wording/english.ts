import { numbers } from './english/numbers.ts';
import { verdict } from './english/verdict.ts';

/** How comparisons are told unless another language is asked for. */
export const english = { numbers, verdict };
