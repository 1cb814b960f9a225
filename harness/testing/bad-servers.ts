import { once } from 'node:events';
import { createServer, type RequestListener, type Server as HttpServer } from 'node:http';
import {
  createServer as createTcpServer,
  type AddressInfo,
  type Server,
  type Socket,
} from 'node:net';
import type { TestContext } from 'node:test';
import { Server as SocketServer } from 'socket.io';
import { freePorts } from '../servers/process/free-port';

/** URL at which no server listens. */
export async function nobody(): Promise<string> {
  const [port = 0] = await freePorts(1);
  return `http://127.0.0.1:${port}`;
}

/** An HTTP server that answers every request in one way. */
export async function answering(t: TestContext, answer: RequestListener): Promise<string> {
  return await listen(t, createServer(answer));
}

/** TCP server that accepts connections, does this, and otherwise stays silent. */
export async function accepting(
  t: TestContext,
  then: (socket: Socket) => void = () => undefined,
): Promise<string> {
  return await listen(t, createTcpServer(then));
}

/** Socket.IO server that the test sets up; by default it has a `/chat` that does nothing. */
export async function chatting(
  t: TestContext,
  setUp: (io: SocketServer) => void = (io) => io.of('/chat'),
): Promise<string> {
  return await serverWith(t, (http) => {
    setUp(new SocketServer(http));
  });
}

/** An HTTP server without routes, to which the test attaches a Socket.IO server. */
export async function serverWith(
  t: TestContext,
  attach: (http: HttpServer) => unknown,
): Promise<string> {
  const server = createServer((_request, response) => response.writeHead(404).end());
  attach(server);
  return await listen(t, server);
}

async function listen(t: TestContext, server: Server): Promise<string> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    // A test may end a connection in the middle of a request.
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(async () => {
    const closed = once(server, 'close');
    server.close();
    for (const socket of sockets) socket.destroy();
    await closed;
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
