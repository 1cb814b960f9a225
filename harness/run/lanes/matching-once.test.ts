import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ISupportCodeLibrary } from '@cucumber/cucumber/api';
import { matchingOnce } from './matching-once';

interface Definition {
  readonly expression: { regexp: RegExp; match(text: string): readonly unknown[] | null };
}

test('each text is matched once, and only with a step definition that fits', () => {
  const asked: string[] = [];
  const definition = (pattern: RegExp): Definition => ({
    expression: {
      regexp: pattern,
      match: (text) => {
        asked.push(`${String(pattern)} ${text}`);
        return pattern.exec(text);
      },
    },
  });
  const [joins, leaves] = [definition(/(.*) joins/), definition(/(.*) leaves/)];
  matchingOnce({ stepDefinitions: [joins, leaves] } as unknown as ISupportCodeLibrary);
  for (let lane = 0; lane < 3; lane += 1) {
    assert.equal(joins.expression.match('bob joins')?.[1], 'bob');
    assert.equal(leaves.expression.match('bob joins'), null);
  }
  assert.deepEqual(asked, ['/(.*) joins/ bob joins']);
});
