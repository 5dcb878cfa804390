/** Classes of iterators of the embedded database. */
export type Iterators = Record<
  'AbstractIterator' | 'AbstractKeyIterator' | 'AbstractValueIterator',
  { readonly prototype: object }
>;

/**
 * Lets the embedded database close what it has read. dynalite 4.0.0 ends every query by `return()` of an iterator, as those of the
 * language have it; the iterators of its store call it `close()`, and each would stay open, with the rows it had read, for good.
 *
 * @param store the module of these iterators, as dynalite loads it
 */
export function closeIterators(store: Iterators): void {
  for (const { prototype } of [
    store.AbstractIterator,
    store.AbstractKeyIterator,
    store.AbstractValueIterator,
  ]) {
    if (!('return' in prototype)) Object.defineProperty(prototype, 'return', { value: close });
  }
}

function close(this: { close(): Promise<void> }): Promise<void> {
  return this.close();
}
