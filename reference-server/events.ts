import type { Socket } from 'socket.io';
import type { Revocation } from './auth/revocations';
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
}

/** What instances tell each other. */
export interface InstanceEvents {
  revoked: (revocation: Revocation, heard: (heard: true) => void) => void;
}

/** What the server knows of a client: its token, where the namespace asks for one. */
export interface ClientData {
  token?: Token;
}

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
