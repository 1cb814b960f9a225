import type { IncomingMessage, ServerResponse } from 'node:http';
import type { TestContext } from 'node:test';
import { WebSocketServer, type WebSocket } from 'ws';
import { Connection } from '../client/connection';
import type { Transport } from '../client/connection-options';
import { answering, serverWith } from './bad-servers';

/** Open packet of Engine.IO, as a frame. */
export const open = '0{"sid":"a","upgrades":[],"pingInterval":25000,"pingTimeout":20000}';

/** Answer to a CONNECT, as a frame. */
export const connected = '40{"sid":"b"}';

/** What a connection said about its server. */
export interface Seen {
  readonly connection: Connection;
  readonly lost: string[];
  readonly flooded: string[];
  readonly packets: unknown[];
}

function connectionTo(t: TestContext, url: string, transport: Transport): Seen {
  const [lost, flooded, packets]: [string[], string[], unknown[]] = [[], [], []];
  const connection = new Connection(url, transport, {
    record: (packet) => packets.push(packet),
    lost: (reason) => lost.push(reason),
    flooded: (why) => flooded.push(why),
  });
  t.after(() => {
    connection.close();
  });
  return { connection, lost, flooded, packets };
}

/** A server that opens a WebSocket, connects a client to the main namespace, and then does this. */
export async function overWebSocket(
  t: TestContext,
  then: (socket: WebSocket) => void,
  { opening = [open, connected], perMessageDeflate = false } = {},
): Promise<Seen> {
  const url = await serverWith(t, (server) => {
    new WebSocketServer({ server, perMessageDeflate }).on('connection', (socket) => {
      socket.on('error', () => undefined);
      for (const frame of opening) socket.send(frame);
      socket.once('message', () => {
        then(socket);
      });
    });
  });
  return connectionTo(t, url, 'websocket');
}

/** Answers a request. */
export type Answer = (response: ServerResponse, request: IncomingMessage) => void;

/** A server whose polls are answered with these texts, one after the other, and then in this way. */
export async function overPolling(
  t: TestContext,
  then: Answer,
  texts: readonly string[] = [open, connected],
): Promise<Seen> {
  const left = [...texts];
  const url = await answering(t, (request, response) => {
    request.resume();
    const next = request.method === 'POST' ? 'ok' : left.shift();
    if (next === undefined) then(response, request);
    else response.end(next);
  });
  return connectionTo(t, url, 'polling');
}
