import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isDrawn } from './sequence';

const lanes = ['one-server', 'three-servers', 'polling'] as const;

function drawnIn(...tags: string[]): string[] {
  return lanes.filter((name) => isDrawn(tags, { name }));
}

test('a passed scenario of the lesson is drawn in one lane: the one that it needs, or the first', () => {
  assert.deepEqual(drawnIn('@lesson-M2'), ['one-server']);
  assert.deepEqual(drawnIn('@cluster', '@lesson-M3'), ['three-servers']);
});

test('no other passed scenario is drawn', () => {
  assert.deepEqual(drawnIn('@cluster', '@CL-01'), []);
});
