import { Decoder, PacketType, type Packet } from 'socket.io-parser';
import { jsonShapeOf } from './bounds/json-shape';

/**
 * Most levels of lists and objects in a packet, because functions that walk through it must not exhaust the stack, and most
 * values, because five million empty lists take 16 MB on the wire and 500 MB in memory. No feature needs more than 20
 * levels and some thousand values.
 */
const most = { levels: 1000, values: 200_000 };

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

  constructor() {
    super();
    this.inner.on('decoded', (packet: Packet) => {
      this.check(packet);
      this.emitReserved('decoded', packet);
    });
  }

  override add(data: unknown): void {
    if (typeof data === 'string' && data.length > most.levels) checkShape(data);
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
  }
}

/** Looks at a packet before it is parsed: afterwards it would have taken the memory already. */
function checkShape(packet: string): void {
  const { levels, values } = jsonShapeOf(packet);
  if (levels > most.levels)
    throw new Error(`sent a packet with more than ${most.levels} levels of lists and objects`);
  if (values > most.values) throw new Error(`sent a packet with more than ${most.values} values`);
}
