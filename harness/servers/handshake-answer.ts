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
export type Handshaking = Pick<
  Connect,
  'path' | 'transports' | 'query' | 'auth' | 'headers' | 'ca'
>;

/** What the status and the text of an answer show of a server that is not ready. */
interface Sign {
  /** Whether an answer shows it. */
  readonly fits: (answer: Answer) => boolean;
  /** Returns what the user can change; undefined, if the target file says it already. */
  readonly advise: (handshaking: Handshaking) => string | undefined;
  readonly isFinal?: true;
}

type Answer = Pick<HttpAnswer, 'status' | 'text' | 'location'>;

const signs: readonly Sign[] = [
  {
    fits: ({ text }) => /^\d+:0\{/.test(text),
    advise: () =>
      'the server speaks Socket.IO 2 (Engine.IO 3); the suite tests Socket.IO 3 and later',
    isFinal: true,
  },
  {
    fits: takesWebSocketOnly,
    advise: ({ transports }) =>
      transports.includes('polling')
        ? 'the server allows WebSocket only: connect: { transports: [websocket] }'
        : undefined,
    isFinal: true,
  },
  {
    fits: ({ status }) => status === 401 || status === 403,
    advise: ({ query, auth, headers }) =>
      [query, auth, headers].some((part) => Object.keys(part).length > 0)
        ? undefined
        : 'the server asks who connects: connect.query, connect.auth or connect.headers',
  },
  {
    fits: ({ status, text }) => status === 404 || /^\s*</.test(text),
    advise: ({ path }) => `nothing answers Socket.IO at ${path}: connect.path`,
  },
];

/** Whether an answer to a handshake over polling shows that a server has no polling. */
export function takesWebSocketOnly({ status, text }: Answer): boolean {
  return status === 400 && text.includes('Transport unknown');
}

/**
 * Returns what is wrong with the answer to an Engine.IO handshake over polling, or undefined if the server is ready: it
 * opened a session, or refuses only what the target file says. Source: Engine.IO protocol v4, "Handshake"; the error codes
 * of engine.io 6, `Server.errors`.
 */
export function problemIn(answer: Answer, handshaking: Handshaking): HandshakeProblem | undefined {
  const { status, text, location } = answer;
  if (status === 200 && text.startsWith('0{')) return undefined;
  const redirect = location === undefined ? '' : `, a redirect to ${location}:`;
  const received = `HTTP ${status}${redirect} ${JSON.stringify(text.slice(0, 120))}`;
  const sign = signs.find(({ fits }) => fits(answer));
  if (!sign) return { received };
  const advice = sign.advise(handshaking);
  if (advice === undefined) return undefined;
  return { received, advice, ...(sign.isFinal && { isFinal: true }) };
}
