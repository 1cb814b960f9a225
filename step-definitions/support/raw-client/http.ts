import { within } from '../../../harness/client/deadline';
import type { BareSurroundings } from './connection';

/** What a request needs from its scenario. */
export interface HttpSurroundings extends BareSurroundings {
  /** Ends what is still open. */
  readonly signal: AbortSignal;
}

/** What came back over HTTP. */
export interface Reply {
  readonly status: number;
  readonly body: string;
}

/** A request without a Socket.IO client, as it stands. */
export interface RawRequest {
  readonly method?: string;
  readonly query: string;
  readonly body?: string;
}

/**
 * Asks a server's Socket.IO path over HTTP. Throws DeadlineError if no answer comes; the request stays open then until
 * `signal`: to end it may end a session.
 */
export async function askOverHttp(
  url: string,
  { method = 'GET', query, body }: RawRequest,
  { ms, transcript, signal }: HttpSurroundings,
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
