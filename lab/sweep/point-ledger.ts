import { lookEvery, firstLook } from '../statistics/stopping.ts';
import type { Sweep } from './sweep.ts';

const states = { unseen: 0, sound: 1, faulty: 2 } as const;

/** What is known of each point, in 17 bytes: the hash of its scenario, how many replications it has, whether it is done. */
export class PointLedger {
  readonly pointCount: number;
  private readonly words: Uint32Array;
  private readonly counts: Uint32Array;
  private readonly states: Uint8Array;
  private readonly settled: Uint8Array;
  private readonly cap: number;
  private readonly allowance: number;

  /** @param limit runs at most, in the order of the points, rounded up to whole replications */
  constructor({ points, rule, arms }: Sweep, limit = Infinity) {
    const allowance = Math.ceil(limit / arms.length);
    this.pointCount = Math.min(points.count, Math.ceil(allowance / rule.cap));
    this.words = new Uint32Array(2 * this.pointCount);
    this.counts = new Uint32Array(this.pointCount);
    this.states = new Uint8Array(this.pointCount);
    this.settled = new Uint8Array(this.pointCount);
    this.cap = rule.cap;
    this.allowance = allowance;
  }

  /** Replications that a point may have at most. */
  mostOf(index: number): number {
    return Math.min(this.cap, this.allowance - index * this.cap);
  }

  /** Replications that a point has, or will have when this round ends. */
  countOf(index: number): number {
    return this.counts[index];
  }

  setCount(index: number, count: number): void {
    this.counts[index] = count;
  }

  /** The hash of a point's scenario; undefined until it is known. */
  hashOf(index: number): string | undefined {
    if (this.states[index] !== states.sound) return undefined;
    const word = (i: number) => this.words[2 * index + i].toString(16).padStart(8, '0');
    return word(0) + word(1);
  }

  setHash(index: number, hash: string): void {
    this.words[2 * index] = Number.parseInt(hash.slice(0, 8), 16);
    this.words[2 * index + 1] = Number.parseInt(hash.slice(8), 16);
    this.states[index] = states.sound;
  }

  /** Whether the point's values make no scenario. */
  isFaulty(index: number): boolean {
    return this.states[index] === states.faulty;
  }

  setFaulty(index: number): void {
    this.states[index] = states.faulty;
    this.settled[index] = 1;
  }

  /** Whether the point needs no more replications. */
  isSettled(index: number): boolean {
    return this.settled[index] === 1;
  }

  settle(index: number): void {
    this.settled[index] = 1;
  }
}

/** The replications that a point should have after the next look, from those it has. */
export function nextLook(count: number, most: number): number {
  return Math.min(most, count < firstLook ? firstLook : count + lookEvery);
}
