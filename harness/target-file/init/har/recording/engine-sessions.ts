import { answerText, endOf, type HarEntry, startOf } from './har-file';

export type Transport = 'polling' | 'websocket';

/** Packet of Engine.IO in one direction. Binary data is a Buffer. */
export interface EnginePacket {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly isSent: boolean;
  readonly data: string | Buffer;
}

/** One connection of Engine.IO, over all of its transports. */
export interface EngineSession {
  readonly entries: readonly HarEntry[];
  readonly transports: readonly Transport[];
  readonly packets: readonly EnginePacket[];
}

/** Separates the packets of one payload. Source: Engine.IO protocol v4, "HTTP long-polling". */
const separator = '\u001e';

/** Returns the URL of an entry if it belongs to Engine.IO. */
export function engineUrl({ request }: HarEntry): URL | undefined {
  if (!URL.canParse(request.url)) return undefined;
  const url = new URL(request.url);
  const isEngine = url.searchParams.has('EIO') && url.searchParams.has('transport');
  return isEngine ? url : undefined;
}

/** Returns the transport of an entry of Engine.IO. */
export function transportOf(entry: HarEntry): Transport {
  return engineUrl(entry)?.searchParams.get('transport') === 'websocket' ? 'websocket' : 'polling';
}

/** Returns the connections in these entries of Engine.IO, each with its packets in the order of their time. */
export function sessionsIn(entries: readonly HarEntry[]): readonly EngineSession[] {
  const bySid = new Map<string, HarEntry[]>();
  for (const [index, entry] of entries.entries()) {
    const sid = sidOf(entry) ?? `without a sid ${String(index)}`;
    bySid.set(sid, [...(bySid.get(sid) ?? []), entry]);
  }
  return [...bySid.values()].map((own) => ({
    entries: own,
    transports: [...new Set(own.map(transportOf))],
    packets: own.flatMap(packetsOf).sort((one, other) => one.at - other.at),
  }));
}

function sidOf(entry: HarEntry): string | undefined {
  const given = engineUrl(entry)?.searchParams.get('sid');
  if (given !== null && given !== undefined) return given;
  const opening = packetsOf(entry).find(
    ({ data, isSent }) => !isSent && typeof data === 'string' && data.startsWith('0{'),
  );
  return /"sid":"([^"]+)"/.exec(String(opening?.data))?.[1];
}

function packetsOf(entry: HarEntry): EnginePacket[] {
  return transportOf(entry) === 'websocket' ? framesOf(entry) : polled(entry);
}

function framesOf({ _webSocketMessages: frames }: HarEntry): EnginePacket[] {
  return (frames ?? []).map(({ type, time, opcode, data }) => ({
    at: time * 1000,
    isSent: type === 'send',
    data: opcode === 2 ? Buffer.from(data, 'base64') : data,
  }));
}

function polled(entry: HarEntry): EnginePacket[] {
  const sent = payloadIn(entry.request.postData?.text ?? '', startOf(entry), true);
  const isAnswered = entry.request.method === 'GET' && entry.response.status === 200;
  return isAnswered ? [...sent, ...payloadIn(answerText(entry), endOf(entry), false)] : sent;
}

function payloadIn(payload: string, at: number, isSent: boolean): EnginePacket[] {
  if (payload === '') return [];
  return payload.split(separator).map((text) => ({
    at,
    isSent,
    data: text.startsWith('b') ? Buffer.from(text.slice(1), 'base64') : text,
  }));
}
