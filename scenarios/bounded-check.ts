import type * as z from 'zod';

/** Faults that are looked for: each takes a kilobyte, and a text of some megabytes could hold millions. */
export const faultLimit = 2000;

/** Items of a list that are worth a look of their own. */
const longList = 10;

type Fault = z.core.$ZodIssue;

/** What a check found. */
export interface Check<Value> {
  /** None where the value is as the schema says. */
  readonly faults: readonly Fault[];
  /** The value as the schema reads it; absent where it has faults. */
  readonly read?: Value;
  /** False where something was not looked at, since there are faults enough. */
  readonly isWhole: boolean;
}

/** The parts of a schema that lists can lie in. */
interface Parts {
  readonly def: {
    readonly type: string;
    readonly checks?: readonly { readonly _zod: { readonly def: { readonly maximum?: number } } }[];
  };
  readonly unwrap?: () => Parts;
  readonly shape?: Readonly<Record<string, Parts>>;
  readonly element?: z.ZodType;
}

/**
 * Checks a value against a schema as `safeParse` does, but leaves the rest of a long list aside once its items have shown
 * more faults than anybody reads: what is told is true, and a list of a million mistakes takes neither minutes nor memory.
 *
 * @example boundedCheck(z.array(z.string()), [1]).faults.length // 1
 */
export function boundedCheck<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
): Check<z.output<Schema>> {
  const shorter = cut(schema as unknown as Parts, value, { left: faultLimit });
  const result = schema.safeParse(shorter);
  const isWhole = shorter === value;
  return result.success
    ? { faults: [], read: result.data, isWhole }
    : { faults: result.error.issues, isWhole };
}

/** Words for faults, as many as are looked for. */
export function wordsFor<Issue>(
  faults: readonly Fault[],
  translate: (fault: Fault) => readonly Issue[],
): Issue[] {
  const issues: Issue[] = [];
  for (const fault of faults) {
    if (issues.length >= faultLimit) break;
    const isCrowded = fault.code === 'unrecognized_keys' && fault.keys.length > faultLimit;
    const told = isCrowded ? { ...fault, keys: fault.keys.slice(0, faultLimit) } : fault;
    issues.push(...translate(told));
  }
  return issues;
}

/** A copy that ends its lists early, where that is needed. */
function cut(schema: Parts, value: unknown, budget: { left: number }): unknown {
  const { unwrap, shape, element } = schema;
  if (unwrap && (schema.def.type === 'optional' || schema.def.type === 'default'))
    return cut(unwrap.call(schema), value, budget);
  if (element && Array.isArray(value)) {
    // Of a list that is too long nothing else is told.
    const isTooLong = schema.def.checks?.some(({ _zod }) => value.length > (_zod.def.maximum ?? Infinity));
    return isTooLong ? value : cutList(element, value, budget);
  }
  if (!shape || typeof value !== 'object' || value === null) return value;
  let copy = value as Record<string, unknown>;
  for (const [name, part] of Object.entries(shape)) {
    if (!Object.hasOwn(copy, name)) continue;
    const shorter = cut(part, copy[name], budget);
    if (shorter !== copy[name]) copy = { ...copy, [name]: shorter };
  }
  return copy;
}

function cutList(
  element: z.ZodType,
  items: readonly unknown[],
  budget: { left: number },
): readonly unknown[] {
  if (items.length < longList && budget.left > 0) return items;
  for (let i = 0; i < items.length; i += 1) {
    const result = element.safeParse(items[i]);
    if (!result.success) budget.left -= countOf(result.error.issues);
    if (budget.left < 0) return items.slice(0, i + 1);
  }
  return items;
}

/** With those of every shape that a value was tried for. */
function countOf(faults: readonly Fault[]): number {
  return faults.reduce((sum, fault) => {
    if (fault.code === 'unrecognized_keys') return sum + fault.keys.length;
    return fault.code === 'invalid_union' ? sum + 1 + countOf(fault.errors.flat()) : sum + 1;
  }, 0);
}
