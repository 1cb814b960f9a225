import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test, type TestContext } from 'node:test';
import { root } from '../package-root';
import { loadTarget } from '../target-file/target-file';
import { command } from '../testing/command-line';
import { temporaryFolder } from '../testing/temporary-folder';

const server = join(root, 'fixtures', 'targets', 'socket.io', 'server.js');

async function init(t: TestContext, ...args: readonly string[]) {
  const file = join(temporaryFolder(t), 'target.yaml');
  return { file, ...(await command(['init', '--out', file, ...args])) };
}

void describe('init, where there is no terminal', { concurrency: 2 }, () => {
  test('writes a file from its options, and checks the target with it', async (t) => {
    const given = ['--capability', 'roster', 'moderation'];
    const line = `"${process.execPath}" "${server}"`;
    const { file, code, stdout } = await init(t, '--name', 'Acme', '--command', line, ...given);
    assert.equal(code, 0, stdout);
    const { name, start, capabilities } = loadTarget(file);
    assert.deepEqual(
      { name, start, capabilities },
      {
        name: 'Acme',
        start: { command: line },
        capabilities: ['roster', 'moderation'],
      },
    );
    assert.match(stdout, /^ok {4}kick \(kick\): confirmed/m);
    assert.match(stdout, /next: npm run conformance -- --target .*target\.yaml\n*$/);
  });

  test('keeps the file if the target does not work, and says what to do', async (t) => {
    const { file, code, stdout } = await init(t, '--name', 'Acme', '--command', 'exit 7');
    assert.equal(code, 3, stdout);
    assert.ok(existsSync(file));
    assert.match(stdout, /^fail {2}instance 1 is not ready: it exited with code 7/m);
    assert.match(stdout, /next: fix what fails, then run npm run conformance -- doctor --target /);
  });

  test('does not overwrite an existing file', async (t) => {
    const file = join(temporaryFolder(t), 'mine.yaml');
    writeFileSync(file, 'mine');
    const { code, stderr } = await init(t, '--name', 'Acme', '--command', 'x', '--out', file);
    assert.equal(code, 2, stderr);
    assert.match(
      stderr,
      /mine\.yaml already exists and is not overwritten; name another file with --out/,
    );
    assert.equal(readFileSync(file, 'utf8'), 'mine');
  });

  const wrong: Record<string, readonly [args: readonly string[], says: RegExp]> = {
    'nothing at all': [
      [],
      /no terminal to ask questions, or --yes: give --name, and --url .* or --command/,
    ],
    'no name': [['--command', 'x'], /no terminal to ask questions, or --yes: give --name$/],
    'no start': [
      ['--name', 'x'],
      /no terminal to ask questions, or --yes: give --url .* or --command/,
    ],
    'two ways to start': [
      ['--url', 'http://a', '--command', 'x'],
      /--url and --command exclude each other/,
    ],
    'an empty name': [['--name', ' '], /the name is empty/],
    'a text that is not a URL': [
      ['--url', 'localhost:3000'],
      /--url localhost:3000: not a URL of a server/,
    ],
    'an unknown capability': [['--capability', 'rooster'], /rooster; did you mean roster\?/],
  };
  for (const [what, [args, says]] of Object.entries(wrong))
    test(`ends with 2 for ${what}, and writes nothing`, async (t) => {
      const { file, code, stderr } = await init(t, ...args);
      assert.equal(code, 2, stderr);
      assert.match(stderr, says);
      assert.ok(!existsSync(file));
    });

  test('ends with 2 where the file cannot be written', async (t) => {
    const file = join(temporaryFolder(t), 'no', 'such', 'folder.yaml');
    const { code, stderr } = await init(t, '--name', 'Acme', '--command', 'x', '--out', file);
    assert.equal(code, 2, stderr);
    assert.match(stderr, /folder\.yaml cannot be written: ENOENT/);
  });
});

void describe('init --har', { concurrency: 2 }, () => {
  const recording = (name: string) => join(root, 'fixtures', 'har', `${name}.har`);

  test('drafts a file from a recording, and says what to do next', async (t) => {
    const given = ['--har', recording('login-and-cookie'), '--name', 'Acme'];
    const { file, code, stdout } = await init(t, ...given, '--command', 'node server.js');
    assert.equal(code, 0, stdout);
    assert.equal(
      readFileSync(file, 'utf8'),
      readFileSync(join(root, 'fixtures', 'har', 'login-and-cookie.yaml'), 'utf8'),
    );
    assert.match(stdout, /target\.yaml drafted from .*login-and-cookie\.har\n/);
    assert.match(stdout, /^- set before a run: ACME_PASSWORD$/m);
    assert.match(stdout, /next: .* doctor --target .*target\.yaml\n*$/);
  });

  test('asks for the cookies that a sanitized recording lacks', async (t) => {
    const { code, stdout } = await init(t, '--har', recording('login-and-cookie-sanitized'));
    assert.equal(code, 0, stdout);
    assert.match(stdout, /^- the recording has no cookies and no authorization: Chrome leaves/m);
  });

  test('ends with 2 for a file that is no recording, and writes nothing', async (t) => {
    const { file, code, stderr } = await init(t, '--har', join(root, 'README.md'));
    assert.equal(code, 2, stderr);
    assert.match(stderr, /--har .*README\.md is not a HAR file: it is not complete JSON\n*$/);
    assert.ok(!existsSync(file));
  });
});
