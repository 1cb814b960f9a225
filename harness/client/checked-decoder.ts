import { Decoder, PacketType, type Packet } from 'socket.io-parser';

/** Most levels of lists and objects in a packet: functions that walk through it must not exhaust the stack. No feature needs more than 20. */
const mostLevels = 1000;

/** The client reads the message of a refusal, the name of an event, and the list of an acknowledgement. */
const needsData = [
  PacketType.CONNECT_ERROR,
  PacketType.EVENT,
  PacketType.BINARY_EVENT,
  PacketType.ACK,
  PacketType.BINARY_ACK,
];

/**
 * Socket.IO's decoder, which also refuses what the client or the suite would throw at later, outside of any call. The client
 * catches what a decoder throws, and closes the connection. The message is a verb phrase.
 */
export class CheckedDecoder extends Decoder {
  private readonly inner = new Decoder();
  private characters = 0;

  constructor() {
    super();
    this.inner.on('decoded', (packet: Packet) => {
      this.check(packet);
      this.emitReserved('decoded', packet);
    });
  }

  override add(data: unknown): void {
    if (typeof data === 'string') this.characters = data.length;
    this.inner.add(data);
  }

  override destroy(): void {
    this.inner.destroy();
  }

  private check(packet: Packet): void {
    const { type } = packet;
    const data: unknown = packet.data;
    if (needsData.includes(type) && data === undefined)
      throw new Error(`sent ${PacketType[type]} without data`);
    if (this.characters > mostLevels && hasMoreLevels(data, mostLevels))
      throw new Error(`sent a packet with more than ${mostLevels} levels of lists and objects`);
  }
}

function hasMoreLevels(data: unknown, most: number): boolean {
  const left: [value: object, levels: number][] = isContainer(data) ? [[data, 1]] : [];
  for (let next = left.pop(); next; next = left.pop()) {
    const [value, levels] = next;
    if (levels > most) return true;
    for (const one of Object.values(value)) if (isContainer(one)) left.push([one, levels + 1]);
  }
  return false;
}

/** Bytes have no levels. */
function isContainer(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !ArrayBuffer.isView(value);
}
