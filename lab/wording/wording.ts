import type { english } from './english.ts';
import type { Widened } from './widened.ts';

/** Everything that is said of a comparison, in one language. */
export type Wording = Widened<typeof english>;
