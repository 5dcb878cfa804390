import type { Issue } from '#scenarios';
import { arms } from '#sim-core';
import { pointer } from '../../scenarios/issue.ts';

/** Names under which a difference between arms might be asked for. */
const gapKeys = ['baseline', 'arms', 'contrast', 'difference', 'gap'];
const armWord = new RegExp(String.raw`\b(${arms.join('|')})\b`);

/**
 * Refuses targets that are a difference between arms: what the rules of an arm come to is what the model is asked, and who fits it to an
 * answer can only hear that answer back.
 */
export function armGapIssues(value: unknown): Issue[] {
  if (typeof value !== 'object' || value === null) return [];
  const { targets } = value as { readonly targets?: unknown };
  return [
    ...keysIn(value, gapKeys, []),
    ...(Array.isArray(targets) ? targets.flatMap((target: unknown, i) => targetIssues(target, i)) : []),
  ];
}

function targetIssues(target: unknown, i: number): Issue[] {
  if (typeof target !== 'object' || target === null) return [];
  const { formula } = target as { readonly formula?: unknown };
  const named = typeof formula === 'string' ? armWord.exec(formula)?.[1] : undefined;
  return [
    ...keysIn(target, [...gapKeys, 'arm'], ['targets', i]),
    ...(named === undefined ? [] : [refusal(['targets', i, 'formula'], `the arm ${named} in a formula`)]),
  ];
}

function keysIn(value: object, keys: readonly string[], path: readonly PropertyKey[]): Issue[] {
  return keys.filter((key) => Object.hasOwn(value, key)).map((key) => refusal([...path, key], `"${key}"`));
}

function refusal(path: readonly PropertyKey[], received: string): Issue {
  const expected = 'targets of one arm';
  return {
    code: 'conflict',
    path: pointer(path),
    expected,
    received,
    message: `${pointer(path).slice(1).replaceAll('/', '.')} requires ${expected}, not ${received}: the gap between arms is never a target, since a model fitted to an answer can only give it back`,
    remedy: 'name what was observed under one arm, and let "carat compare" tell the gap',
  };
}
