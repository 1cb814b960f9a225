import assert from 'node:assert/strict';
import { test } from 'node:test';
import { root } from '../../harness/package-root';
import { instrument, named, type MechanicalMutant } from './instrument';

const change: Omit<MechanicalMutant, 'name'> = {
  id: '1',
  file: 'reference-server/rooms/roster.ts',
  offset: 10,
  line: 2,
  mutator: 'BooleanLiteral',
  code: 'true',
  replacement: 'false',
};

test('a mutant keeps its name when it moves, and equal changes have different names', () => {
  const [one, other] = named([change, { ...change, id: '2', offset: 90, line: 8 }]);
  const [moved] = named([{ ...change, id: '7', offset: 40, line: 5 }]);
  assert.equal(moved?.name, one?.name);
  assert.notEqual(other?.name, one?.name);
  assert.match(one?.name ?? '', /^rooms\/roster\.ts#[0-9a-f]{8}$/);
});

test('the reference server has mutants in its files, without string literals, tests and what never runs', async () => {
  const { sources, mutants } = await instrument(root);
  assert.ok(mutants.length > 0);
  assert.ok(mutants.every(({ mutator }) => mutator !== 'StringLiteral'));
  assert.ok(mutants.every(({ file }) => !/testing\/|\.test\.ts$|cluster\.ts$/.test(file)));
  assert.equal(new Set(mutants.map(({ name }) => name)).size, mutants.length);
  const files = [...sources.keys()];
  assert.ok(files.some((file) => file.endsWith('main.ts')));
});
