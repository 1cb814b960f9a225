import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Packet } from '../../../harness/client/packet';
import { Ledger } from '../evidence/ledger';
import { newNonce } from '../evidence/nonce';
import { Replays } from './replays';

const delivery = { event: 'said', body: 'text' };

/** A ledger, what a client makes of its packets, and a way to send a message to a room. */
function begun(): { replays: Replays; send: (room: string, again?: string) => string } {
  const ledger = new Ledger();
  const send = (room: string, nonce = newNonce()): string => {
    const what = `a message to ${room}`;
    const own = { wide: false, delivery, rooms: [room] };
    ledger.open({ nonce, what, scenario: 'one', namespace: '/chat', ...own });
    return nonce;
  };
  return { replays: new Replays(ledger), send };
}

function said(text: string, other: Partial<Packet> = {}): Packet {
  return { namespace: '/chat', type: 'EVENT', event: 'said', args: [{ text }], ...other };
}

test('a message from before a client joined its room comes again once for each join', () => {
  const { replays, send } = begun();
  const nonce = send('lobby');
  assert.ok(!replays.take(said(nonce)));
  for (let join = 0; join < 2; join += 1) {
    replays.expect('/chat', 'lobby');
    assert.ok(replays.take(said(nonce)));
    assert.ok(!replays.take(said(nonce)));
  }
  assert.ok(replays.has(nonce));
});

test('a message of later, of another room or namespace, or in another event is none that comes again', () => {
  const { replays, send } = begun();
  const [early, elsewhere] = [send('lobby'), send('kitchen')];
  replays.expect('/chat', 'lobby');
  const late = send('lobby');
  for (const nonce of [late, elsewhere]) assert.ok(!replays.take(said(nonce)));
  assert.ok(!replays.take(said(early, { namespace: '/news' })));
  assert.ok(!replays.take(said(early, { event: 'hint' })));
  assert.ok(!replays.take(said(`${early} ${late}`)));
  assert.ok(!replays.take(said('no message of the suite')));
  assert.ok(!replays.has(late));
});

test('of equal messages, those from before the join come again', () => {
  const { replays, send } = begun();
  const nonce = send('lobby');
  replays.expect('/chat', 'lobby');
  send('lobby', nonce);
  assert.ok(replays.take(said(nonce)));
  assert.ok(!replays.take(said(nonce)));
});
