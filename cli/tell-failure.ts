import { CommanderError } from 'commander';
import { OptionsError } from '#lab';
import { exitCodes } from './exit-codes.ts';
import { type Fault, type FaultGroup, InputError } from './input/input-error.ts';
import { refusalOf } from './input/system-fault.ts';
import { Interruption } from './interruption.ts';
import type { Output, Session } from './session.ts';
import { counted } from './text/numbers.ts';

/**
 * Tells why a command failed.
 *
 * @returns the exit code
 */
export function tellFailure(error: unknown, session: Session): number {
  const { notices, isDebugging } = session;
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : exitCodes.badInput.code;
  if (error instanceof Interruption) {
    notices.write(notices.isTerminal ? '\ncarat: stopped\n' : '');
    return error.exitCode;
  }
  const groups = groupsIn(error);
  if (!groups) {
    tellOurFault(error, session);
    return exitCodes.ourFault.code;
  }
  for (const group of groups) notices.write(tellGroup(group, notices));
  if (isDebugging) notices.write(stackOf(error));
  return exitCodes.badInput.code;
}

/** Faults that the user can mend; undefined for a fault of ours. */
function groupsIn(error: unknown): readonly FaultGroup[] | undefined {
  if (error instanceof InputError) return error.groups;
  if (error instanceof OptionsError) {
    const faults = error.issues.map(({ path, message }) => ({ place: path, message }));
    return [{ subject: 'the command line', faults }];
  }
  const refusal = refusalOf(error);
  if (!refusal) return undefined;
  const path = error instanceof Error && 'path' in error ? String(error.path) : 'the system';
  return [{ subject: path, faults: [{ place: '', ...refusal }] }];
}

/** A subject with its faults; one fault without a place takes a single line. */
export function tellGroup({ subject, faults }: FaultGroup, { colours }: Pick<Output, 'colours'>): string {
  const [first] = faults;
  const remedy = (text: string | undefined) => (text ? `  ${colours.dim('→')} ${text}\n` : '');
  if (faults.length === 1 && first.place === '')
    return `${colours.red('carat:')} ${subject}: ${first.message}\n${remedy(first.remedy)}`;
  return `${colours.red('carat:')} ${counted(faults.length, 'fault')} in ${subject}\n${faultLines(faults, colours)}`;
}

/** Each with its place and its remedy, indented. */
export function faultLines(faults: readonly Fault[], colours: Output['colours']): string {
  const lines = faults.map(({ place, message, ...rest }) => {
    // Where the message begins with the place, the place need not stand before it.
    const head = place && !message.startsWith(place) ? `${colours.bold(place)}: ` : '';
    return `  ${head}${message}\n${rest.remedy ? `    ${colours.dim('→')} ${rest.remedy}\n` : ''}`;
  });
  return lines.join('');
}

function tellOurFault(error: unknown, { notices, isDebugging }: Session): void {
  const { colours } = notices;
  const message = error instanceof Error ? error.message : String(error);
  notices.write(
    `${colours.red('carat:')} this is a fault of Carat, not yours: ${message}\n` +
      `  ${colours.dim('→')} please report it with the command that you gave` +
      (isDebugging ? '\n' : '; --debug adds what a report should hold\n'),
  );
  if (isDebugging) notices.write(stackOf(error));
}

function stackOf(error: unknown): string {
  return error instanceof Error && error.stack ? `${error.stack}\n` : '';
}
