import { Decoder, PacketType, type Packet } from 'socket.io-parser';
import type { EnginePacket, EngineSession } from './engine-sessions';

/** Packet of Socket.IO in a recording. */
export interface RecordedPacket {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly isSent: boolean;
  /** Number of the connection, from 0. */
  readonly session: number;
  readonly namespace: string;
  readonly type: 'CONNECT' | 'CONNECT_ERROR' | 'DISCONNECT' | 'EVENT' | 'ACK';
  /** Name of the event; empty unless the type is EVENT. */
  readonly event: string;
  /** Arguments of an event or an acknowledgement, or the payload of any other packet. */
  readonly args: readonly unknown[];
  /** Number by which an acknowledgement belongs to its event. */
  readonly id: number | undefined;
}

/** Packets of a connection, and how many could not be decoded. */
export interface Decoded {
  readonly packets: readonly RecordedPacket[];
  readonly unreadable: number;
}

/** Returns the Socket.IO packets of a connection. */
export function decode({ packets }: EngineSession, session: number): Decoded {
  const decoded: RecordedPacket[] = [];
  const decoders = { sent: new PacketReader(), received: new PacketReader() };
  let unreadable = 0;
  for (const packet of packets) {
    const reader = packet.isSent ? decoders.sent : decoders.received;
    const [read, isReadable] = reader.read(packet);
    if (!isReadable) unreadable++;
    if (read) decoded.push({ ...recorded(read), at: packet.at, isSent: packet.isSent, session });
  }
  return { packets: decoded, unreadable };
}

/** Decodes the packets of one direction. */
class PacketReader {
  private decoder = new Decoder();
  private complete: Packet | undefined;

  constructor() {
    this.listen();
  }

  /** Returns the packet that is complete with this one, and whether it could be read. */
  read({ data }: EnginePacket): [packet: Packet | undefined, isReadable: boolean] {
    // 4 is the type of Engine.IO for a message; all others are its own.
    if (typeof data === 'string' && !data.startsWith('4')) return [undefined, true];
    this.complete = undefined;
    try {
      this.decoder.add(typeof data === 'string' ? data.slice(1) : data);
      return [this.complete, true];
    } catch {
      // A decoder that has thrown may still wait for attachments.
      this.decoder = new Decoder();
      this.listen();
      return [undefined, false];
    }
  }

  private listen(): void {
    this.decoder.on('decoded', (packet: Packet) => {
      this.complete = packet;
    });
  }
}

type Content = Omit<RecordedPacket, 'at' | 'isSent' | 'session'>;

function recorded({ type, nsp: namespace, data, id }: Packet): Content {
  const values: unknown[] = Array.isArray(data) ? (data as unknown[]) : [data];
  switch (type) {
    case PacketType.EVENT:
    case PacketType.BINARY_EVENT:
      return { type: 'EVENT', namespace, event: String(values[0]), args: values.slice(1), id };
    case PacketType.ACK:
    case PacketType.BINARY_ACK:
      return { type: 'ACK', namespace, event: '', args: values, id };
    default:
      return {
        type: PacketType[type] as 'CONNECT' | 'CONNECT_ERROR' | 'DISCONNECT',
        ...{ namespace, event: '', args: values, id },
      };
  }
}
