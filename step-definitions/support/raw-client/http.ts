import { request } from '../../../harness/client/http';
import { rawPath, type RawContext } from './connection';

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
 * Sends a request to a server's Socket.IO path and returns the answer. Throws DeadlineError if none comes; the request ends
 * then, and a polling session may end with it.
 */
export async function askOverHttp(
  url: string,
  { method = 'GET', query, body }: RawRequest,
  { ms, transcript, signal, handshake }: HttpContext,
): Promise<Reply> {
  const path = rawPath(handshake, query);
  transcript.sent({ label: 'eve' }, `${method} ${path} ${body ?? ''}`);
  const type = body === undefined ? {} : { 'content-type': 'text/plain;charset=UTF-8' };
  const { ca } = handshake;
  const headers = { ...handshake.headers, ...type };
  const sent = { url: `${url}${path}`, method, headers, body, deadlineMs: ms, signal };
  const { status, text } = await request({ ...sent, ...(ca !== undefined && { ca }) });
  transcript.received({ label: 'eve' }, `HTTP ${status} ${text.slice(0, 500)}`);
  return { status, body: text };
}
