import assert from 'node:assert/strict';
import { test } from 'node:test';
import { root } from '../package-root';
import { loadRequirements, requirementSets } from './requirement-file';

test('each file of requirements is named after its set', () => {
  const sets = requirementSets(root);
  assert.ok(sets.length > 0);
  assert.deepEqual(
    sets.map((name) => loadRequirements(root, name).set.set),
    sets,
  );
});
