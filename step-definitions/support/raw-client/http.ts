import { within } from '../../../harness/client/deadline';
import type { RawContext } from './connection';

/** What a request needs from its scenario. */
export interface HttpContext extends RawContext {
  /** Ends what is still open. */
  readonly signal: AbortSignal;
}

/** What came back over HTTP. */
export interface Reply {
  readonly status: number;
  readonly body: string;
}

/** An HTTP request to the Socket.IO path of a server. */
export interface RawRequest {
  readonly method?: string;
  readonly query: string;
  readonly body?: string;
}

/**
 * Sends a request to a server's Socket.IO path and returns the answer. Throws DeadlineError if none comes; the request
 * then stays open until `signal`, because ending it may end a polling session.
 */
export async function askOverHttp(
  url: string,
  { method = 'GET', query, body }: RawRequest,
  { ms, transcript, signal }: HttpContext,
): Promise<Reply> {
  const what = `${method} /socket.io/?${query}`;
  transcript.sent({ label: 'eve' }, `${what} ${body ?? ''}`);
  const headers = { 'content-type': 'text/plain;charset=UTF-8' };
  const request = body === undefined ? { method } : { method, body, headers };
  const asked = fetch(`${url}/socket.io/?${query}`, { ...request, signal });
  const response = await within(ms, `eve: the answer to ${what}`, asked);
  const reply = { status: response.status, body: await response.text() };
  transcript.received({ label: 'eve' }, `HTTP ${reply.status} ${reply.body.slice(0, 500)}`);
  return reply;
}
