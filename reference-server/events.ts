import type { Server, Socket } from 'socket.io';
import type { Token } from './auth/token';

/** Events that a client may send besides those that the gateways subscribe to. */
export interface ClientEvents {
  reflect: (...args: unknown[]) => void;
}

/** Events that a client may receive. */
export interface ServerEvents {
  message: (text: string) => void;
  joinedRoom: (room: string) => void;
  leftRoom: (room: string) => void;
  roomMessage: (message: RoomDelivery | RoomsDelivery) => void;
  announcement: (message: Message) => void;
  direct: (message: Message) => void;
  evicted: (notice: { room: string }) => void;
  kicked: (notice: { reason: string }) => void;
  memberJoined: (notice: Notice) => void;
  memberLeft: (notice: Notice) => void;
  question: (question: DeliveredQuestion, answer: (value: unknown) => void) => void;
}

/** Events between the instances. */
export interface InstanceEvents {
  revoked: (revocation: Revocation, acknowledge: (received: true) => void) => void;
  present: (answer: (instance: string) => void) => void;
  introduce: (instance: string, known: Known) => void;
  book: (instance: string, known: Known) => void;
  moved: (instance: string, event: PresenceEvent, membership: Membership) => void;
}

/** Data that the server keeps for a client: its token, if the namespace requires one. */
export interface ClientData {
  token?: Token;
}

export type ClientServer = Server<ClientEvents, ServerEvents, InstanceEvents, ClientData>;
export type ClientSocket = Socket<ClientEvents, ServerEvents, InstanceEvents, ClientData>;
export type ClientNamespace = ClientSocket['nsp'];

export interface Message {
  from: string;
  body: unknown;
}

export interface RoomDelivery extends Message {
  room: string;
}

export interface RoomsDelivery extends Message {
  rooms: string[];
}

/** Notice that a member has joined or left a room. */
export interface Notice {
  room: string;
  member: string;
}

export interface DeliveredQuestion {
  room: string;
  from: string;
  question: unknown;
}

/** Withdrawal of access: the token with this id no longer opens this room. */
export interface Revocation {
  token: string;
  room: string;
}

/** What an instance tells one that has started: the memberships of its own clients, and all revocations that it knows. */
export interface Known {
  memberships: Membership[];
  /** As `Revocations` keeps them. */
  revocations: string[];
}

export type PresenceEvent = 'memberJoined' | 'memberLeft';

/** Membership of a client in a room of a namespace. */
export interface Membership {
  namespace: string;
  room: string;
  member: string;
}
