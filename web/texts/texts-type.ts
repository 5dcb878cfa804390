import type { en } from './en.ts';

/** Every text in the form of the English one, so that a missing key fails the check of types. */
export type Texts = Widened<typeof en>;

type Widened<Value> = Value extends string
  ? string
  : Value extends (...input: infer Input) => string
    ? (...input: Input) => string
    : { readonly [key in keyof Value]: Widened<Value[key]> };
