import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test, type TestContext } from 'node:test';
import { program, quoted, rerunWith } from './rerun';

function rerunAfter(t: TestContext, ...args: readonly string[]): string {
  const given = process.argv;
  t.after(() => {
    process.argv = given;
  });
  process.argv = ['node', 'main.ts', ...args];
  return rerunWith(7)('RM-01', 'polling');
}

test('the command that repeats a failure shows no password of a URL', (t) => {
  const redis = 'redis://me:to@p-secret@127.0.0.1:6379/1';
  const others = ['--redis-url', redis, `--redis-url=${redis}`, '--url', 'http://127.0.0.1:1'];
  const hidden = "'redis://me:***@127.0.0.1:6379/1'";
  assert.equal(
    rerunAfter(t, ...others),
    `npm run conformance -- --redis-url ${hidden} '--redis-url=redis://me:***@127.0.0.1:6379/1' --url http://127.0.0.1:1 --requirement RM-01 --lane polling --seed 7`,
  );
});

test('what selects is replaced, and a draft of deviations is not written again', (t) => {
  const selection = [
    '--requirement',
    'TM-07',
    'TM-08',
    '--lane=one-server',
    '--level',
    'must',
    '--seed',
    '3',
  ];
  assert.equal(
    rerunAfter(t, '--target', 'acme.yaml', ...selection, '--write-deviations', 'draft.yaml'),
    'npm run conformance -- --target acme.yaml --requirement RM-01 --lane polling --seed 7',
  );
});

test('an argument that a shell would take apart is quoted', (t) => {
  const line = rerunAfter(t, '--target', "my chat's/target.yaml");
  assert.match(line, /--target 'my chat'\\''s\/target\.yaml' --requirement/);
});

test('the command works in the folder where the user stands', () => {
  const clone = { isPackage: false, root: '/my suite', calledIn: undefined };
  assert.equal(program({ ...clone, cwd: '/my suite/fixtures' }), 'npm run conformance --');
  const outside = "npm --prefix '/my suite' run conformance --";
  assert.equal(program({ ...clone, cwd: '/my suite 2' }), outside);
  const installed = { isPackage: true, root: '/acme/node_modules/suite', cwd: '/acme' };
  assert.doesNotMatch(program({ ...installed, calledIn: undefined }), /^cd /);
  assert.doesNotMatch(program({ ...installed, calledIn: '/acme' }), /^cd /);
  assert.match(program({ ...installed, calledIn: '/acme/test/chat' }), /^cd \.\.\/\.\. && /);
});

test('a shell reads a quoted argument as it was given', () => {
  const texts = ['a b', "it's", '$HOME `id` "x"', '', '*', 'a;b&c|d', 'x\ny', 'acme.yaml'];
  const script = `printf '%s\\0' ${texts.map(quoted).join(' ')}`;
  const { stdout } = spawnSync('sh', ['-c', script], { encoding: 'utf8' });
  assert.deepEqual(stdout.split('\0').slice(0, -1), texts);
});
