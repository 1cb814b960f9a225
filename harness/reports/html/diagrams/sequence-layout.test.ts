import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SequenceEntry } from '../../../contract/sequence';
import { layoutOf, wordsOf, type Layout } from './sequence-layout';

const base = { at: 1, way: 'sent', who: 'alice@1', instance: 1, text: '/chat joinRoom' } as const;

function laidOut(...entries: Partial<SequenceEntry>[]): Layout {
  return layoutOf({ earlier: 0, entries: entries.map((entry) => ({ ...base, ...entry })) });
}

function xOf({ lifelines }: Layout, name: string): number {
  return lifelines.find((one) => one.name === name)?.x ?? assert.fail(`no ${name}`);
}

test('participants stand around their server, servers in the order of their numbers', () => {
  const layout = laidOut(
    { who: 'bob@2', instance: 2 },
    {},
    { who: 'carol@1' },
    { who: 'eve', way: 'received' },
  );
  const names = layout.lifelines.map(({ name, isServer }) => (isServer ? `[${name}]` : name));
  assert.deepEqual(names, ['alice@1', 'carol@1', '[server 1]', 'eve', 'bob@2', '[server 2]']);
  const xs = layout.lifelines.map(({ x }) => x);
  assert.deepEqual(
    xs,
    [...xs].sort((a, b) => a - b),
  );
});

test('a client of which no server is known has one without a number', () => {
  const { who, way, at, text } = base;
  const layout = layoutOf({ earlier: 0, entries: [{ who, way, at, text }] });
  assert.deepEqual(
    layout.lifelines.map(({ name }) => name),
    ['alice@1', 'server'],
  );
});

test('a note about a server stands at its line', () => {
  const layout = laidOut({}, { who: 'server 1', way: 'noted', text: 'killed' });
  assert.equal(layout.lifelines.length, 2);
  assert.equal(layout.rows[1]?.from, xOf(layout, 'server 1'));
});

test('what is sent goes to the server, the rest comes from there, a note stays', () => {
  const ways = ['sent', 'received', 'missed', 'noted'] as const;
  const layout = laidOut(...ways.map((way) => ({ way })));
  const [alice, server] = [xOf(layout, 'alice@1'), xOf(layout, 'server 1')];
  assert.deepEqual(
    layout.rows.map(({ from, to }) => [from, to]),
    [
      [alice, server],
      [server, alice],
      [server, alice],
      [alice, alice],
    ],
  );
});

test('time runs downwards, and everything is within the drawing', () => {
  const text = 'x'.repeat(400);
  const layout = laidOut({ text }, { who: 'dave@3', instance: 3, way: 'received', text }, {});
  const ys = layout.rows.map(({ y }) => y);
  assert.deepEqual(
    ys,
    [...ys].sort((a, b) => a - b),
  );
  assert.ok(Math.max(...ys) < layout.height);
  for (const { label, from, to } of layout.rows) {
    const length = label.text.length * 6.6;
    const [left, right] =
      label.anchor === 'start' ? [label.x, label.x + length] : [label.x - length, label.x];
    assert.ok(left >= 0 && right <= layout.width, JSON.stringify(label));
    assert.ok(Math.max(from, to) < layout.width);
  }
});

test('what went wrong is said in words, too', () => {
  assert.equal(wordsOf({ ...base, way: 'missed' }), 'missing: /chat joinRoom');
  assert.equal(
    wordsOf({ ...base, way: 'received', unexpected: true }),
    '✕ unexpected: /chat joinRoom',
  );
  assert.equal(wordsOf(base), '/chat joinRoom');
});
