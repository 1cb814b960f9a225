import assert from 'node:assert/strict';
import { test } from 'node:test';
import { verdictJsonSchema } from './schema';
import published from './verdict.schema.json';

test('the published JSON Schema is the one that verdicts are written by', () => {
  assert.equal(
    JSON.stringify(published, null, 2),
    JSON.stringify(verdictJsonSchema(), null, 2),
    'verdict.schema.json has drifted from schema.ts: run `npm run verdict:schema`',
  );
});
