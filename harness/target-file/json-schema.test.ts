import assert from 'node:assert/strict';
import { test } from 'node:test';
import { capabilities } from './target-file';
import { targetJsonSchema } from './json-schema';

interface Schema {
  readonly properties: Readonly<Record<string, { readonly items?: { readonly enum?: unknown } }>>;
  readonly additionalProperties: unknown;
}

test('the JSON Schema of target files has their keys, allows no other, and lists the capabilities', () => {
  const { properties, additionalProperties } = targetJsonSchema() as Schema;
  const keys = Object.keys(properties);
  for (const key of ['name', 'start', 'operations', 'rooms', 'messages', 'deviations'])
    assert.ok(keys.includes(key), `${key} is missing in ${keys.join(', ')}`);
  assert.equal(additionalProperties, false);
  assert.deepEqual(properties['capabilities']?.items?.enum, [...capabilities]);
});
