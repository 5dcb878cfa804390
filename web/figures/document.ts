/** Stands in for linkedom where there is a real document: the figures of the report are drawn in it. */
export function parseHTML(): { readonly document: Document } {
  return { document };
}
