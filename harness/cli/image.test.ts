import assert from 'node:assert/strict';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test, type TestContext } from 'node:test';
import { conformance } from '../testing/command-line';
import { dockerIsUsable, needed } from '../testing/docker-images';
import { serverImage } from '../testing/server-image';
import { targetFile, temporaryFolder } from '../testing/temporary-folder';

const nodeImage = process.env['CONFORMANCE_NODE_IMAGE'] ?? 'node:24-slim';
let docker = false;

before(async () => {
  docker = await dockerIsUsable();
});

function needsDocker(t: TestContext): boolean {
  if (!docker) t.skip(needed);
  return docker;
}

test('instances of an image are joined by Redis on their network, and leave their logs', async (t) => {
  if (!needsDocker(t)) return;
  const file = join(temporaryFolder(t), 'target.yaml');
  const image = await serverImage(t);
  const start = `start: { image: '${image}' }\ncapabilities: [cluster, auth, recovery, fault-injection]`;
  writeFileSync(file, `name: Acme\n${start}\nenv: { NODE_DEBUG: net }\n`);
  // Across servers, with a token, with short timeouts, without a backplane, losing a server and losing the backplane.
  const selected = ['--requirement', 'CL-01', 'AU-01', 'CR-01', 'CL-11', 'CL-18', 'CL-19'];
  const ended = await conformance(t, '--target', file, ...selected);
  assert.equal(ended.code, 0, ended.stdout + ended.stderr);
  const { environment, requirements } = await ended.verdict();
  assert.match(environment.backplane, /^Redis .* \(container /);
  for (const { id, status } of requirements) assert.equal(status, 'passed', id);
  const logs = readdirSync(join(ended.out, 'logs'));
  for (const name of ['standalone-instance-1', 'clustered-instance-3', 'short-timeout-instance-1'])
    assert.ok(logs.includes(`${name}.log`), logs.join());
  assert.match(readFileSync(join(ended.out, 'logs', 'clustered-instance-2.log'), 'utf8'), /NET \d/);
});

test('an image that does not exist ends the run with 3 and says what to do', async (t) => {
  if (!needsDocker(t)) return;
  const image = 'rooms-conformance.invalid/no-such-image:0';
  const { code, stderr } = await conformance(t, '--target', targetFile(t, `image: ${image}`));
  assert.equal(code, 3, stderr);
  assert.match(
    stderr,
    /an instance could not be started in a container\n[^]*\n {2}received +.*rooms-conformance\.invalid/,
  );
  assert.match(stderr, /\n {2}look at +start\.image in the target file\n/);
});

test('an image may choose its port itself', async (t) => {
  if (!needsDocker(t)) return;
  const image = await serverImage(t, 4321);
  const file = targetFile(t, `image: '${image}', port: 4321`, { start: '10s' });
  const { code, stderr } = await conformance(t, '--target', file, '--requirement', 'RM-01');
  assert.equal(code, 0, stderr);
});

test('an image whose server does not start ends the run with 3 and its last lines', async (t) => {
  if (!needsDocker(t)) return;
  const file = join(temporaryFolder(t), 'target.yaml');
  const env = `env: { NODE_OPTIONS: '--require /no/such/module' }`;
  writeFileSync(file, `name: Acme\nstart: { image: '${nodeImage}' }\n${env}\n`);
  const { code, stderr, out } = await conformance(t, '--target', file);
  assert.equal(code, 3, stderr);
  assert.match(stderr, /instance \d is not ready: it exited\n/);
  assert.match(
    stderr,
    /last output \(all of it: .*standalone-instance-\d\.log\)\n[^]*MODULE_NOT_FOUND/,
  );
  const log = readFileSync(join(out, 'logs', 'standalone-instance-1.log'), 'utf8');
  assert.match(log, /Cannot find module '\/no\/such\/module'/);
});

test('an image and --redis-url do not go together', async (t) => {
  const file = targetFile(t, 'image: acme/chat');
  const given = ['--redis-url', 'redis://127.0.0.1:6379'];
  const { code, stderr } = await conformance(t, '--target', file, ...given);
  assert.equal(code, 2);
  assert.match(
    stderr,
    /--redis-url: servers in containers can reach only the Redis on their own network; leave it out$/m,
  );
});
