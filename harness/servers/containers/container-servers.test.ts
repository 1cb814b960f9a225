import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test, type TestContext } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { Network } from 'testcontainers';
import { dockerIsUsable, needed } from '../../testing/docker-images';
import { temporaryFolder } from '../../testing/temporary-folder';
import { TargetError, type Instance } from '../instance';
import { handshake, waitUntilReady } from '../ready';
import { launchContainers } from './container-servers';

const startMs = 30_000;
let docker = false;

before(async () => {
  docker = await dockerIsUsable();
});

/** Answers every request like a handshake, with its number; ends at `/end`, tries to write at `/write`. */
const script = `
require('node:http').createServer(({ url }, response) => {
  if (url === '/end') process.exit(1);
  if (url === '/write') require('node:fs').writeFileSync('written', '');
  response.end('0{' + process.env.INSTANCE + process.env.COLOUR + '}');
}).listen(process.env.PORT, process.env.HOST, () => console.log('listening'));
process.on('SIGTERM', () => process.exit());
`;

interface Prepared {
  readonly project: string;
  launch(count: number): Promise<Instance[]>;
}

/** The server above in a folder of the test's own, on a network of its own; undefined without Docker. */
async function prepare(t: TestContext, command: string[]): Promise<Prepared | undefined> {
  if (!docker) {
    t.skip(needed);
    return undefined;
  }
  const project = temporaryFolder(t);
  const logs = temporaryFolder(t);
  writeFileSync(join(project, 'server.js'), script);
  const network = await new Network().start();
  const launched: Instance[] = [];
  t.after(async () => {
    await Promise.all(launched.map((instance) => instance.stop()));
    // This fails if a container is left: a network with one on it cannot be removed.
    await network.stop();
  });
  const launch = async (count: number): Promise<Instance[]> => {
    const server = { command, project, env: { COLOUR: 'red' }, network, startMs };
    const logOf = (number: number): string => join(logs, `${number}.log`);
    launched.push(...(await launchContainers(server, count, 1, logOf)));
    return launched;
  };
  return { project, launch };
}

async function get(url: string): Promise<string> {
  return await (await fetch(url, { signal: AbortSignal.timeout(5000) })).text();
}

test('each instance has its own number and port, and the variables of the target', async (t) => {
  const server = await prepare(t, ['node', 'server.js']);
  if (!server) return;
  const instances = await server.launch(3);
  await Promise.all(instances.map((instance) => waitUntilReady(instance, startMs)));
  const answers = await Promise.all(instances.map(({ url }) => get(url)));
  assert.deepEqual(answers, ['0{1red}', '0{2red}', '0{3red}']);
  for (const instance of instances) {
    assert.equal(instance.exitReason(), undefined);
    assert.deepEqual(instance.lastLines(), ['listening']);
    assert.equal(readFileSync(instance.log ?? '', 'utf8'), 'listening\n');
  }
  await Promise.all(instances.flatMap((instance) => [instance.stop(), instance.stop()]));
  for (const { url } of instances) await assert.rejects(get(url));
});

test('an instance cannot write to the project, and its exit is noticed', async (t) => {
  const server = await prepare(t, ['node', 'server.js']);
  if (!server) return;
  const [instance] = await server.launch(1);
  assert.ok(instance);
  await waitUntilReady(instance, startMs);
  await assert.rejects(get(`${instance.url}/write`));
  const deadline = Date.now() + startMs;
  while (instance.exitReason() === undefined && Date.now() < deadline) await pause(50);
  assert.equal(instance.exitReason(), 'exited');
  assert.match(instance.lastLines().join('\n'), /EROFS: read-only file system/);
  assert.ok(!existsSync(join(server.project, 'written')));
});

test('a frozen instance answers nothing until it is resumed, and can be stopped', async (t) => {
  const server = await prepare(t, ['node', 'server.js']);
  if (!server) return;
  const [instance] = await server.launch(1);
  assert.ok(instance?.faultInjection);
  await waitUntilReady(instance, startMs);
  await instance.faultInjection.freeze();
  assert.match((await handshake(instance.url, 300)) ?? '', /no answer/);
  assert.equal(instance.exitReason(), undefined);
  await instance.faultInjection.resume();
  assert.equal(await handshake(instance.url, 5000), undefined);
  await instance.faultInjection.freeze();
  await instance.stop();
  await assert.rejects(get(instance.url));
});

test('a killed instance has ended and is gone', async (t) => {
  const server = await prepare(t, ['node', 'server.js']);
  if (!server) return;
  const [instance] = await server.launch(1);
  assert.ok(instance?.faultInjection);
  await waitUntilReady(instance, startMs);
  await instance.faultInjection.kill();
  assert.match(instance.exitReason() ?? '', /^(was killed|exited)$/);
  await assert.rejects(get(instance.url));
  await Promise.all([instance.faultInjection.kill(), instance.stop()]);
});

test('an instance that ends before it is ready is an error with its last output', async (t) => {
  const server = await prepare(t, ['node', '-e', 'setTimeout(() => { throw "no luck" }, 500)']);
  if (!server) return;
  const [instance] = await server.launch(1);
  assert.ok(instance);
  await assert.rejects(waitUntilReady(instance, startMs), (error: Error) => {
    assert.match(error.message, /instance 1 is not ready: it exited/);
    assert.match(error.message, /no luck/);
    return error instanceof TargetError;
  });
});

test('an instance that ends at once is an error with its last output', async (t) => {
  const server = await prepare(t, ['/bin/sh', '-c', 'echo no luck; exit 1']);
  if (!server) return;
  const ready = async (): Promise<void> => {
    for (const instance of await server.launch(1)) await waitUntilReady(instance, startMs);
  };
  await assert.rejects(ready(), (error: Error) => {
    assert.match(error.message, /last output[^]*no luck/);
    return error instanceof TargetError;
  });
});

test('a command that the image does not have is an error with advice', async (t) => {
  const server = await prepare(t, ['no-such-program']);
  if (!server) return;
  await assert.rejects(server.launch(2), (error: Error) => {
    assert.match(
      error.message,
      /could not be started in a container\n[^]*\n {2}received +.*no-such-program/,
    );
    assert.match(error.message, /name another image with \$CONFORMANCE_NODE_IMAGE/);
    return error instanceof TargetError;
  });
});
