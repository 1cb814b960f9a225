import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { TargetFileError } from '../../target-file/target-file';
import { temporaryFolder } from '../../testing/temporary-folder';
import { loadDriver } from './load-driver';

function moduleOf(t: TestContext, text: string, name = 'acme.driver.mjs'): string {
  const file = join(temporaryFolder(t), name);
  writeFileSync(file, text);
  return file;
}

test('hooks and operations of an ECMAScript module are loaded', (t) => {
  const file = moduleOf(t, 'export function connect() {}\nexport const join = async () => {};\n');
  assert.deepEqual(Object.keys(loadDriver(file)).toSorted(), ['connect', 'join']);
});

test('so are those of a CommonJS module', (t) => {
  const file = moduleOf(t, 'exports.sendToRoom = () => ({ ok: true });\n', 'acme.driver.cjs');
  assert.deepEqual(Object.keys(loadDriver(file)), ['sendToRoom']);
});

/** By mistake: the module, and what is said about it after its path. */
const mistakes: Record<string, readonly [text: string, says: RegExp]> = {
  'an unknown export': [
    'export function sendToRom() {}',
    /^unknown export sendToRom; did you mean sendToRoom\?$/,
  ],
  'an export that is not a function': [
    'export const join = { ok: true };',
    /^join is not a function$/,
  ],
  'a mistake in its text': ['export function {', /^cannot be loaded: /],
  'an error while it is loaded': [
    "throw new Error('no such board');",
    /^cannot be loaded: no such board$/,
  ],
  'a module that it lacks': [
    "import 'no-such-package';",
    /^cannot be loaded: Cannot find package 'no-such-package'/,
  ],
  'an await at its top level': [
    'await Promise.resolve();\nexport function join() {}',
    /^cannot be loaded: it has a top-level await; move the await into a function/,
  ],
};

for (const [what, [text, says]] of Object.entries(mistakes))
  test(`${what} is a mistake in the target file`, (t) => {
    const file = moduleOf(t, text);
    assert.throws(
      () => loadDriver(file),
      (error) => {
        assert.ok(error instanceof TargetFileError);
        assert.ok(error.message.startsWith(`${file}: `), error.message);
        assert.match(error.message.slice(file.length + 2), says);
        assert.doesNotMatch(error.message, /\n/);
        return true;
      },
    );
  });

test('several mistakes have a line each', (t) => {
  const file = moduleOf(t, 'export const unheardOf = 1;\nexport const leave = 2;');
  assert.throws(() => loadDriver(file), {
    message: `${file}: leave is not a function\n${file}: unknown export unheardOf`,
  });
});

test('a module that does not exist is named', (t) => {
  const file = join(temporaryFolder(t), 'acme.driver.mjs');
  assert.throws(() => loadDriver(file), /acme\.driver\.mjs: cannot be loaded: Cannot find module/);
});
