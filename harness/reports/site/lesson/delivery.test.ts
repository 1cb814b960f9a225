import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SequenceEntry } from '../../../contract/sequence';
import { deliveryDiagram } from './delivery';

const base = { at: 1, way: 'received', who: 'bob@1', instance: 1, text: '/chat hello' } as const;

function drawn(...entries: Partial<SequenceEntry>[]): string {
  const sequence = { earlier: 2, entries: entries.map((entry) => ({ ...base, ...entry })) };
  return deliveryDiagram('One', sequence, false).text;
}

test('a drawing leaves out acknowledgements of success, and says what it left out', () => {
  const text = drawn({}, { text: '/chat ACK { ok: true }' }, { text: '/chat ACK { ok: false }' });
  assert.match(text, /\/chat hello/);
  assert.doesNotMatch(text, /ok: true/);
  assert.match(text, /ok: false/);
  assert.match(text, /2 earlier packets are left out/);
});

test('an acknowledgement that should not have come stays in the drawing', () => {
  assert.match(
    drawn({ text: '/chat ACK { ok: true }', unexpected: true }),
    /unexpected: \/chat ACK/,
  );
});

test('a drawing shows the last 40 packets', () => {
  const text = drawn(...Array.from({ length: 50 }, (_, index) => ({ text: `packet-${index}.` })));
  assert.doesNotMatch(text, /packet-9\./);
  assert.match(text, /packet-10\.[^]*packet-49\./);
  assert.match(text, /12 earlier packets are left out/);
});
