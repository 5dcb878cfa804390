import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Resident memory of a process, in megabytes. */
export function residentMegabytes(pid: number): number {
  if (process.platform !== 'linux')
    return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) / 1024;
  const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(kilobytes) / 1024;
}

export interface Reading {
  readonly seconds: number;
  readonly megabytes: number;
}

/** What memory was read at several moments. */
export class Readings {
  readonly samples: Reading[];

  constructor(samples: readonly Reading[] = []) {
    this.samples = [...samples];
  }

  /** At a moment, in megabytes. */
  at(moment: number): number {
    const distance = ({ seconds }: Reading) => Math.abs(seconds - moment);
    return this.samples.reduce((a, b) => (distance(b) < distance(a) ? b : a)).megabytes;
  }

  /** Most between two moments, in megabytes. */
  peak(from = 0, to = Infinity): number {
    const among = this.samples.filter(({ seconds }) => seconds >= from && seconds <= to);
    return Math.max(...among.map(({ megabytes }) => megabytes));
  }

  /** Megabytes per minute by which it grows from a moment on: least squares. */
  slope(from: number): number {
    const points = this.samples.filter(({ seconds }) => seconds >= from);
    const mean = (of: (point: (typeof points)[number]) => number) =>
      points.reduce((sum, point) => sum + of(point), 0) / points.length;
    const [time, size] = [mean(({ seconds }) => seconds), mean(({ megabytes }) => megabytes)];
    const over = points.reduce((sum, p) => sum + (p.seconds - time) * (p.megabytes - size), 0);
    return (60 * over) / points.reduce((sum, p) => sum + (p.seconds - time) ** 2, 0);
  }
}

/** Looks at the resident memory of a process again and again. */
export class MemoryWatch extends Readings {
  private readonly timer: NodeJS.Timeout;

  constructor(pid: number, milliseconds: number) {
    super();
    const begun = performance.now();
    const look = () => {
      const seconds = (performance.now() - begun) / 1000;
      this.samples.push({ seconds, megabytes: residentMegabytes(pid) });
    };
    look();
    this.timer = setInterval(look, milliseconds);
  }

  end(): void {
    clearInterval(this.timer);
  }
}
