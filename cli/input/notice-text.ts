import type { Notice } from '#scenarios';
import type { Output } from '../session.ts';
import { faultLines } from '../tell-failure.ts';
import { counted } from '../text/numbers.ts';
import { type Fault, type Described, faultOf } from './input-error.ts';

/** What is worth a notice about an input, with its places; nothing where there is nothing to say. */
export function noticeText(
  notices: readonly Notice[],
  subject: string,
  { colours }: Pick<Output, 'colours'>,
  changes?: ReadonlyMap<string, unknown>,
): string {
  if (notices.length === 0) return '';
  const lines = faultLines(
    notices.map((notice) => placed(notice, changes)),
    colours,
  );
  return `${colours.yellow('carat:')} ${counted(notices.length, 'notice')} about ${subject}\n${lines}`;
}

/** A fault or notice where the user wrote what it is about: in the document, or on the command line with `--set`. */
export function placed(issue: Described, changes: ReadonlyMap<string, unknown> = new Map()): Fault {
  const fault = faultOf(issue);
  const name = issue.path.replace('/parameters/', '');
  if (!changes.has(name)) return fault;
  const place = `--set ${name}`;
  return { ...fault, place, message: fault.message.replace(issue.path, place) };
}
