import assert from 'node:assert/strict';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, before, beforeEach, test, type TestContext } from 'node:test';
import { getContainerRuntimeClient } from 'testcontainers';
import { root } from '../package-root';
import { conformance, start } from '../testing/command-line';
import { composeIsUsable, neededForCompose } from '../testing/docker-images';
import { temporaryFolder } from '../testing/temporary-folder';
import { until } from '../testing/until';

const nodeImage = process.env['CONFORMANCE_NODE_IMAGE'] ?? 'node:24-slim';
const ours = /^rooms-conformance-[0-9a-f]{12}/;
let compose = false;

before(async () => {
  compose = await composeIsUsable();
});

let others: readonly string[] = [];

beforeEach(async () => {
  if (compose) others = await existing();
});

afterEach(async () => {
  if (compose) await until('nothing of a project is left', async () => !(await hasStarted()));
});

function needsCompose(t: TestContext): boolean {
  if (!compose) t.skip(neededForCompose);
  return compose;
}

/** Names of the containers, networks, volumes and images of all projects of the suite. */
async function existing(): Promise<string[]> {
  const { dockerode } = (await getContainerRuntimeClient()).container;
  const containers = await dockerode.listContainers({ all: true });
  const networks = await dockerode.listNetworks();
  const { Volumes } = await dockerode.listVolumes();
  const images = await dockerode.listImages();
  return [
    ...containers.map(({ Names }) => Names[0]?.slice(1) ?? ''),
    ...networks.map(({ Name }) => Name),
    ...Volumes.map(({ Name }) => Name),
    ...images.flatMap(({ RepoTags }) => RepoTags ?? []),
  ].filter((name) => ours.test(name));
}

/** Whether there is something of a project of this test. */
async function hasStarted(): Promise<boolean> {
  return (await existing()).some((name) => !others.includes(name));
}

/** Writes a Compose file with these services and a target file for its service `app`; returns the target file. */
function targetOf(t: TestContext, services: object): string {
  const folder = temporaryFolder(t);
  writeFileSync(join(folder, 'compose.yaml'), JSON.stringify({ services }));
  const file = join(folder, 'target.yaml');
  const begin = 'start: { compose: compose.yaml, service: app, port: 3000 }';
  writeFileSync(file, `name: Acme\n${begin}\ntimeouts: { start: 10s }\n`);
  return file;
}

const program = (script: string) => ({ image: nodeImage, command: ['node', '-e', script] });

const idle = program('setInterval(() => {}, 1000)');

const fixture = join(root, 'fixtures', 'targets', 'compose', 'target.yaml');

test('a cluster and servers without a backplane come from one Compose file', async (t) => {
  if (!needsCompose(t)) return;
  const selected = ['--lane', 'three-servers', '--requirement', 'CL-01', 'CL-02'];
  const ended = await conformance(t, '--target', fixture, ...selected);
  assert.equal(ended.code, 0, ended.stdout + ended.stderr);
  const { environment, requirements } = await ended.verdict();
  assert.equal(environment.backplane, "the target's own (service redis)");
  for (const { id, status } of requirements) assert.equal(status, 'passed', id);
  const logs = join(ended.out, 'logs');
  for (const name of ['isolated-instance-2', 'clustered-instance-3', 'clustered-database-1'])
    assert.ok(readdirSync(logs).includes(`${name}.log`), readdirSync(logs).join());
  const log = readFileSync(join(logs, 'clustered-instance-2.log'), 'utf8');
  assert.match(log, /^the database has run since \d+$/m);
});

test('a server is killed and started again, and its backplane is stopped and started', async (t) => {
  if (!needsCompose(t)) return;
  const selected = ['--lane', 'three-servers', '--requirement', 'CL-20', 'CL-22'];
  const ended = await conformance(t, '--target', fixture, ...selected);
  assert.equal(ended.code, 0, ended.stdout + ended.stderr);
  for (const { id, status } of (await ended.verdict()).requirements)
    assert.equal(status, 'passed', id);
  const logs = join(ended.out, 'logs');
  assert.match(readFileSync(join(logs, 'disposable-redis-1.log'), 'utf8'), /^\[started again\]$/m);
});

test('a server that ends ends the run with 3 and its last lines', async (t) => {
  if (!needsCompose(t)) return;
  const file = targetOf(t, { app: program('console.log("no luck"); process.exit(7)') });
  const { code, stderr, out } = await conformance(t, '--target', file);
  assert.equal(code, 3, stderr);
  assert.match(
    stderr,
    /instance \d is not ready: it exited with code 7\n[^]*last output[^]*no luck/,
  );
  const log = readFileSync(join(out, 'logs', 'standalone-instance-1.log'), 'utf8');
  assert.match(log, /^no luck$/m);
});

test('a service is built from its folder, for this run only', async (t) => {
  if (!needsCompose(t)) return;
  const file = targetOf(t, { app: { build: '.' } });
  const folder = dirname(file);
  writeFileSync(join(folder, 'app.js'), 'console.log("built"); process.exit(7);');
  const dockerfile = `FROM ${nodeImage}\nCOPY app.js /app.js\nCMD ["node", "/app.js"]\n`;
  writeFileSync(join(folder, 'Dockerfile'), dockerfile);
  const { code, stderr } = await conformance(t, '--target', file);
  assert.equal(code, 3, stderr);
  assert.match(stderr, /it exited with code 7\n[^]*last output[^]*built/);
});

test('a service that never becomes healthy ends the run with 3 and its last lines', async (t) => {
  if (!needsCompose(t)) return;
  const database = {
    ...program('console.log("disk full"); setInterval(() => {}, 1000)'),
    healthcheck: { test: ['CMD', 'node', '-e', 'process.exit(1)'], interval: '300ms', retries: 2 },
  };
  const app = { ...idle, depends_on: { database: { condition: 'service_healthy' } } };
  const { code, stderr } = await conformance(t, '--target', targetOf(t, { app, database }));
  assert.equal(code, 3, stderr);
  assert.match(stderr, /the services of start\.compose could not be started\n {2}expected /);
  assert.match(stderr, /last output of database 1 \(all of it: [^]*disk full/);
});

test('a Compose file that Compose refuses ends the run with 3 and what it says', async (t) => {
  if (!needsCompose(t)) return;
  const file = targetOf(t, { app: { ...idle, colour: 'red' } });
  const { code, stderr } = await conformance(t, '--target', file);
  assert.equal(code, 3, stderr);
  assert.match(
    stderr,
    /could not be started\n {2}expected +docker.compose -f .* config succeeds\n/,
  );
  assert.match(stderr, /received +[^]*colour/);
});

test('a run that is ended while services start leaves nothing behind', async (t) => {
  if (!needsCompose(t)) return;
  const run = start(t, ['--target', targetOf(t, { app: idle })]);
  await until('a container of the run', hasStarted, 60_000);
  process.kill(run.pid, 'SIGINT');
  assert.equal((await run.ended).code, 130);
});

test('a Compose file and --redis-url do not go together', async (t) => {
  const file = targetOf(t, { app: idle });
  const given = ['--redis-url', 'redis://127.0.0.1:6379'];
  const { code, stderr } = await conformance(t, '--target', file, ...given);
  assert.equal(code, 2);
  assert.match(stderr, /^.*--redis-url: servers in containers can reach only /m);
});
