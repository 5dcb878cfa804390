/** What the shell learns of how a command ended. */
export const exitCodes = {
  fine: { code: 0, meaning: 'the command did what was asked' },
  ourFault: { code: 1, meaning: 'a fault of Carat: please report it; `--debug` shows where it happened' },
  badInput: {
    code: 2,
    meaning:
      'the input cannot be used: a command, an option, a file, a scenario; every fault is told at once',
  },
  imprecise: { code: 3, meaning: 'with `--strict`: the precision asked for was not reached within the cap' },
  interrupted: {
    code: 130,
    meaning: 'Ctrl-C; no file is half-written (143 when asked to end by SIGTERM, 129 by SIGHUP)',
  },
} as const satisfies Record<string, { readonly code: number; readonly meaning: string }>;
