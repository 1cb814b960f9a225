import assert from 'node:assert/strict';
import { test } from 'node:test';
import { featureFiles } from '../../specification/feature-files';
import { filesWith } from './files-with';

test('only files with a tag of each group are read', () => {
  const all = featureFiles();
  assert.deepEqual(filesWith([], all), all);
  const chosen = filesWith([['@TM-07', '@control']], all);
  assert.ok(chosen.includes('features/99-controls/01-fence.feature'), chosen.join());
  assert.ok(chosen.length > 2 && chosen.length < all.length / 2, chosen.join());
  const closing = filesWith([['@TM-07', '@control'], ['@closing']], all);
  assert.deepEqual(closing, ['features/99-controls/02-late-copies.feature']);
});
