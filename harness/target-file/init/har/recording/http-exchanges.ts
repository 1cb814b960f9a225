import { answerText, endOf, type HarEntry, headerValues, startOf } from './har-file';

/** Cookie with its value. */
export interface Cookie {
  readonly name: string;
  readonly value: string;
}

/** HTTP request of a recording that is not part of Socket.IO, with its answer. */
export interface HttpExchange {
  /** Time of the request and of its answer, in milliseconds since 1970. */
  readonly at: number;
  readonly answeredAt: number;
  readonly method: string;
  readonly origin: string;
  /** Path with its query. */
  readonly path: string;
  readonly headers: HarEntry['request']['headers'];
  /** What was sent; undefined if it was nothing, or neither JSON nor a form. */
  readonly body: { readonly as: 'json' | 'form'; readonly value: unknown } | undefined;
  readonly status: number;
  /** Answer in JSON; undefined if it is something else. */
  readonly answer: unknown;
  readonly setCookies: readonly Cookie[];
}

/** Returns a request with its answer; undefined for a URL that is not of HTTP. */
export function httpExchange(entry: HarEntry): HttpExchange | undefined {
  const { method, url, headers } = entry.request;
  if (!/^https?:/.test(url) || !URL.canParse(url)) return undefined;
  const { origin, pathname, search } = new URL(url);
  return {
    at: startOf(entry),
    answeredAt: endOf(entry),
    method: method.toUpperCase(),
    origin,
    path: `${pathname}${search}`,
    headers,
    body: bodyOf(entry),
    status: entry.response.status,
    answer: json(answerText(entry)),
    setCookies: headerValues(entry.response.headers, 'set-cookie').flatMap((value) =>
      value.split('\n').flatMap((line) => cookiesIn(line.split(';')[0] ?? '')),
    ),
  };
}

/** Returns the cookies of a header `Cookie`. */
export function cookiesIn(header: string): Cookie[] {
  return header.split(';').flatMap((pair) => {
    const [name = '', ...value] = pair.trim().split('=');
    return name === '' ? [] : [{ name, value: value.join('=') }];
  });
}

function bodyOf({ request: { postData } }: HarEntry): HttpExchange['body'] {
  const { text, mimeType = '' } = postData ?? {};
  if (text === undefined || text === null) return undefined;
  if (mimeType.startsWith('application/x-www-form-urlencoded')) {
    return { as: 'form', value: Object.fromEntries(new URLSearchParams(text)) };
  }
  const value = json(text);
  return value === undefined ? undefined : { as: 'json', value };
}

/** Returns an object or a list in JSON; undefined for any other text. */
function json(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
