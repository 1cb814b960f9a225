import { z } from 'zod';

/** An event that clients received and that no operation or notice of the target explains. */
export const listedEventSchema = z.strictObject({
  event: z.string(),
  count: z.int().positive().meta({ description: 'How often clients received it' }),
  outside: z
    .int()
    .nonnegative()
    .meta({ description: 'How often clients received it that were in no room' }),
  declared: z
    .enum(['members', 'everyone'])
    .exactOptional()
    .meta({ description: 'Who may receive it, as `events` of the target file says' }),
  example: z.string().meta({ description: 'Who received it, and with what' }),
});
export type ListedEvent = z.infer<typeof listedEventSchema>;

/** Schema of `events.json`, which the steps attach at the end of a lane and the verdict reads. */
export const listedEventsSchema = z.array(listedEventSchema);
