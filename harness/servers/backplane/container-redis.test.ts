import assert from 'node:assert/strict';
import { afterEach, before, test, type TestContext } from 'node:test';
import { dockerIsUsable, needed } from '../../testing/docker-images';
import { temporaryFolder } from '../../testing/temporary-folder';
import { launchContainers } from '../containers/container-servers';
import { dockerAnswers } from '../containers/docker-engine';
import type { Instance } from '../instance';
import { waitUntilReady } from '../ready';
import { BackplaneError } from './backplane';
import { openContainerRedis, openContainerNetwork } from './container-redis';
import { findBackplane } from './find-backplane';
import { redisVersion } from './redis-version';

const deadlineMs = 30_000;
const noImage = 'rooms-conformance.invalid/no-such-image:0';
const image = process.env['CONFORMANCE_REDIS_IMAGE'];
let docker = false;

before(async () => {
  docker = await dockerIsUsable();
});

afterEach(() => {
  if (image === undefined) delete process.env['CONFORMANCE_REDIS_IMAGE'];
  else process.env['CONFORMANCE_REDIS_IMAGE'] = image;
});

function needsDocker(t: TestContext): boolean {
  if (!docker) t.skip(needed);
  return docker;
}

test('with Docker, Redis runs in a container until it is stopped', async (t) => {
  if (!needsDocker(t)) return;
  const backplane = await findBackplane({ deadlineMs });
  const { kind, name, redisUrl = '', notes } = backplane;
  t.after(() => backplane.stop());
  assert.equal(kind, 'redis');
  assert.match(name, /^Redis \d+\.\d+\.\d+ \(container .+\)$/);
  assert.deepEqual(notes, []);
  await backplane.stop();
  await assert.rejects(redisVersion(redisUrl, deadlineMs), { code: 'ECONNREFUSED' });
});

/** Connects to Redis by its name on the network, and answers a handshake with what Redis says to PING. */
const pinging = `
require('node:http').createServer((request, response) => {
  const redis = require('node:net').connect(new URL(process.env.REDIS_URL).port, 'redis');
  redis.once('data', (answer) => redis.destroy() && response.end('0{' + answer + '}'));
  redis.write('PING\\r\\n');
}).listen(process.env.PORT, process.env.HOST);
process.on('SIGTERM', () => process.exit());
`;

test('servers in containers reach Redis by its host name on their network', async (t) => {
  if (!needsDocker(t)) return;
  const backplane = await openContainerNetwork('start.image', deadlineMs);
  const instances: Instance[] = [];
  t.after(async () => {
    await Promise.all(instances.map((instance) => instance.stop()));
    await backplane.stop();
  });
  const { network, redisUrlInNetwork, redisUrl = '' } = backplane;
  assert.equal(redisUrlInNetwork, 'redis://redis:6379');
  assert.match(await redisVersion(redisUrl, deadlineMs), /^\d/);
  const command = ['node', '-e', pinging];
  const env = { REDIS_URL: redisUrlInNetwork };
  const server = { command, project: temporaryFolder(t), env, network, startMs: deadlineMs };
  instances.push(...(await launchContainers(server, 2)));
  for (const instance of instances) {
    await waitUntilReady(instance, deadlineMs);
    const response = await fetch(instance.url, { signal: AbortSignal.timeout(5000) });
    assert.equal(await response.text(), '0{+PONG\r\n}');
  }
});

test('an image that cannot be pulled is noted, and the next source is used', async (t) => {
  if (!needsDocker(t)) return;
  process.env['CONFORMANCE_REDIS_IMAGE'] = noImage;
  const backplane = await findBackplane({ deadlineMs });
  const { name, notes } = backplane;
  t.after(() => backplane.stop());
  assert.match(
    notes[0] ?? '',
    /^Docker is available, but could not start Redis: .*rooms-conformance\.invalid/,
  );
  assert.match(name, /on the PATH\)$|^node:cluster IPC/);
});

test('servers in containers need the image', async (t) => {
  if (!needsDocker(t)) return;
  process.env['CONFORMANCE_REDIS_IMAGE'] = noImage;
  await assert.rejects(openContainerNetwork('start.image', deadlineMs), (error: Error) => {
    assert.match(
      error.message,
      /start\.image needs Redis in a container, which could not be started\n {2}received +.*rooms-conformance\.invalid/,
    );
    assert.match(error.message, /name another image with \$CONFORMANCE_REDIS_IMAGE/);
    return error instanceof BackplaneError;
  });
});

test('without Docker there is no container, and servers in containers are an error', async (t) => {
  if (await dockerAnswers()) {
    t.skip('needs a machine without a Docker engine');
    return;
  }
  assert.equal(await openContainerRedis(deadlineMs), undefined);
  await assert.rejects(openContainerNetwork('start.image', deadlineMs), (error: Error) => {
    assert.match(error.message, /start\.image needs Docker, but no Docker engine answers/);
    return error instanceof BackplaneError;
  });
});
