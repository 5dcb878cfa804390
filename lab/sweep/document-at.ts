import { valueAt as valueAtPath } from '../../scenarios/schema-words.ts';

/** The parts of a JSON pointer, unescaped. */
export function partsOf(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** The value that a pointer names; undefined where there is none. */
export function valueAt(document: unknown, pointer: string): unknown {
  return valueAtPath(document, partsOf(pointer));
}

/**
 * A document with another value at a pointer; what lies beside the way is shared, nothing is changed in place.
 *
 * @returns undefined where the way does not exist but for its last name, or passes through no object or list
 */
export function withValue(document: unknown, pointer: string, value: unknown): unknown {
  return replaced(document, partsOf(pointer), value);
}

function replaced(document: unknown, [part, ...rest]: readonly string[], value: unknown): unknown {
  if (part === undefined) return value;
  if (typeof document !== 'object' || document === null) return undefined;
  const isKnown = Object.hasOwn(document, part);
  if (Array.isArray(document)) {
    if (!isKnown || !/^(0|[1-9]\d*)$/.test(part)) return undefined;
    const item = replaced(document[Number(part)], rest, value);
    return item === undefined ? undefined : document.with(Number(part), item);
  }
  if (part === '__proto__' || (!isKnown && rest.length > 0)) return undefined;
  const inner = replaced((document as Record<string, unknown>)[part], rest, value);
  return inner === undefined ? undefined : { ...document, [part]: inner };
}
