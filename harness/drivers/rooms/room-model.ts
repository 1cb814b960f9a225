import type { Operation } from '../../contract/operations';

/** How rooms and messages work in a target; the contract's own model is `freeRooms`. */
export interface RoomModel {
  /** `connect`: a client is in the room that its handshake names. */
  readonly join: 'request' | 'connect';
  /** `disconnect`: a client leaves by disconnecting. */
  readonly leave: 'request' | 'disconnect';
  readonly atOnce: 'many' | 'one';
  /** Most members of a room; undefined if there is no limit. */
  readonly capacity?: number | undefined;
  /** What joining twice gives, and leaving a room that the client is not in. */
  readonly unchanged: Repetition | { readonly join: Repetition; readonly leave: Repetition };
  /** `people`: all clients of a person are in its rooms, also those that connect later. */
  readonly members: 'clients' | 'people';
  /** `replayed`: a client that joins receives earlier messages of the room again, under their own event. */
  readonly history: 'none' | 'replayed';
  readonly senders: 'anyone' | 'members';
  /** Whether the sender of a message to a room receives it, if it is a member. */
  readonly sender: 'included' | 'excluded';
  readonly body: 'json' | 'text' | 'none';
}

/** How a target answers a request that changes nothing. */
type Repetition = 'confirmed' | 'silent' | 'refused';

/** Returns how a target answers a join or a leave that changes nothing. */
export function repeated({ unchanged }: RoomModel, operation: 'join' | 'leave'): Repetition {
  return typeof unchanged === 'string' ? unchanged : unchanged[operation];
}

/** The contract's model: any client may join any number of rooms of any name and send to all of them. */
export const freeRooms: RoomModel = {
  join: 'request',
  leave: 'request',
  atOnce: 'many',
  unchanged: 'confirmed',
  members: 'clients',
  history: 'none',
  senders: 'anyone',
  sender: 'included',
  body: 'json',
};

/** Whether every client can be in a further room of the suite's own, in which it receives fences. */
export function hasProbeRoom({ join, leave, atOnce, capacity, body }: RoomModel): boolean {
  const isFree = join === 'request' && leave === 'request' && atOnce === 'many';
  return isFree && capacity === undefined && body !== 'none';
}

/** Whether a target has no request for an operation, but the client joins or leaves with its connection. */
export function isByConnecting({ join, leave }: RoomModel, operation: Operation): boolean {
  if (operation === 'join') return join === 'connect';
  return operation === 'leave' && leave === 'disconnect';
}

/** Whether a model is the contract's. */
export function isFree(model: RoomModel): boolean {
  const keys = Object.keys(model) as (keyof RoomModel)[];
  return keys.every((key) => model[key] === freeRooms[key]);
}
