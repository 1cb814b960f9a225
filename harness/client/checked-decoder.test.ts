import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Encoder, PacketType, type Packet } from 'socket.io-parser';
import { CheckedDecoder } from './checked-decoder';

function decoded(...parts: unknown[]): Packet[] {
  const decoder = new CheckedDecoder();
  const packets: Packet[] = [];
  decoder.on('decoded', (packet: Packet) => packets.push(packet));
  for (const part of parts) decoder.add(part);
  return packets;
}

test('a packet is decoded, also one with bytes', () => {
  assert.deepEqual(decoded('2/chat,["a",1]'), [{ type: 2, nsp: '/chat', data: ['a', 1] }]);
  const data = ['a', Buffer.from([1, 2])];
  const parts: unknown[] = new Encoder().encode({ type: PacketType.EVENT, nsp: '/', data });
  assert.deepEqual(decoded(...parts)[0]?.data, data);
});

for (const [packet, type] of [
  ['2/chat,', 'EVENT'],
  ['3/chat,1', 'ACK'],
  ['4/chat,', 'CONNECT_ERROR'],
] as const)
  test(`${type} without data is refused`, () => {
    assert.throws(() => decoded(packet), new Error(`sent ${type} without data`));
  });

test('levels are counted, not brackets', () => {
  const wide = JSON.stringify(['a', ...Array.from({ length: 2000 }, () => [{}])]);
  const text = JSON.stringify(['a', '['.repeat(5000)]);
  for (const packet of [wide, text]) assert.equal(decoded(`2${packet}`).length, 1);
  const deep = `2["a",${'[{"a":'.repeat(600)}1${'}]'.repeat(600)}]`;
  assert.throws(() => decoded(deep), /^Error: sent a packet with more than 1000 levels/);
});

test('a packet of millions of empty lists is refused before it is parsed', () => {
  const lists = `2["a",[${'[],'.repeat(5_000_000)}0]]`;
  const begun = performance.now();
  assert.throws(() => decoded(lists), new Error('sent a packet with more than 200000 values'));
  assert.ok(performance.now() - begun < 2000);
  assert.equal(decoded(`2["a",[${'[],'.repeat(90_000)}0]]`).length, 1);
});
