import { numbers } from './french/numbers.ts';
import { typeset } from './french/typeset.ts';
import { verdict } from './french/verdict.ts';
import type { Wording } from './wording.ts';

/** How comparisons are told in French. */
export const french: Wording = typeset({ numbers, verdict });
