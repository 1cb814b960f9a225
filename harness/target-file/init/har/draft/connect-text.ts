import type { Findings } from '../findings/findings';
import { headerValues } from '../recording/har-file';
import { type Cookie, cookiesIn } from '../recording/http-exchanges';
import type { Recording } from '../recording/recording';
import type { Placeholders } from '../values/placeholders';
import { block, comment, entry, listed, named } from './lines';

/** Returns the key `connect`: how each participant connects. */
export function connectText(findings: Findings, placeholders: Placeholders): string[] {
  const { recording, namespace } = findings;
  const { path, transports, query } = recording;
  return block('connect', [
    entry('path', path, 'path of the handshake requests'),
    ...transportLines(transports),
    ...templateLines('query', query, 'query of the handshake', placeholders),
    ...templateLines(
      'auth',
      authOf(recording, namespace),
      `CONNECT packet of ${named(namespace)}`,
      placeholders,
    ),
    ...headerLines(recording, placeholders),
  ]);
}

function transportLines(transports: Recording['transports']): string[] {
  const other = transports.includes('websocket') ? 'polling' : 'websocket';
  const only = `the only one in the recording; add ${other} if the server accepts it`;
  const seen = transports.length === 1 ? only : 'both are in the recording';
  return [entry('transports', transports, seen)];
}

function templateLines(
  key: string,
  value: Readonly<Record<string, unknown>>,
  seen: string,
  placeholders: Placeholders,
): string[] {
  if (Object.keys(value).length === 0) return [];
  return [entry(key, placeholders.template(value, seen), seen)];
}

/** Returns the payload with which the client connected to a namespace. */
function authOf({ packets }: Recording, namespace: string): Readonly<Record<string, unknown>> {
  const connect = packets.find(
    (one) => one.type === 'CONNECT' && one.isSent && one.namespace === namespace,
  );
  const payload = connect?.args[0];
  return typeof payload === 'object' && payload !== null ? { ...payload } : {};
}

function headerLines(recording: Recording, placeholders: Placeholders): string[] {
  const headers = headersOf(recording, placeholders);
  const isEmpty = Object.keys(headers).length === 0;
  const lines = isEmpty ? [] : [entry('headers', headers, 'headers of the handshake')];
  return [
    ...lines,
    ...otherCookies(recording, placeholders),
    ...(recording.lacksCredentials ? sanitized : []),
  ];
}

const sanitized = [
  comment(
    'The recording has no cookie and no authorization: either the server needs none, or the browser left them',
  ),
  comment(
    'out, as Chrome does by default. Then export again with sensitive data (DevTools settings, Network, "Allow to',
  ),
  comment('generate HAR with sensitive data"), or fill in what the server needs:'),
  "  #headers: { cookie: 'NAME={user.NAME}', authorization: 'Bearer {user.token}' }",
];

function headersOf({ headers }: Recording, placeholders: Placeholders): Record<string, unknown> {
  const cookie = cookieTemplate(
    cookiesOf(headers),
    headerValues(headers, 'cookie')[0],
    placeholders,
  );
  const [authorization] = headerValues(headers, 'authorization');
  const own = headers.filter(({ name }) => /^x-/i.test(name) && !/^x-forwarded/i.test(name));
  return {
    ...(cookie !== undefined && { cookie }),
    ...(authorization !== undefined && {
      authorization: credential(authorization, 'authorization', placeholders),
    }),
    ...Object.fromEntries(
      own.map(({ name, value }) => [name.toLowerCase(), credential(value, name, placeholders)]),
    ),
  };
}

function credential(value: string, field: string, placeholders: Placeholders): unknown {
  const filled = placeholders.parts(value);
  const isFilled = filled !== value && !placeholders.secrets.isIn(filled);
  return isFilled
    ? filled
    : placeholders.secrets.referenceFor(value, field, `header ${field} of the handshake`);
}

/** Cookies that a request of the set-up sets; without any, the whole header comes from the environment. */
function cookieTemplate(
  cookies: readonly Cookie[],
  header: string | undefined,
  placeholders: Placeholders,
): unknown {
  if (header === undefined) return undefined;
  const known = cookies.filter(({ value }) => placeholders.has(value));
  if (known.length === 0) {
    return placeholders.secrets.referenceFor(header, 'cookie', 'header cookie of the handshake');
  }
  return known.map(({ name, value }) => `${name}=${placeholders.parts(value)}`).join('; ');
}

function otherCookies({ headers }: Recording, placeholders: Placeholders): string[] {
  const cookies = cookiesOf(headers);
  const others = cookies.filter(({ value }) => !placeholders.has(value)).map(({ name }) => name);
  if (others.length === 0 || others.length === cookies.length) return [];
  return [
    comment(
      `other cookies of the handshake, set by no request of the recording: ${listed(others)}`,
    ),
  ];
}

function cookiesOf(headers: Recording['headers']): Cookie[] {
  return headerValues(headers, 'cookie').flatMap(cookiesIn);
}
