import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Envelope } from '@cucumber/messages';
import { allParts } from './lanes';
import { withAllFeatures } from './run-lanes';

const begun = JSON.parse('{"testCase":{"id":"case-0"}}') as Envelope;

/** The parts of all lanes, of which those named have begun. */
function runs(...names: string[]) {
  return allParts.map((part) => ({ part, envelopes: names.includes(part.name) ? [begun] : [] }));
}

test('a part beside the others of its lane does not stand for all features, even if it begins first', () => {
  assert.equal(withAllFeatures(runs()), undefined);
  assert.equal(withAllFeatures(runs('one-server/short-timeouts')), undefined);
  const found = withAllFeatures(runs('one-server/short-timeouts', 'polling'));
  assert.equal(found?.part.name, 'polling');
});
