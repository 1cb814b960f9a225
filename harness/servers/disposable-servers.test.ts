import assert from 'node:assert/strict';
import { tmpdir } from 'node:os';
import { test, type TestContext } from 'node:test';
import { launchEach } from './attach-or-launch';
import { Mortals } from './disposable-servers';
import { handshake } from './ready';

/** A server that does nothing but answer handshakes, and dies if it is told so. */
const program = `
  require('node:http').createServer((request, response) => {
    if (request.url === '/die') process.exit(3);
    response.end('0{}');
  }).listen(process.env.PORT, '127.0.0.1');
`;

async function start(t: TestContext): Promise<Mortals> {
  const server = { command: [process.execPath, '--eval', program], cwd: tmpdir(), env: {} };
  const mortals = await Mortals.start({
    startMs: 20_000,
    launch: async (number) => {
      const [instance] = await launchEach(server, 1, number);
      assert.ok(instance);
      return instance;
    },
  });
  t.after(() => mortals.stop());
  return mortals;
}

test('who was killed is gone, and replaced when it is asked for', async (t) => {
  const mortals = await start(t);
  const before = await mortals.instance(3);
  await mortals.kill(3);
  assert.match(before.gone() ?? '', /SIGKILL/);
  assert.deepEqual(mortals.heal(), { died: [], wasCut: false });
  const after = await mortals.instance(3);
  assert.notEqual(after.url, before.url);
  assert.equal(after.number, 3);
});

test('who is frozen does not answer until the group is whole again', async (t) => {
  const mortals = await start(t);
  const instance = await mortals.instance(2);
  mortals.freeze(2);
  assert.ok(mortals.isFrozen(instance));
  assert.match((await handshake(instance.url, 200)) ?? '', /no answer/);
  mortals.heal();
  assert.equal(await handshake(instance.url, 5000), undefined);
});

test('who is frozen can be stopped', async (t) => {
  const mortals = await start(t);
  const instance = await mortals.instance(1);
  mortals.freeze(1);
  await mortals.stop();
  assert.match(instance.gone() ?? '', /SIGTERM/);
});

test('who died of itself is told with its end', async (t) => {
  const mortals = await start(t);
  const instance = await mortals.instance(1);
  await fetch(`${instance.url}/die`).catch(() => undefined);
  await instance.goneWithin(5000);
  const { died } = mortals.heal();
  assert.equal(died.length, 1);
  assert.match(died[0] ?? '', /mortal instance 1 exited with code 3, and nobody had killed it/);
});

test('without a road of the suite’s nothing can be cut', async (t) => {
  const mortals = await start(t);
  assert.throws(() => {
    mortals.cut();
  }, /not the suite’s to cut/);
});
