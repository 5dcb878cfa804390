export type Topic = 'answer' | 'contrast' | 'why' | 'cost' | 'certainty' | 'caution';

/** A sentence or two of the verdict, and what they are about. */
export interface Finding {
  readonly topic: Topic;
  readonly text: string;
}
