import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from '../../../harness/package-root';
import { temporaryFolder } from '../../../harness/testing/temporary-folder';
import { readResult, resultJson, type Result } from './result';

const result: Result = {
  schemaVersion: '1.0',
  environment: { node: 'v20.20.2', platform: 'linux', cores: 2 },
  ratios: [{ name: 'start, memory', unit: 'MiB', measured: 180.25, bare: 120.5, ratio: 1.49585 }],
  curves: [{ name: 'growth', bend: 1.1, limit: 1.5, isLine: true }],
};

test('a result is read as it was written, with four significant digits', (t) => {
  const file = join(temporaryFolder(t), 'bench.json');
  writeFileSync(file, resultJson(result));
  const [ratio] = readResult(file).ratios;
  assert.deepEqual(ratio, { ...result.ratios[0], measured: 180.3, ratio: 1.496 });
});

test('a file of another form is refused with its name and the place of the mistake', (t) => {
  const file = join(temporaryFolder(t), 'bench.json');
  writeFileSync(file, JSON.stringify({ ...result, ratios: [{ name: 'start' }] }));
  assert.throws(() => readResult(file), /bench\.json is not a result .*\n.*\n.*ratios\[0\]\.unit/);
  assert.throws(() => readResult(`${file}.old`), /bench\.json\.old cannot be read: ENOENT/);
});

test('a result without ratios, or with one that is no number, is not written', () => {
  assert.throws(() => resultJson({ ...result, ratios: [] }));
  const ratios = result.ratios.map((one) => ({ ...one, ratio: NaN }));
  assert.throws(() => resultJson({ ...result, ratios }));
});

test('the recorded ratios fit the schema, and their curves are lines', () => {
  const { curves } = readResult(join(root, 'fixtures', 'bench', 'ratios.json'));
  assert.equal(curves.length, 2);
  assert.ok(curves.every(({ isLine }) => isLine));
});
