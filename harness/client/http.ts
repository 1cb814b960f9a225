import {
  request as requestHttp,
  type Agent,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type OutgoingHttpHeaders,
} from 'node:http';
import { request as requestHttps } from 'node:https';
import { withoutPassword } from '../target-file/secrets';
import { bodyOf, boundInterim } from './bounds/http-body';
import type { CookieJar } from './cookie-jar';
import { within } from './deadline';

/** An HTTP request and its bounds. */
export interface HttpRequest {
  readonly url: string;
  /** `GET` if left out. */
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
  /** Milliseconds until the whole answer must have arrived, redirects included. */
  readonly deadlineMs: number;
  /** Largest body that is read; 4 MB if left out. */
  readonly maxBytes?: number;
  /** Whether up to ten redirects are followed; otherwise a redirect is an answer like any other. */
  readonly followRedirects?: boolean;
  /** Cookies to send, and a place for those that the server sets, also on the way of a redirect. */
  readonly cookies?: CookieJar;
  /** Certificate of a private authority, as PEM, which is trusted instead of the public ones. */
  readonly ca?: string;
  /** Ends the request early. */
  readonly signal?: AbortSignal;
  /** Keeps connections open for the next request; without it, each request has a connection of its own. */
  readonly agent?: Agent | undefined;
}

/** The answer to an HTTP request. */
export interface HttpAnswer {
  /** URL that answered: the last one, if redirects were followed. */
  readonly url: string;
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** Values of `Set-Cookie`. */
  readonly setCookies: readonly string[];
  /** Absolute URL that a redirect leads to. */
  readonly location?: string;
  readonly body: Buffer;
  /** Body as UTF-8. */
  readonly text: string;
}

const usualMaxBytes = 4_000_000;
const mostRedirects = 10;

/**
 * Sends an HTTP request and reads the whole answer, without unpacking a compressed body. The request is aborted, and the
 * connection closed, when the deadline has passed (DeadlineError) or the body is too large (BodyTooLargeError); Node.js itself limits
 * the headers to 16 KB. Throws an Error whose message begins with the reason if the connection fails.
 */
export async function request(options: HttpRequest): Promise<HttpAnswer> {
  const { method = 'GET', url, deadlineMs, signal: caller } = options;
  const ending = new AbortController();
  // An abort without a reason, and AbortSignal.any, cost more than a poll.
  const end = (): void => {
    ending.abort(caller?.reason);
  };
  caller?.addEventListener('abort', end);
  if (caller?.aborted) end();
  const what = `the answer to ${method} ${withoutPassword(url)}`;
  try {
    const { signal } = ending;
    return await within(deadlineMs, what, answerTo({ ...options, method, signal }));
  } catch (error) {
    ending.abort(error);
    throw error;
  } finally {
    caller?.removeEventListener('abort', end);
  }
}

/** A request that can be aborted. */
type Abortable = HttpRequest & { readonly method: string; readonly signal: AbortSignal };

async function answerTo(first: Abortable): Promise<HttpAnswer> {
  let next = first;
  for (let redirects = 0; ; redirects += 1) {
    const answer = await exchange(next);
    if (next.followRedirects !== true || answer.location === undefined) return answer;
    if (redirects === mostRedirects) {
      throw new Error(`more than ${mostRedirects} redirects, the last one to ${answer.location}`);
    }
    next = redirected(next, answer.status, answer.location);
  }
}

async function exchange(sent: Abortable): Promise<HttpAnswer> {
  const response = await send(sent);
  const { statusCode: status = 0, headers } = response;
  const setCookies = headers['set-cookie'] ?? [];
  sent.cookies?.store(sent.url, setCookies);
  const body = await bodyOf(response, sent.maxBytes ?? usualMaxBytes);
  const isRedirect = [301, 302, 303, 307, 308].includes(status) && headers.location !== undefined;
  return {
    url: sent.url,
    status,
    headers,
    setCookies,
    ...(isRedirect && { location: locationOf(headers.location ?? '', sent.url) }),
    body,
    text: body.toString('utf8'),
  };
}

function locationOf(location: string, from: string): string {
  if (!URL.canParse(location, from))
    throw new Error(`a redirect to ${JSON.stringify(location.slice(0, 120))}, which is no URL`);
  return new URL(location, from).href;
}

function send({
  url,
  method,
  body,
  ca,
  signal,
  agent,
  ...sent
}: Abortable): Promise<IncomingMessage> {
  const cookie = sent.cookies?.header(url);
  const headers: OutgoingHttpHeaders = { ...sent.headers, ...(cookie !== undefined && { cookie }) };
  // A connection of its own, if not said otherwise: an idle one that the server is about to close would fail a correct server.
  const options = {
    method,
    headers,
    signal,
    agent: agent ?? false,
    ...(ca !== undefined && { ca }),
  };
  return new Promise((resolve, reject) => {
    const requestOver = new URL(url).protocol === 'https:' ? requestHttps : requestHttp;
    boundInterim(requestOver(url, options))
      .once('response', resolve)
      .on('error', (error) => {
        reject(readable(error));
      })
      .end(body);
  });
}

/** Source: RFC 9110, sections 15.4.2 to 15.4.9: 307 and 308 repeat the request, the others become a GET as in browsers. */
function redirected(from: Abortable, status: number, url: string): Abortable {
  const isSameOrigin = new URL(url).origin === new URL(from.url).origin;
  const headers = isSameOrigin ? from.headers : without(from.headers, ['authorization', 'cookie']);
  const next = { ...from, url, headers: headers ?? {} };
  if (status === 307 || status === 308 || from.method === 'HEAD') return next;
  return { ...next, method: 'GET', body: undefined, headers: without(headers, ['content-type']) };
}

function without(
  headers: HttpRequest['headers'] = {},
  names: readonly string[],
): Record<string, string> {
  const kept = Object.entries(headers).filter(([name]) => !names.includes(name.toLowerCase()));
  return Object.fromEntries(kept);
}

/** A host name with several addresses fails with an error for each of them and no message of its own. */
function readable(error: Error): Error {
  if (!(error instanceof AggregateError) || error.message !== '') return error;
  const messages = (error.errors as Error[]).map(({ message }) => message);
  return new Error(messages.join('; '), { cause: error });
}
