import type { DefaultEventsMap, Namespace, Socket } from 'socket.io';
import type { Message } from '../events';

/** Events that a client may receive from these gateways, besides Nest's own `exception`. */
interface ServerEvents {
  announcement: (message: Message) => void;
  came: (visit: Visit) => void;
  went: (visit: Visit) => void;
  here: (answer: { gateway: string }) => void;
}

/** Connection or disconnection of a client, as reported by one gateway. */
interface Visit {
  gateway: string;
  member: string;
}

export type NestClient = Socket<DefaultEventsMap, ServerEvents>;
export type NestNamespace = Namespace<DefaultEventsMap, ServerEvents>;
