import { type HarEntry, headerValues, RecordingError } from './har-file';
import {
  engineUrl,
  type EngineSession,
  sessionsIn,
  type Transport,
  transportOf,
} from './engine-sessions';
import { httpExchange, type HttpExchange } from './http-exchanges';
import { decode, type RecordedPacket } from './socket-packets';

/** What a recording contains of one Socket.IO server. */
export interface Recording {
  /** Origin of the server: `http://127.0.0.1:3000`. */
  readonly origin: string;
  /** Path of Socket.IO, without its last slash. */
  readonly path: string;
  readonly transports: readonly Transport[];
  /** Query of the handshake, without what Engine.IO itself adds. */
  readonly query: Readonly<Record<string, string>>;
  /** Headers of the handshake. */
  readonly headers: HarEntry['request']['headers'];
  /** Packets of all connections, earliest first. */
  readonly packets: readonly RecordedPacket[];
  /** Packets that could not be decoded. */
  readonly unreadable: number;
  readonly requests: readonly HttpExchange[];
  /** Whether no request at all has a cookie or an authorization, as in Chrome's default export. */
  readonly lacksCredentials: boolean;
}

/** Parameters of Engine.IO itself. Source: Engine.IO protocol v4, "Handshake". */
const ownParameters = ['EIO', 'transport', 'sid', 't', 'j', 'b64'];

/** Returns what the entries of a HAR file contain of Socket.IO; `file` is only used in messages. Throws RecordingError. */
export function recordingFrom(entries: readonly HarEntry[], file: string): Recording {
  const engine = entries.filter((entry) => engineUrl(entry) !== undefined);
  checkProtocol(engine, file);
  const server = busiestServer(engine);
  const sessions = sessionsIn(engine.filter((entry) => serverOf(entry) === server));
  checkFrames(sessions, file);
  const decoded = sessions.map(decode);
  const packets = decoded.flatMap((one) => one.packets);
  if (packets.length === 0) {
    throw new RecordingError(
      `${file} has a Socket.IO connection, but no packet that can be read: the server may use another parser, such as MessagePack`,
    );
  }
  const [first] = sessions.flatMap((one) => one.entries);
  return {
    ...handshakeOf(first as HarEntry),
    transports: [...new Set(sessions.flatMap((one) => one.transports))],
    packets: packets.sort((one, other) => one.at - other.at),
    unreadable: decoded.reduce((sum, one) => sum + one.unreadable, 0),
    requests: entries
      .filter((entry) => !engine.includes(entry))
      .flatMap((entry) => httpExchange(entry) ?? []),
    lacksCredentials: !entries.some(hasCredentials),
  };
}

function checkProtocol(engine: readonly HarEntry[], file: string): void {
  if (engine.length === 0) {
    throw new RecordingError(
      `${file} has no Socket.IO traffic: no request has the parameters EIO and transport; start recording before the page is loaded`,
    );
  }
  const version = engineUrl(engine[0] as HarEntry)?.searchParams.get('EIO') ?? '';
  if (version === '4') return;
  throw new RecordingError(
    `${file} is a recording of Socket.IO 2 (EIO=${/^\d+$/.test(version) ? version : '?'}); the suite tests Socket.IO 3 and newer (EIO=4)`,
  );
}

/** Firefox and Safari export the request of a WebSocket, but none of its messages. */
function checkFrames(sessions: readonly EngineSession[], file: string): void {
  const webSockets = sessions
    .flatMap((one) => one.entries)
    .filter((one) => transportOf(one) === 'websocket');
  const isEmpty = webSockets.every(({ _webSocketMessages: frames }) => (frames ?? []).length === 0);
  const isPolled = sessions.some((one) =>
    one.packets.some(({ data }) => String(data).startsWith('42')),
  );
  if (webSockets.length === 0 || !isEmpty || isPolled) return;
  throw new RecordingError(
    `${file} has a WebSocket, but none of its messages: Firefox and Safari do not export them; record with Chrome, Chromium or Edge`,
  );
}

function handshakeOf(entry: HarEntry): Pick<Recording, 'origin' | 'path' | 'query' | 'headers'> {
  const url = engineUrl(entry) as URL;
  const query = [...url.searchParams].filter(([name]) => !ownParameters.includes(name));
  return {
    origin: originOf(url),
    path: pathOf(url),
    query: Object.fromEntries(query),
    headers: entry.request.headers,
  };
}

/** A page may be connected to several servers: a chat, and a widget of somebody else. */
function busiestServer(engine: readonly HarEntry[]): string {
  const packets = new Map<string, number>();
  for (const entry of engine) {
    const weight = 1 + (entry._webSocketMessages ?? []).length;
    packets.set(serverOf(entry), (packets.get(serverOf(entry)) ?? 0) + weight);
  }
  return [...packets].reduce((most, one) => (one[1] > most[1] ? one : most))[0];
}

function serverOf(entry: HarEntry): string {
  const url = engineUrl(entry) as URL;
  return `${originOf(url)}${pathOf(url)}`;
}

/** `origin` of a URL with `ws:` is `ws://…`, in which no request over HTTP is sent. */
function originOf({ protocol, host }: URL): string {
  return `${protocol === 'wss:' || protocol === 'https:' ? 'https' : 'http'}://${host}`;
}

function pathOf({ pathname }: URL): string {
  return pathname.replace(/(?<=.)\/$/, '');
}

function hasCredentials({ request, response }: HarEntry): boolean {
  const sent = ['cookie', 'authorization'].some(
    (name) => headerValues(request.headers, name).length > 0,
  );
  return sent || headerValues(response.headers, 'set-cookie').length > 0;
}
