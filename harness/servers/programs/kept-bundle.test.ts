import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { keptBundle } from './kept-bundle';

test('the bundle is kept until a source or an installed package changes', async (t) => {
  const { root, program } = project(t);
  const first = await keptBundle(root, [program]);
  assert.ok(existsSync(join(first, 'servers', 'main.js')));
  assert.equal(await keptBundle(root, [program]), first);
  writeFileSync(program, 'console.log(2);');
  const second = await keptBundle(root, [program]);
  writeFileSync(join(root, 'node_modules', '.package-lock.json'), '{}');
  const third = await keptBundle(root, [program]);
  assert.equal(new Set([first, second, third]).size, 3);
});

test('two processes that bundle the same at once share the bundle', async (t) => {
  const { root, program } = project(t);
  const [one, other] = await Promise.all([
    keptBundle(root, [program]),
    keptBundle(root, [program]),
  ]);
  assert.ok(existsSync(join(one, 'servers', 'main.js')));
  assert.ok(existsSync(join(other, 'servers', 'main.js')));
});

test('where nothing can be kept, there is a bundle for this process alone', async (t) => {
  const { root, program } = project(t);
  writeFileSync(join(root, 'node_modules', '.cache'), 'a file');
  const folder = await keptBundle(root, [program]);
  assert.ok(existsSync(join(folder, 'servers', 'main.js')));
});

function project(t: TestContext): { readonly root: string; readonly program: string } {
  const root = mkdtempSync(join(tmpdir(), 'kept-bundle-'));
  t.after(() => {
    rmSync(root, { recursive: true });
  });
  mkdirSync(join(root, 'servers'));
  mkdirSync(join(root, 'node_modules'));
  const program = join(root, 'servers', 'main.ts');
  writeFileSync(program, 'console.log(1);');
  return { root, program };
}
