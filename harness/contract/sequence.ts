import { z } from 'zod';

/** A message that was sent, received, noted or missed in a scenario. */
export interface SequenceEntry {
  /** Milliseconds since the scenario began. */
  readonly at: number;
  readonly way: 'sent' | 'received' | 'noted' | 'missed';
  /** Human-readable client and instance: `bob@2`. */
  readonly who: string;
  readonly instance?: number;
  /** Short human-readable text: `/chat roomMessage { … }`. */
  readonly text: string;
  /** Whether it should not have arrived. */
  readonly unexpected?: boolean;
}

/** Messages of a scenario, for a sequence diagram. */
export interface Sequence {
  /** Number of earlier entries that were left out. */
  readonly earlier: number;
  readonly entries: readonly SequenceEntry[];
}

/** Schema of `sequence.json`, which the steps attach to a scenario that failed or is of the lesson, and the verdict reads. */
export const sequenceSchema: z.ZodType<Sequence> = z.strictObject({
  earlier: z.int().nonnegative(),
  entries: z.array(
    z.strictObject({
      at: z.number().nonnegative(),
      way: z.enum(['sent', 'received', 'noted', 'missed']),
      who: z.string(),
      instance: z.int().exactOptional(),
      text: z.string(),
      unexpected: z.boolean().exactOptional(),
    }),
  ),
});
