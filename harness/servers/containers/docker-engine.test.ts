import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { before, test, type TestContext } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { getContainerRuntimeClient, Wait } from 'testcontainers';
import { dockerIsUsable, needed } from '../../testing/docker-images';
import { startContainer } from './docker-engine';

const image = process.env['CONFORMANCE_NODE_IMAGE'] ?? 'node:24-slim';
const startMs = 30_000;
let docker = false;

before(async () => {
  docker = await dockerIsUsable();
});

/** Starts a command in a container with a label of its own; returns how it went, and how to see whether a container is left. */
function run(command: string[], ms = startMs) {
  const label = randomUUID();
  const started = startContainer(image, ms, (container) =>
    container
      .withLabels({ 'rooms-conformance.test': label })
      .withCommand(command)
      .withWaitStrategy(Wait.forAll([])),
  );
  return { started, isLeft: () => isLeft(label) };
}

async function isLeft(label: string): Promise<boolean> {
  const client = await getContainerRuntimeClient();
  const status = ['created', 'running', 'exited', 'dead'] as const;
  const found = client.container.fetchByLabel('rooms-conformance.test', label, {
    status: [...status],
  });
  return (await found) !== undefined;
}

function needsDocker(t: TestContext): boolean {
  if (!docker) t.skip(needed);
  return docker;
}

test('a container exists from its start to its stop', async (t) => {
  if (!needsDocker(t)) return;
  const { started, isLeft } = run(['node', '-e', 'setInterval(() => {}, 1000)']);
  const container = await started;
  assert.equal(await isLeft(), true);
  await container.stop();
  assert.equal(await isLeft(), false);
});

test('a container that cannot be started is removed', async (t) => {
  if (!needsDocker(t)) return;
  const { started, isLeft } = run(['no-such-program']);
  await assert.rejects(started, /no-such-program/);
  assert.equal(await isLeft(), false);
});

test('a container that starts after the deadline is removed', async (t) => {
  if (!needsDocker(t)) return;
  const { started, isLeft } = run(['node', '-e', 'setInterval(() => {}, 1000)'], 1);
  await assert.rejects(started, /timed out after 1 ms waiting for a container from /);
  await pause(1000);
  const deadline = Date.now() + startMs;
  while ((await isLeft()) && Date.now() < deadline) await pause(100);
  assert.equal(await isLeft(), false);
});
