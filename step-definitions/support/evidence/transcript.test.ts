import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newNonce } from './nonce';
import { Transcript } from './transcript';

const bob = { label: 'bob@2', instance: { number: 2 } };
const names = new Map([
  ["'sid-of-bob'", 'bob'],
  ['s-1-', ''],
]);

test('a transcript is a line for each packet, with its direction', () => {
  const transcript = new Transcript();
  transcript.sent(bob, '/chat joinRoom', ['s-1-lobby']);
  transcript.received(bob, '/chat ACK', [{ ok: true }]);
  transcript.noted(bob, '✂ connection lost');
  transcript.missed(bob, 'the fence');
  const lines = transcript.toString().split('\n');
  const shown = lines.map((line) => line.replace(/^ *\d+\.\d ms {2}bob@2 +/, ''));
  assert.deepEqual(shown, [
    "→ /chat joinRoom 's-1-lobby'",
    '← /chat ACK { ok: true }',
    '✂ connection lost',
    '✗ never came: the fence',
  ]);
});

test('a sequence names clients and rooms as the feature does', () => {
  const transcript = new Transcript();
  const nonce = newNonce();
  transcript.sent(bob, '/chat direct', [{ to: 'sid-of-bob', body: `hello ${nonce}` }]);
  transcript.sent(bob, '/chat joinRoom', ['s-1-lobby']);
  const { earlier, entries } = transcript.toSequence(names, 'probe-1');
  assert.equal(earlier, 0);
  assert.deepEqual(
    entries.map(({ way, who, instance, text }) => [way, who, instance, text]),
    [
      ['sent', 'bob@2', 2, "/chat direct { to: bob, body: 'hello' }"],
      ['sent', 'bob@2', 2, "/chat joinRoom 'lobby'"],
    ],
  );
});

test('a sequence shows fences as such, and not the joins of the probe room', () => {
  const transcript = new Transcript();
  transcript.sent(bob, '/chat joinRoom', ['probe-1']);
  transcript.sent(bob, '/chat roomMessage', [{ room: 'probe-1', body: newNonce() }]);
  const texts = transcript.toSequence(names, 'probe-1').entries.map(({ text }) => text);
  assert.deepEqual(texts, ['fence']);
});

test('an unexpected packet is marked, and no other that looks like it', () => {
  const transcript = new Transcript();
  const [first, second] = [['hello'], ['hello']];
  transcript.received(bob, '/chat roomMessage', first);
  transcript.received(bob, '/chat roomMessage', second);
  transcript.blame(second);
  const marks = transcript.toSequence(names, 'probe-1').entries.map(({ unexpected }) => unexpected);
  assert.deepEqual(marks, [undefined, true]);
});

test('a transcript keeps the last lines for which there is room, and no long line', () => {
  const transcript = new Transcript();
  for (let count = 1; count <= 300; count += 1)
    transcript.received(bob, `/chat event${count} ${'e'.repeat(1e5)}`);
  const [head = '', first = '', ...others] = transcript.toString().split('\n');
  assert.match(head, /^\(\d+ earlier lines left out\)$/);
  assert.match(first, /← \/chat event\d+ e+…$/);
  assert.match(others.at(-1) ?? '', /event300 /);
  assert.ok(transcript.toString().length < 101_000);
});

test('a sequence keeps the last entries, and no long text', () => {
  const transcript = new Transcript();
  for (let count = 1; count <= 130; count += 1)
    transcript.received(bob, `/chat event${count}`, ['x'.repeat(1000)]);
  const { earlier, entries } = transcript.toSequence(names, 'probe-1');
  assert.deepEqual([earlier, entries.length], [10, 120]);
  assert.match(entries[0]?.text ?? '', /^\/chat event11 'x+…$/);
  assert.equal(entries[0]?.text.length, 160);
});
