import type { Server, Socket } from 'socket.io';
import type { Token } from './auth/token';

/** What a client may send besides the events that the gateways subscribe to. */
export interface ClientEvents {
  reflect: (...args: unknown[]) => void;
}

/** What a client may hear. */
export interface ServerEvents {
  message: (text: string) => void;
  joinedRoom: (room: string) => void;
  leftRoom: (room: string) => void;
  roomMessage: (message: RoomMessage | RoomsMessage) => void;
  announcement: (message: Message) => void;
  direct: (message: Message) => void;
  evicted: (notice: { room: string }) => void;
  kicked: (notice: { reason: string }) => void;
  memberJoined: (notice: Notice) => void;
  memberLeft: (notice: Notice) => void;
  question: (question: Question, answer: (value: unknown) => void) => void;
}

/** What instances tell each other. */
export interface InstanceEvents {
  revoked: (revocation: Revocation, heard: (heard: true) => void) => void;
  present: (answer: (instance: string) => void) => void;
  introduce: (instance: string, memberships: Membership[]) => void;
  book: (instance: string, memberships: Membership[]) => void;
  moved: (instance: string, event: PresenceEvent, membership: Membership) => void;
}

/** What the server knows of a client: its token, where the namespace asks for one. */
export interface ClientData {
  token?: Token;
}

export type ClientServer = Server<ClientEvents, ServerEvents, InstanceEvents, ClientData>;
export type Client = Socket<ClientEvents, ServerEvents, InstanceEvents, ClientData>;
export type ClientNamespace = Client['nsp'];

export interface Message {
  from: string;
  body: unknown;
}

export interface RoomMessage extends Message {
  room: string;
}

export interface RoomsMessage extends Message {
  rooms: string[];
}

/** Who has joined or left which room. */
export interface Notice {
  room: string;
  member: string;
}

export interface Question {
  room: string;
  from: string;
  question: unknown;
}

/** This token (its id) no longer opens this room. */
export interface Revocation {
  token: string;
  room: string;
}

export type PresenceEvent = 'memberJoined' | 'memberLeft';

/** Somebody in a room of a namespace. */
export interface Membership {
  namespace: string;
  room: string;
  member: string;
}
