import assert from 'node:assert/strict';
import { test } from 'node:test';
import { jsonShapeOf } from './json-shape';

for (const [text, levels, values] of [
  ['7', 0, 1],
  ['["a",1]', 1, 3],
  ['[[],{"a":[1,2]},"b"]', 3, 8],
  [String.raw`["[[[,,\",[\\",1]`, 1, 3],
  [String.raw`"\\\\" [`, 1, 2],
  ['"[[[', 0, 1],
] as const)
  test(`${text} has ${levels} levels and ${values} values`, () => {
    assert.deepEqual(jsonShapeOf(text), { levels, values });
  });
