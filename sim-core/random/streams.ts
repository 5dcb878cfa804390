/**
 * The named streams of luck. A stream is part of the key of every draw, so what one mechanism draws can never
 * shift what another one gets. Numbers are part of the reproducible contract: append, never renumber.
 */
export const streams = {
  place: 0,
  skill: 1,
  capacity: 2,
  character: 3,
  customer: 4,
  account: 5,
  demand: 6,
  terms: 7,
  notice: 8,
  willingness: 9,
  market: 10,
  acceptance: 11,
  directory: 12,
  shock: 13,
  rival: 14,
  defection: 15,
  benchmark: 16,
  call: 17,
  mobility: 18,
  meeting: 19,
  imitation: 20,
  entry: 21,
  rehire: 22,
  relocation: 23,
  rewiring: 24,
  garble: 25,
  programme: 26,
  policy: 27,
  removal: 28,
} as const;

/** Name of a stream. */
export type StreamName = keyof typeof streams;
