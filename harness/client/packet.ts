import { PacketType, type Packet as WirePacket } from 'socket.io-parser';

/** A received packet. Source: Socket.IO protocol v5, "Packet types". */
export interface Packet {
  readonly namespace: string;
  readonly type: 'CONNECT' | 'DISCONNECT' | 'EVENT' | 'ACK' | 'CONNECT_ERROR';
  /** Name of the event; empty unless the type is EVENT. */
  readonly event: string;
  /** Arguments of an event, or the single payload of any other packet. */
  readonly args: readonly unknown[];
  /** Sends an acknowledgement at each call; absent if the event requests none. */
  readonly answer?: (value: unknown) => void;
}

/** Returns a packet as it was decoded, without the name of its namespace. */
export function toPacket(packet: WirePacket): Omit<Packet, 'namespace'> {
  const { type } = packet;
  const data: unknown = packet.data;
  const values: unknown[] = Array.isArray(data) ? [...(data as unknown[])] : [data];
  if (type === PacketType.EVENT || type === PacketType.BINARY_EVENT) {
    const [event, ...args] = values;
    return { type: 'EVENT', event: String(event), args };
  }
  if (type === PacketType.ACK || type === PacketType.BINARY_ACK) {
    return { type: 'ACK', event: '', args: values };
  }
  return { type: PacketType[type] as Packet['type'], event: '', args: values };
}
