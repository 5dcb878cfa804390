/** What stands for a reference of a template: a Ref, an attribute, an import. */
export type Resolution = (reference: string) => string;

/**
 * A definition out of a template: joins put together, references resolved.
 *
 * @param node as `DefinitionString` of a state machine has it
 */
export function resolveText(node: unknown, resolution: Resolution): string {
  if (typeof node === 'string') return node;
  const [[kind, value]] = Object.entries(node as Record<string, unknown>);
  if (kind === 'Ref' || kind === 'Fn::ImportValue') return resolution(String(value));
  if (kind === 'Fn::GetAtt') return resolution((value as string[]).join('.'));
  if (kind === 'Fn::Join') {
    const [between, parts] = value as [string, unknown[]];
    return parts.map((part) => resolveText(part, resolution)).join(between);
  }
  throw new Error(`the stand-in does not resolve ${kind}`);
}
