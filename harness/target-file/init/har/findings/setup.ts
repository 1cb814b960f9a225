import { cookiesIn, type HttpExchange } from '../recording/http-exchanges';
import { headerValues } from '../recording/har-file';
import type { Recording } from '../recording/recording';
import type { Exchange } from './exchanges';
import { type Leaf, leavesIn, leavesOf } from './leaves';
import { means } from './words';

/** Value of an answer that is sent again later. */
export interface Capture {
  readonly name: string;
  /** Path into the answer, or `cookie NAME`. */
  readonly from: string;
  readonly value: unknown;
}

/** Request that has to be sent before a scenario. */
export interface SetUpRequest {
  readonly request: HttpExchange;
  readonly captures: readonly Capture[];
}

/** Requests for each user and for each room, and what else was requested. */
export interface SetUp {
  readonly user: readonly SetUpRequest[];
  readonly room: readonly SetUpRequest[];
  /** Request that listed the room, if none created it. */
  readonly listedBy: HttpExchange | undefined;
  /** Other requests that change something, in no set-up. */
  readonly others: readonly HttpExchange[];
}

/** Place after an answer where one of its values may occur. */
interface Use {
  readonly at: number;
  readonly text: string;
}

/** Returns the requests whose answers are needed later, and those that look like a login. */
export function setUpIn(
  recording: Recording,
  exchanges: readonly Exchange[],
  room: unknown,
): SetUp {
  const uses = usesIn(recording, exchanges);
  const seen = new Set<unknown>();
  const user: SetUpRequest[] = [];
  const rooms: SetUpRequest[] = [];
  let listedBy: HttpExchange | undefined;
  const own = recording.requests.filter(
    ({ origin, status }) => origin === recording.origin && status < 400,
  );
  for (const request of own) {
    const hasRoom =
      room !== undefined && leavesIn(request.answer).some(({ value }) => value === room);
    if (hasRoom && request.method === 'GET') {
      listedBy = request;
      continue;
    }
    const captures = capturesIn(request, uses, room, seen);
    if (captures.length === 0 && !isLogin(request)) continue;
    for (const { value } of captures) seen.add(value);
    (isOfRoom(request, captures) ? rooms : user).push({ request, captures });
  }
  const kept = [...user, ...rooms].map((one) => one.request);
  const others = own.filter((one) => one.method !== 'GET' && !kept.includes(one));
  return { user, room: rooms, listedBy: rooms.length > 0 ? undefined : listedBy, others };
}

function isLogin({ method, path }: HttpExchange): boolean {
  const [pathname = ''] = path.split('?');
  return (
    method === 'POST' &&
    pathname.split('/').some((segment) => means(segment, 'identify')) &&
    !/log-?out|sign-?out/i.test(pathname)
  );
}

function isOfRoom({ method, path }: HttpExchange, captures: readonly Capture[]): boolean {
  return (
    captures.some(({ name }) => name === 'room') ||
    (method !== 'GET' && means(path, 'room') && !isLoginPath(path))
  );
}

function isLoginPath(path: string): boolean {
  return path.split(/[/?]/).some((segment) => means(segment, 'identify'));
}

function capturesIn(
  request: HttpExchange,
  uses: readonly Use[],
  room: unknown,
  seen: ReadonlySet<unknown>,
): Capture[] {
  const later = uses.filter(({ at }) => at >= request.answeredAt);
  const sent = leavesIn(request.body?.value).map(({ value }) => value);
  const values = leavesIn(request.answer).filter(
    (leaf) => !sent.includes(leaf.value) && !seen.has(leaf.value) && isUsed(leaf, later, request),
  );
  const distinct = values.filter(
    (leaf, index) => values.findIndex(({ value }) => value === leaf.value) === index,
  );
  return [
    ...distinct.map(({ path, key, value }) => ({
      name: value === room ? 'room' : nameOf(key, path),
      from: path,
      value,
    })),
    ...cookiesOf(request, later, seen),
  ];
}

function cookiesOf(
  { setCookies }: HttpExchange,
  later: readonly Use[],
  seen: ReadonlySet<unknown>,
): Capture[] {
  return setCookies
    .filter(({ value }) => value.length >= 4 && !seen.has(value))
    .filter(({ value }) => later.some(({ text }) => text.includes(value)))
    .map(({ name, value }) => ({ name: nameOf(name, name), from: `cookie ${name}`, value }));
}

/** Placeholders have names of letters, digits, `_` and `-`. */
function nameOf(key: string, path: string): string {
  return (key || path).replace(/[^\w-]+/g, '-');
}

function isUsed({ key, value }: Leaf, later: readonly Use[], { method }: HttpExchange): boolean {
  if (typeof value === 'boolean') return false;
  const isId = /(^|_|[a-z])id$/i.test(key);
  const text = String(value);
  // A short text of a list may occur again by chance.
  const shortest = method === 'GET' && !isId ? 8 : 4;
  if (typeof value === 'number' ? !isId : text.length < shortest) return false;
  return later.some((use) => use.text === text || (text.length >= 8 && use.text.includes(text)));
}

function usesIn(
  { packets, query, requests, headers }: Recording,
  exchanges: readonly Exchange[],
): Use[] {
  const connects = packets.filter(({ type, isSent }) => type === 'CONNECT' && isSent);
  const at = connects[0]?.at ?? packets[0]?.at ?? 0;
  const handshake = [...Object.values(query), ...credentials(headers)].map((text) => ({
    at,
    text,
  }));
  const auth = connects.flatMap(({ args, at: sentAt }) =>
    leavesOf(args).map(({ value }) => ({ at: sentAt, text: String(value) })),
  );
  const events = exchanges.flatMap(({ sent, leaves }) =>
    leaves.map(({ value }) => ({ at: sent.at, text: String(value) })),
  );
  return [...handshake, ...auth, ...events, ...requests.flatMap(usesInRequest)];
}

function usesInRequest({ at, path, body, headers }: HttpExchange): Use[] {
  const segments = path.split(/[/?&=]/).filter((segment) => segment !== '');
  const values = leavesIn(body?.value).map(({ value }) => String(value));
  return [...segments, ...values, ...headerValues(headers, 'authorization')].map((text) => ({
    at,
    text,
  }));
}

function credentials(headers: Recording['headers']): string[] {
  const cookies = headerValues(headers, 'cookie').flatMap(cookiesIn);
  return [...headerValues(headers, 'authorization'), ...cookies.map(({ value }) => value)];
}
