import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from '../../harness/package-root';
import { listEquivalents, readEquivalents, type Equivalent } from './equivalents';
import { instrument, named } from './instrument';

const text = 'join() {\n  return true;\n}\nleave() {\n  return true;\n}\n';
const file = 'reference-server/rooms.ts';
const change = { file, mutator: 'BooleanLiteral', code: 'true', replacement: 'false' };
const mutants = named([
  { ...change, id: '0', line: 2, offset: text.indexOf('true') },
  { ...change, id: '1', line: 5, offset: text.lastIndexOf('true') },
]);
const entry: Equivalent = { ...change, reason: 'nobody reads it' };
const listed = (one: Equivalent): ReturnType<typeof listEquivalents> =>
  listEquivalents([one], mutants, () => text);

test('an entry names the first mutant after a text', () => {
  const { reasons, problems } = listed({ ...entry, after: 'leave()' });
  assert.deepEqual([...reasons], [[mutants[1]?.name, 'nobody reads it']]);
  assert.deepEqual(problems, []);
});

test('an entry that matches several mutants is a problem', () => {
  assert.match(
    listed(entry).problems.join(),
    /rooms\.ts, BooleanLiteral of `true`: 2 mutants match; add `after`/,
  );
});

test('an entry that matches no mutant is a problem', () => {
  for (const gone of [
    { ...entry, code: 'yes' },
    { ...entry, after: 'kick()' },
  ])
    assert.match(listed(gone).problems.join(), /no mutant matches/);
});

test('each entry of the list names one mutant of the reference server', async () => {
  const { mutants: all } = await instrument(root);
  const textOf = (path: string): string => readFileSync(join(root, path), 'utf8');
  assert.deepEqual(listEquivalents(readEquivalents(root), all, textOf).problems, []);
});
