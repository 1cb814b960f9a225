import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newNonce, newOwnRoom, noncesIn } from './nonce';

test('a nonce is found wherever it is nested, and however often', () => {
  const [one, other] = [newNonce(), newNonce()];
  const value = { body: `hello ${one}`, list: [null, 7, { deep: `${other}, again ${one}` }] };
  assert.deepEqual(noncesIn(value), [one, other, one]);
});

test('a nonce is found in a key, also in one of many', () => {
  const nonce = newNonce();
  assert.deepEqual(noncesIn([{ seen: { [`hello ${nonce}`]: true, room: 'lobby' } }]), [nonce]);
});

test('no nonce is a part of another one', () => {
  const nonces = Array.from({ length: 20 }, () => newNonce());
  assert.equal(new Set(nonces).size, 20);
  assert.deepEqual(noncesIn(nonces[19]), [nonces[19]]);
});

test('a name is no nonce, and never the same', () => {
  assert.deepEqual(noncesIn(newOwnRoom()), []);
  assert.notEqual(newOwnRoom(), newOwnRoom());
});

test('what a server nests without end is not followed without end', () => {
  const endless: Record<string, unknown> = {};
  endless['self'] = endless;
  assert.deepEqual(noncesIn(endless), []);
});
