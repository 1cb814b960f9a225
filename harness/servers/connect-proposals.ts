import { request, type HttpAnswer } from '../client/http';
import { problemIn, takesWebSocketOnly, type Handshaking } from './handshake-answer';

/** Paths at which Socket.IO servers often answer: the library's own, then each before those that it begins, at which its server answers, too. */
const usualPaths = [
  '/socket.io',
  '/api/socket.io',
  '/ws',
  '/ws/socket.io',
  '/api/ws',
  '/socket',
  '/sockets',
  '/websocket',
  '/realtime',
  '/live',
  '/chat',
  '/io',
];

const probeMs = 1000;

/**
 * Returns the line of the target file that fits a server which answers over HTTP but accepts no handshake: where it answers
 * one, and whether it takes WebSocket only. Empty if it answers Socket.IO at none of the usual paths.
 */
export async function connectProposal(url: string, how: Handshaking): Promise<string[]> {
  const paths = [how.path, ...usualPaths.filter((path) => path !== how.path)];
  const found = await Promise.all(paths.map((path) => keysAt(url, path, how)));
  const [keys] = found.filter((one) => one !== undefined);
  if (!keys) return [];
  const named = keys.path === undefined ? [] : [`path: ${keys.path}`];
  const transports = keys.isWebSocketOnly ? ['transports: [websocket]'] : [];
  const why = keys.isWebSocketOnly ? 'the server takes WebSocket only' : 'the server answers there';
  return [`connect: { ${[...named, ...transports].join(', ')} } # ${why}`];
}

interface Keys {
  /** Undefined if it is the path that the target file names. */
  readonly path: string | undefined;
  readonly isWebSocketOnly: boolean;
}

async function keysAt(url: string, path: string, how: Handshaking): Promise<Keys | undefined> {
  const answer = await answerAt(url, path, how);
  if (!answer) return undefined;
  const isWebSocketOnly = takesWebSocketOnly(answer);
  if (!isWebSocketOnly && problemIn(answer, { ...how, path })) return undefined;
  return { path: path === how.path ? undefined : path, isWebSocketOnly };
}

async function answerAt(
  url: string,
  path: string,
  { ca }: Handshaking,
): Promise<HttpAnswer | undefined> {
  const address = `${url}${path}/?EIO=4&transport=polling`;
  const asked = { url: address, deadlineMs: probeMs, ...(ca !== undefined && { ca }) };
  return await request(asked).catch(() => undefined);
}
