import { Socket } from 'engine.io-client';
import type { Connect } from '../../target-file/connect-schema';

/** CONNECT for `/` as socket.io-msgpack-parser writes it: a map with `type` 0 and `nsp`. */
const connectPacket = Buffer.from('82a47479706500a36e7370a12f', 'hex');

/** The text `type` in MessagePack. */
const typeKey = Buffer.from('a474797065', 'hex');

/** Returns whether a server answers a CONNECT packet in MessagePack with such a packet within `ms` milliseconds, as with socket.io-msgpack-parser. */
export function speaksMsgpack(
  url: string,
  ms: number,
  { path, transports }: Pick<Connect, 'path' | 'transports'>,
): Promise<boolean> {
  const socket = new Socket(url, { path, transports: [...transports], upgrade: false });
  socket.binaryType = 'nodebuffer';
  return new Promise((resolve) => {
    const end = (answer: boolean): void => {
      clearTimeout(timer);
      resolve(answer);
      socket.close();
    };
    const timer = setTimeout(() => {
      end(false);
    }, ms);
    socket.on('open', () => {
      socket.send(connectPacket);
    });
    socket.on('message', (data: unknown) => {
      end(isPacket(data));
    });
    socket.on('close', () => {
      end(false);
    });
    socket.on('error', () => {
      end(false);
    });
  });
}

/** A map whose first key is `type`, as the parser writes every packet. */
function isPacket(data: unknown): boolean {
  return Buffer.isBuffer(data) && data.subarray(1, typeKey.length + 1).equals(typeKey);
}
