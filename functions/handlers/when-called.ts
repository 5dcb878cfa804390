type Method = (...given: readonly unknown[]) => Promise<unknown>;

/**
 * A port whose adapter is loaded at the first call: a cold function waits for no client that its request does not need.
 *
 * @param load tried again at the next call after a fault
 */
export function whenCalled<Port extends object>(load: () => Promise<Port>): Port {
  let loading: Promise<Port> | undefined;
  const loaded = () =>
    (loading ??= load().catch((error: unknown) => {
      loading = undefined;
      throw error;
    }));
  const call =
    (name: PropertyKey): Method =>
    (...given) => {
      const answer = loaded().then((port) => (port as Record<PropertyKey, Method>)[name](...given));
      // What is listed is read as it comes; all else is awaited.
      return Object.assign(answer, {
        async *[Symbol.asyncIterator]() {
          yield* (await answer) as AsyncIterable<unknown>;
        },
      });
    };
  return new Proxy({} as Port, { get: (_, name) => call(name) });
}
