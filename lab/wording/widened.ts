/** The form of texts in one language, for those of another: a missing one fails the check of types. */
export type Widened<Value> = Value extends string
  ? string
  : Value extends (...input: infer Input) => string
    ? (...input: Input) => string
    : { readonly [key in keyof Value]: Widened<Value[key]> };
