export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [name: string]: Json;
}

/** A rule of a Choice state, of the comparisons that are used. */
export interface Choice {
  readonly Variable: string;
  readonly StringEquals?: string;
  readonly BooleanEquals?: boolean;
  readonly IsPresent?: boolean;
}

/** The value at a reference path as `$.a.b`; undefined where there is none. */
export function valueAt(value: Json, path: string): Json | undefined {
  if (!/^\$(\.\w+)*$/.test(path)) throw new Error(`the stand-in does not read the path ${path}`);
  return path
    .split('.')
    .slice(1)
    .reduce<Json | undefined>((at, name) => (isObject(at) ? at[name] : undefined), value);
}

/** Parameters with their paths, named `x.$`, replaced by what lies there. */
export function filled(parameters: JsonObject, input: Json): JsonObject {
  return Object.fromEntries(
    Object.entries(parameters).map(([name, value]) => {
      if (!name.endsWith('.$')) return [name, isObject(value) ? filled(value, input) : value];
      const found = valueAt(input, textOf(value));
      if (found === undefined) throw new Error(`there is nothing at ${textOf(value)}`);
      return [name.slice(0, -2), found];
    }),
  );
}

/** The input with a result at a path of one name; null drops the result, no path replaces the input. */
export function withResult(input: Json, path: string | null | undefined, result: Json): Json {
  if (path === null) return input;
  if (path === undefined || path === '$') return result;
  if (!/^\$\.\w+$/.test(path) || !isObject(input))
    throw new Error(`the stand-in writes no result to ${path}`);
  return { ...input, [path.slice(2)]: result };
}

/** Whether the rule of a Choice holds; any comparison it does not know is refused. */
export function holds(choice: Choice, input: Json): boolean {
  const value = valueAt(input, choice.Variable);
  if (choice.StringEquals !== undefined) return value === choice.StringEquals;
  if (choice.BooleanEquals !== undefined) return value === choice.BooleanEquals;
  if (choice.IsPresent !== undefined) return (value !== undefined) === choice.IsPresent;
  throw new Error(`the stand-in knows no comparison of ${JSON.stringify(choice)}`);
}

/** @throws Error for anything but text */
export function textOf(value: Json | undefined): string {
  if (typeof value === 'string') return value;
  throw new Error(`a text is required, not ${JSON.stringify(value)}`);
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
