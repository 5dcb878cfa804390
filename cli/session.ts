import { createColors } from 'picocolors';

type Colours = ReturnType<typeof createColors>;

/** One of the two streams that a command writes to. */
export interface Output {
  write(text: string): void;
  readonly colours: Colours;
  /** Columns that a line may take. */
  readonly width: number;
  /** Whether somebody looks at it as it is written. */
  readonly isTerminal: boolean;
  readonly stream: NodeJS.WriteStream;
}

/** What a command needs of its surroundings. */
export interface Session {
  /** The answer, which may be piped into another program. */
  readonly answer: Output;
  /** Progress and notices. */
  readonly notices: Output;
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal;
  isQuiet: boolean;
  isVerbose: boolean;
  isDebugging: boolean;
}

const assumedWidth = 80;
const narrowest = 60;
const widest = 120;

export function outputTo(stream: NodeJS.WriteStream, environment = process.env): Output {
  const isTerminal = stream.isTTY === true;
  const columns = isTerminal && stream.columns > 0 ? stream.columns : assumedWidth;
  return {
    write: (text) => void stream.write(text),
    colours: createColors(isColoured(isTerminal, environment)),
    width: Math.min(widest, Math.max(narrowest, columns)),
    isTerminal,
    stream,
  };
}

/** NO_COLOR wins, then FORCE_COLOR; without either, only a terminal that can is coloured. */
function isColoured(isTerminal: boolean, { NO_COLOR, FORCE_COLOR, TERM }: NodeJS.ProcessEnv): boolean {
  if (NO_COLOR) return false;
  if (FORCE_COLOR !== undefined) return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false';
  return isTerminal && TERM !== 'dumb';
}
