import { Agent } from 'node:http';
import { Agent as SecureAgent } from 'node:https';
import type { ManagerOptions } from 'socket.io-client';
import { Encoder } from 'socket.io-parser';
import { CheckedDecoder } from './checked-decoder';
import { maxMessageBytes } from './bounds/flood-guard';
import { GuardedPolling, GuardedWebSocket } from './transports';

/** Transport of a connection: HTTP long-polling only, WebSocket only, or polling until `upgrade()`. */
export type Transport = 'websocket' | 'polling' | 'upgrade';

/**
 * Milliseconds after which an idle TCP connection is not used again for polling: Node's servers close it after 5 s, and a
 * request that is sent at that moment fails.
 */
const idleMs = 2000;

/** Where a client connects, and what it says in the HTTP requests of its handshake. */
export interface ServerHandshake {
  readonly url: string;
  readonly path?: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  /** Certificate of the authority that signed the server's, in PEM. */
  readonly ca?: string | undefined;
}

/** Returns the options of a client that connects once, when it is told to, and accepts bounded messages. */
export function managerOptions(
  transport: Transport,
  { url, ca, path, query, headers }: ServerHandshake,
): Partial<ManagerOptions> {
  return {
    ...(path !== undefined && { path }),
    ...(query && { query: { ...query } }),
    ...(headers && { extraHeaders: { ...headers } }),
    transports: transportsOf[transport],
    parser: { Encoder, Decoder: CheckedDecoder },
    upgrade: false,
    reconnection: false,
    autoConnect: false,
    agent: agentFor(url, ca) as never,
    ...(ca !== undefined && { ca }),
    ...limits,
  };
}

const transportsOf = {
  websocket: [GuardedWebSocket],
  polling: [GuardedPolling],
  upgrade: [GuardedPolling, GuardedWebSocket],
};

function agentFor(url: string, ca: string | undefined): Agent {
  const options = { keepAlive: true, timeout: idleMs };
  return url.startsWith('https:')
    ? new SecureAgent({ ...options, ...(ca !== undefined && { ca }) })
    : new Agent(options);
}

/** Options of `ws` that are missing from the types of the client. */
const limits = { maxPayload: maxMessageBytes };
