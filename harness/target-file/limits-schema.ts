import { z } from 'zod';
import { map } from './checked-yaml';

const perSecond = z.number().positive().exactOptional();

/** Schema of `limits`: how much of a server that others use, too, the suite may take. */
export const limitsSchema = map({
  /** Transports that clients open in any second. */
  connectionsPerSecond: perSecond,
  /** Operations that clients request in any second. */
  messagesPerSecond: perSecond,
  /** Clients of one scenario; scenarios with more are not applicable. */
  participants: z.int().min(2).exactOptional(),
});
