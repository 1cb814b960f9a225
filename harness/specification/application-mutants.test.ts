import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from '../package-root';
import { temporaryFolder } from '../testing/temporary-folder';
import { applicationMutants, mutated } from './application-mutants';

const applications = join(root, 'fixtures', 'applications');
const leak = {
  ...{ mutant: 'leak', does: 'sends to everyone', breaks: ['RM-02'], says: 'expected' },
  ...{ replace: 'io.to(room)', with: 'io$&' },
};

test('a mutant replaces its text literally', () => {
  assert.equal(mutated('io.to(room).emit()', leak), 'io$&.emit()');
});

test('a text that is missing or stands there twice is an error', () => {
  assert.throws(() => mutated('', leak), /leak: the text to replace occurs 0 times/);
  const twice = 'io.to(room); io.to(room)';
  assert.throws(() => mutated(twice, leak), /leak: the text to replace occurs 2 times/);
});

test('a mistake in mutants.yaml is an error with its position', (t) => {
  const folder = temporaryFolder(t);
  const text = '- mutant: leak\n  does: leaks\n  replace: a\n  with: b\n  breaks: []\n  says: x\n';
  writeFileSync(join(folder, 'mutants.yaml'), text);
  assert.throws(() => applicationMutants(folder), /mutants\.yaml:5:11: 0\.breaks: /);
});

for (const entry of readdirSync(applications, { withFileTypes: true }))
  if (entry.isDirectory())
    test(`the mutants of ${entry.name} change its server`, () => {
      const folder = join(applications, entry.name);
      const program = readFileSync(join(folder, 'server.js'), 'utf8');
      const mutants = applicationMutants(folder);
      assert.ok(mutants.length >= 2);
      for (const mutant of mutants) assert.notEqual(mutated(program, mutant), program);
    });
