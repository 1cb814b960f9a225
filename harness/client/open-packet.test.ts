import assert from 'node:assert/strict';
import { test } from 'node:test';
import { faultOfOpenPacket } from './open-packet';

const usual = { sid: 'a', upgrades: [], pingInterval: 25_000, pingTimeout: 20_000 };

test('an open packet of the protocol has no fault, with maxPayload and without', () => {
  assert.equal(faultOfOpenPacket(JSON.stringify(usual)), undefined);
  const all = { ...usual, upgrades: ['websocket'], maxPayload: 1e6, more: true };
  assert.equal(faultOfOpenPacket(JSON.stringify(all)), undefined);
});

test('what is no JSON object is named, with its beginning', () => {
  const what = 'sent an open packet that is not a JSON object: ';
  assert.equal(faultOfOpenPacket('{bad'), `${what}"{bad"`);
  assert.equal(faultOfOpenPacket(undefined), `${what}"undefined"`);
  for (const data of ['null', '7', '"text"', '', Buffer.from('{}')])
    assert.ok(faultOfOpenPacket(data)?.startsWith('sent an open packet'), String(data));
  assert.ok((faultOfOpenPacket('x'.repeat(1e6))?.length ?? 0) < 300);
});

test('a field that the client cannot use is named', () => {
  const bad = [
    ...['x', 0, -1, 1e99, null].map((value) => ({ pingInterval: value })),
    ...[undefined, 2 ** 31].map((value) => ({ pingTimeout: value })),
    ...[undefined, 'websocket', [1], {}].map((value) => ({ upgrades: value })),
    ...[undefined, '', 7, {}].map((value) => ({ sid: value })),
    ...['x', 0, null].map((value) => ({ maxPayload: value })),
  ];
  for (const field of bad) {
    const [name = ''] = Object.keys(field);
    const fault = faultOfOpenPacket(JSON.stringify({ ...usual, ...field }));
    assert.match(fault ?? '', new RegExp(`^sent an open packet whose ${name} is not usable: "`));
  }
});
