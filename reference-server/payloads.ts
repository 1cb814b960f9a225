import type { PipeTransform } from '@nestjs/common';
import { z } from 'zod';
import { Refusal } from './refusal';

/**
 * Validates a payload against a schema. Nest's `StandardSchemaValidationPipe` would first delete keys such as
 * `constructor` from the payload, but a body must arrive as it was sent.
 */
export class ZodPipe<T> implements PipeTransform<unknown, T> {
  constructor(private readonly schema: z.ZodType<T>) {}

  transform(payload: unknown): T {
    const read = this.schema.safeParse(payload);
    if (read.success) return read.data;
    throw new Refusal('INVALID', z.prettifyError(read.error));
  }
}

const LONGEST_ROOM_NAME = 256;

/** Name of a room. Its length is counted in Unicode code points: an emoji is one, not two. */
export const roomName = z
  .string()
  .min(1)
  .max(2 * LONGEST_ROOM_NAME)
  .refine((name) => Array.from(name).length <= LONGEST_ROOM_NAME, {
    error: `Too long: a room's name has at most ${LONGEST_ROOM_NAME} characters`,
  });

/** Any JSON or binary value, including `null`; it must not be absent. */
const body = z.unknown().refine((value) => value !== undefined, { error: 'Missing' });

/** Flags of Socket.IO (https://socket.io/docs/v4/emitting-events/#volatile-events). */
const flags = { volatile: z.boolean().optional(), local: z.boolean().optional() };

export const text = z.string();
export const announcement = z.object({ body, ...flags });
export const directMessage = z.object({ to: z.string(), body, ...flags });
export const roomMessage = z.object({ room: roomName, body, ...flags });
export const roomsMessage = z.object({ rooms: z.array(roomName).min(1), body, ...flags });
export const roomMessageExcept = roomMessage.extend({ except: roomName });
export const question = z.object({
  room: roomName,
  question: body,
  timeoutMs: z.number().min(1).max(60_000),
});
export const placement = z.object({ member: z.string(), room: roomName });
export const relocation = z.object({ room: roomName, into: roomName });
export const eviction = z.object({ room: roomName });
export const closure = z.object({ room: roomName, reason: z.string() });
export const dismissal = z.object({
  member: z.string(),
  reason: z.string(),
  close: z.boolean().optional(),
});

export type Announcement = z.infer<typeof announcement>;
export type DirectMessage = z.infer<typeof directMessage>;
export type RoomMessage = z.infer<typeof roomMessage>;
export type RoomsMessage = z.infer<typeof roomsMessage>;
export type RoomMessageExcept = z.infer<typeof roomMessageExcept>;
export type Question = z.infer<typeof question>;
export type Placement = z.infer<typeof placement>;
export type Relocation = z.infer<typeof relocation>;
export type Eviction = z.infer<typeof eviction>;
export type Closure = z.infer<typeof closure>;
export type Dismissal = z.infer<typeof dismissal>;
export type Flags = Pick<Announcement, 'volatile' | 'local'>;
