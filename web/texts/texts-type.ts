import type { Widened } from '../../lab/wording/widened.ts';
import type { en } from './en.ts';

/** Every text in the form of the English one, so that a missing key fails the check of types. */
export type Texts = Widened<typeof en>;
