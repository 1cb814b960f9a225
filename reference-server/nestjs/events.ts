import type { DefaultEventsMap, Namespace, Socket } from 'socket.io';
import type { Message } from '../events';

/** What a client may hear of these gateways, besides Nest's own `exception`. */
interface ServerEvents {
  announcement: (message: Message) => void;
  came: (visit: Visit) => void;
  went: (visit: Visit) => void;
  here: (answer: { gateway: string }) => void;
}

/** A client that came or went, as one gateway saw it. */
interface Visit {
  gateway: string;
  member: string;
}

export type NestClient = Socket<DefaultEventsMap, ServerEvents>;
export type NestNamespace = Namespace<DefaultEventsMap, ServerEvents>;
