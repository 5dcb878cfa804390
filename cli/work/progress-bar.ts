import { SingleBar } from 'cli-progress';
import type { Output, Session } from '../session.ts';
import { duration, grouped } from '../text/numbers.ts';

/** How far some work is. */
export interface Step {
  readonly done: number;
  /** Absent where nobody knows how much there is to do. */
  readonly planned?: number;
  /** Whether `planned` may still change. */
  readonly isForecast?: boolean;
  readonly remainingSeconds?: number;
  /** What else to tell, as in `±1.2 points so far`. */
  readonly note?: string;
}

export interface ProgressBar {
  show(step: Step): void;
  /** Takes the bar away; to be called however the work ends. */
  end(): void;
}

/** Work shorter than this needs no bar. */
const patienceMilliseconds = 2000;
const lineEveryMilliseconds = 10_000;
const redrawsPerSecond = 5;

const silent: ProgressBar = { show: () => undefined, end: () => undefined };

/**
 * Shows how far work is: a bar on a terminal, occasional lines elsewhere if they were asked for.
 *
 * @param unit what is counted, as in `replications`
 */
export function progressBar({ notices, isQuiet, isVerbose }: Session, unit: string): ProgressBar {
  if (isQuiet) return silent;
  if (notices.isTerminal) return barOn(notices, unit);
  return isVerbose ? linesOn(notices, unit) : silent;
}

function barOn(notices: Output, unit: string): ProgressBar {
  let step: Step = { done: 0 };
  // No graceful exit of its own: it would answer Ctrl-C behind our back. The cursor stays as it is, so that nothing
  // has to be put back.
  const bar = new SingleBar({
    stream: notices.stream,
    fps: redrawsPerSecond,
    clearOnComplete: true,
    gracefulExit: false,
    hideCursor: false,
    linewrap: true,
    format: () => drawing(step, unit, notices),
  });
  const timer = setTimeout(() => bar.start(step.planned ?? 1, step.done), patienceMilliseconds);
  return {
    show(next) {
      step = next;
      if (!bar.isActive) return;
      bar.setTotal(next.planned ?? next.done + 1);
      bar.update(next.done);
    },
    end() {
      clearTimeout(timer);
      bar.stop();
    },
  };
}

function linesOn(notices: Output, unit: string): ProgressBar {
  let last = performance.now();
  return {
    show(step) {
      const now = performance.now();
      if (now - last < lineEveryMilliseconds) return;
      last = now;
      notices.write(`carat: ${account(step, unit)}\n`);
    },
    end: () => undefined,
  };
}

const longestBar = 30;
const shortestBar = 8;

function drawing(step: Step, unit: string, { width }: Output): string {
  const text = account(step, unit);
  const room = Math.min(longestBar, width - text.length - 3);
  if (step.planned === undefined || room < shortestBar) return text.slice(0, width - 1);
  const filled = Math.round(room * Math.min(1, step.done / step.planned));
  // Without colours: the bar's package cuts a line by its characters, and would count theirs.
  return `${'█'.repeat(filled)}${'░'.repeat(room - filled)}  ${text}`;
}

function account({ done, planned, isForecast, remainingSeconds, note }: Step, unit: string): string {
  return [
    planned === undefined
      ? `${grouped(done)} ${unit}`
      : `${grouped(done)} of ${isForecast ? 'about ' : ''}${grouped(planned)} ${unit}`,
    ...(note === undefined ? [] : [note]),
    ...(remainingSeconds === undefined ? [] : [`${duration(remainingSeconds)} left`]),
  ].join(' · ');
}
