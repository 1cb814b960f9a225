import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, test, type TestContext } from 'node:test';
import { execa } from 'execa';
import { chatting, nobody } from '../testing/bad-servers';
import { command } from '../testing/command-line';
import { isRunning } from '../testing/processes';
import { targetFile, temporaryFolder } from '../testing/temporary-folder';
import { until } from '../testing/until';

const fixtures = join('fixtures', 'targets');

function fileWith(t: TestContext, text: string): string {
  const file = join(temporaryFolder(t), 'target.yaml');
  writeFileSync(file, text);
  return file;
}

void describe('doctor', { concurrency: 2 }, () => {
  test('finds nothing wrong with the reference server, and tries each of its operations', async () => {
    const file = join(fixtures, 'reference', 'target.yaml');
    const { code, stdout } = await command(['doctor', '--target', file]);
    assert.equal(code, 0, stdout);
    assert.doesNotMatch(stdout, /^fail/m);
    const operations = [
      'join',
      'sendToRoom',
      'sendToOne',
      'askRoom',
      'memberJoined',
      'summon',
      'evict',
      'summonAll',
      'evictAll',
    ];
    for (const one of [...operations, 'kick', 'revoke', 'leave'])
      assert.match(stdout, new RegExp(`^ok    ${one}\\b.*received in \\d+ ms$`, 'm'));
    assert.match(stdout, /^ok {4}connect \/moderators: /m);
    assert.match(stdout, /^ok {4}cluster, from .*received in \d+ ms$/m);
  });

  test('finds nothing wrong with the server that has the core and nothing else', async () => {
    const file = join(fixtures, 'core', 'target.yaml');
    const { code, stdout } = await command(['doctor', '--target', file]);
    assert.equal(code, 0, stdout);
    assert.equal(stdout.match(/^ok {4}(\w+ \(|connect)/gm)?.length, 15, stdout);
  });

  test('tries a target whose clients use polling only', async (t) => {
    const text = `name: Polling
start: { command: node server.js }
cwd: ${resolve(fixtures, 'core')}
connect: { transports: [polling] }
`;
    const { code, stdout } = await command(['doctor', '--target', fileWith(t, text)]);
    assert.equal(code, 0, stdout);
    assert.match(stdout, /^ok {4}sendToRoom/m);
  });

  test('reports missing optional programs without failing, on a machine that has none', async (t) => {
    const { code, stdout } = await command(['doctor'], { PATH: temporaryFolder(t) });
    assert.equal(code, 0, stdout);
    assert.match(stdout, /^skip {2}redis-server: no redis-server or valkey-server on the PATH$/m);
    assert.match(stdout, /^skip {2}Java: no java on the PATH$/m);
    assert.match(stdout, /^skip {2}target: no --target and no --url, /m);
  });

  test('ends with 2 for a wrong file, with each mistake at its place', async (t) => {
    const file = fileWith(t, 'name: Acme\nstart: { reference: true }\ncapabilties: []\nenf: {}\n');
    const { code, stdout } = await command(['doctor', '--target', file]);
    assert.equal(code, 2, stdout);
    assert.ok(stdout.includes(`\nfail  target file: ${file}:3:1: `), stdout);
    assert.ok(stdout.includes('did you mean capabilities?'), stdout);
  });

  test('with --json, prints the checks as data and nothing else', async (t) => {
    const start = `start: { command: 'echo the key is $KEY; exit 7' }\n`;
    const text = `name: Acme\n${start}env: { KEY: env:DOCTOR_KEY }\ntimeouts: { start: 5s }\n`;
    const file = fileWith(t, text);
    const { code, stdout } = await command(['doctor', '--json', '--target', file], {
      DOCTOR_KEY: 'open "sesame"',
    });
    assert.equal(code, 3, stdout);
    const checks = JSON.parse(stdout) as { status: string; text: string }[];
    assert.match(checks[0]?.text ?? '', /^Node \d/);
    const failed = checks.filter(({ status }) => status === 'fail');
    assert.equal(failed.length, 1, stdout);
    assert.match(failed[0]?.text ?? '', /^instance 1 is not ready: /);
    assert.doesNotMatch(stdout, /sesame/);
  });

  test('ends with 2 for an invalid URL', async () => {
    const { code, stdout } = await command(['doctor', '--url', 'localhost:3000']);
    assert.equal(code, 2, stdout);
    assert.match(stdout, /^fail {2}--url localhost:3000: not a URL of a server/m);
  });

  test('ends with 3 if the target does not start, and shows no secret that it printed', async (t) => {
    const text = `env: { KEY: env:DOCTOR_KEY }\ntimeouts: { start: 5s }\n`;
    const start = `start: { command: 'echo the key is $KEY; exit 7' }\n`;
    const file = fileWith(t, `name: Acme\n${start}${text}`);
    const { code, stdout, stderr } = await command(['doctor', '--target', file], {
      DOCTOR_KEY: 'open-sesame',
    });
    assert.equal(code, 3, stdout);
    assert.match(stdout, /^fail {2}instance 1 is not ready: it exited with code 7/m);
    assert.match(stdout, /the key is \(a secret, not shown\)/);
    assert.doesNotMatch(stdout + stderr, /open-sesame/);
  });

  test('ends with 3 if nobody answers at a URL', async (t) => {
    const file = targetFile(t, `urls: [${await nobody()}]`, { start: '300ms' });
    const { code, stdout } = await command(['doctor', '--target', file]);
    assert.equal(code, 3, stdout);
    assert.match(stdout, /^fail {2}instance 1 is not ready: [^]*received +connect ECONNREFUSED/m);
  });

  test('ends with 3 if a cluster is declared and there is one server', async (t) => {
    const start = `start: { urls: [${await chatting(t)}] }\ntimeouts: { answer: 300ms }\n`;
    const file = fileWith(t, `name: Acme\n${start}capabilities: [cluster]\n`);
    const { code, stdout } = await command(['doctor', '--target', file]);
    assert.equal(code, 3, stdout);
    assert.match(
      stdout,
      /^fail {2}cluster: the capability cluster needs several instances: give one --url for each$/m,
    );
    assert.match(stdout, /^fail {2}join \(joinRoom\) does not work\n[^]*not confirmed/m);
  });

  test('leaves nothing running when it is interrupted', async (t) => {
    const started = join(temporaryFolder(t), 'pid');
    const file = targetFile(t, `command: 'echo $$ > ${started}; exec sleep 60'`, { start: '30s' });
    const args = ['--require', 'ts-node/register', 'harness/cli/main.ts', 'doctor'];
    const child = execa(process.execPath, [...args, '--target', file], { reject: false });
    t.after(() => child.kill('SIGKILL'));
    const pid = (): number => Number(existsSync(started) && readFileSync(started, 'utf8'));
    await until('the start of the server', () => pid() > 0);
    child.kill('SIGINT');
    assert.equal((await child).exitCode, 130);
    await until('the end of the server', () => !isRunning(pid()));
  });
});
