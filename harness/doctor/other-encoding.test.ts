import assert from 'node:assert/strict';
import { EventEmitter } from 'node:events';
import { test } from 'node:test';
import { Server } from 'socket.io';
import { driverOf } from '../drivers/driver-of';
import { attach } from '../servers/attach-or-launch';
import { doctor } from '../testing/doctored-server';
import { serverWith } from '../testing/bad-servers';
import { parseTarget } from '../target-file/target-file';
import { preflight } from './preflight';

/** What socket.io-msgpack-parser writes as CONNECT: `{ type: 0, nsp: '/', data: { sid: 'a' } }`. */
const connected = '83a47479706500a36e7370a12fa46461746181a3736964a161';

class Encoder {
  encode(): Buffer[] {
    return [Buffer.from(connected, 'hex')];
  }
}

/** Takes every packet for CONNECT, and text for a mistake. */
class Decoder extends EventEmitter {
  add(packet: unknown): void {
    if (!Buffer.isBuffer(packet)) throw new Error('expected MessagePack');
    this.emit('decoded', { type: 0, nsp: '/' });
  }

  destroy(): void {
    this.removeAllListeners();
  }
}

test('doctor and preflight name a server that answers in MessagePack', async (t) => {
  const url = await serverWith(t, (http) => {
    new Server(http, { parser: { Encoder, Decoder } });
  });
  const target = parseTarget(
    `name: Packed\nstart: { urls: ['${url}'] }\ntimeouts: { answer: 300ms }\n`,
    'target.yaml',
  );
  const [instance] = attach([url]);
  assert.ok(instance);
  const said =
    /look at +the option parser of the server[^]*socket\.io-msgpack-parser\); the suite s/;
  assert.match(await doctor({ url, target }), said);
  await assert.rejects(preflight(instance, 300, driverOf(target)), said);
});
