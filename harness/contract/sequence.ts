import { z } from 'zod';

/** Something that was sent, received, noted or missed in a scenario. */
export interface SequenceEntry {
  /** Milliseconds since the scenario began. */
  readonly at: number;
  readonly way: 'sent' | 'received' | 'noted' | 'missed';
  /** For people: `bob@2`. */
  readonly who: string;
  readonly instance?: number;
  /** What it was, short: `/chat roomMessage { … }`. */
  readonly text: string;
  /** Whether it should not have come. */
  readonly unexpected?: boolean;
}

/** What happened in a scenario that failed, for a sequence diagram. */
export interface Sequence {
  /** How many entries were left out before these. */
  readonly earlier: number;
  readonly entries: readonly SequenceEntry[];
}

/** `sequence.json`, which the steps attach to a scenario that failed and the verdict reads. */
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
