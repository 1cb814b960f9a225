import type { HttpAnswer } from '../client/http';
import type { Connect } from '../target-file/connect-schema';

/** How an answer to a handshake differs from an open packet. */
export interface HandshakeProblem {
  /** Human-readable: what came. */
  readonly received: string;
  /** What the user can change, if the answer shows it. */
  readonly advice?: string;
  /** Whether waiting for another answer is pointless. */
  readonly isFinal?: true;
}

/** How a client connects, where its target file says nothing. */
export type Handshaking = Pick<Connect, 'path' | 'transports' | 'query' | 'auth' | 'headers'>;

/**
 * Returns what is wrong with the answer to an Engine.IO handshake over polling, or undefined if the server is ready: it
 * opened a session, or refuses only what the target file says. Source: Engine.IO protocol v4, "Handshake"; the error codes
 * of engine.io 6, `Server.errors`.
 */
export function problemIn(
  { status, text, location }: Pick<HttpAnswer, 'status' | 'text' | 'location'>,
  { path, transports, query, auth, headers }: Handshaking,
): HandshakeProblem | undefined {
  if (status === 200 && text.startsWith('0{')) return undefined;
  const redirect = location === undefined ? '' : `, a redirect to ${location}:`;
  const received = `HTTP ${status}${redirect} ${JSON.stringify(text.slice(0, 120))}`;
  if (/^\d+:0\{/.test(text)) {
    const advice =
      'the server speaks Socket.IO 2 (Engine.IO 3); the suite tests Socket.IO 3 and later';
    return { received, advice, isFinal: true };
  }
  if (status === 400 && text.includes('Transport unknown')) {
    if (!transports.includes('polling')) return undefined;
    const advice = 'the server allows WebSocket only: connect: { transports: [websocket] }';
    return { received, advice, isFinal: true };
  }
  if (status === 401 || status === 403) {
    if ([query, auth, headers].some((part) => Object.keys(part).length > 0)) return undefined;
    const advice = 'the server asks who connects: connect.query, connect.auth or connect.headers';
    return { received, advice };
  }
  if (status === 404 || /^\s*</.test(text)) {
    const advice = `nothing answers Socket.IO at ${path}: connect.path`;
    return { received, advice };
  }
  return { received };
}
