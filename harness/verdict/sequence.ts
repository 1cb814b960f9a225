import { z } from 'zod';

const entrySchema = z.strictObject({
  at: z.number().nonnegative(),
  way: z.enum(['sent', 'received', 'noted', 'missed']),
  who: z.string(),
  instance: z.int().exactOptional(),
  text: z.string(),
  unexpected: z.boolean().exactOptional(),
});

/** `sequence.json`, as step-definitions/support/sequence.ts attaches it to a scenario that failed. */
export const sequenceSchema = z.strictObject({
  earlier: z.int().nonnegative(),
  entries: z.array(entrySchema),
});

/** Something that was sent, received, noted or missed in a scenario; `at` is milliseconds since it began. */
export type Entry = z.infer<typeof entrySchema>;

/** What happened in a scenario that failed; `earlier` entries are left out before these. */
export type Sequence = z.infer<typeof sequenceSchema>;
