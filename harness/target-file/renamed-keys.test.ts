import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contractOperations } from '../contract/operations';
import { renamedCapabilities, renamedKeys, renamedOperations } from './renamed-keys';
import { capabilities, parseTarget } from './target-file';

const file = '/acme/target.yaml';
const head = 'name: Acme\nstart: { reference: true }\n';

function mistakesIn(text: string): string[] {
  try {
    parseTarget(`${head}${text}`, file);
  } catch (error) {
    return (error as Error).message.split('\n');
  }
  return [];
}

test('an old key at the top is reported with its new name', () => {
  for (const [old, now] of Object.entries(renamedKeys))
    assert.deepEqual(mistakesIn(`${old}: {}\n`), [
      `${file}:3:1: file: \`${old}\` is now \`${now}\``,
    ]);
});

test('each old operation is reported at its own place with its new name', () => {
  const old = Object.entries(renamedOperations);
  const lines = old.map(([name]) => `  ${name}: unsupported\n`).join('');
  assert.deepEqual(
    mistakesIn(`operations:\n${lines}`),
    old.map(([name, now], index) => {
      assert.ok(now in contractOperations);
      return `${file}:${4 + index}:3: operations: \`${name}\` is now \`${now}\``;
    }),
  );
});

test('an old capability is reported with its new name', () => {
  for (const [old, now] of Object.entries(renamedCapabilities)) {
    assert.ok(capabilities.includes(now));
    assert.deepEqual(mistakesIn(`capabilities: [roster, ${old}]\n`), [
      `${file}:3:24: capabilities.1: \`${old}\` is now \`${now}\``,
    ]);
  }
});
