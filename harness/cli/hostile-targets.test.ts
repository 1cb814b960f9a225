import assert from 'node:assert/strict';
import { describe, test, type TestContext } from 'node:test';
import type { Ended } from '../testing/command-line';
import { hostileTarget } from '../testing/hostile-target';

/** A run against a server that does something more to each client that connects to a namespace. */
async function against(t: TestContext, more: string, requirements = ['RM-01']): Promise<Ended> {
  return await hostileTarget(
    t,
    {
      server: `const { Socket } = load('socket.io');
        const { _onconnect } = Socket.prototype;
        Socket.prototype._onconnect = function () { _onconnect.call(this); ${more} };`,
    },
    ['--lane', 'one-server', '--requirement', ...requirements],
  );
}

/** In the server: whether more rooms have been joined than the preflight joins. */
const isAfterPreflight = '(globalThis.joins = (globalThis.joins ?? 0) + 1) > 6';

void describe('a hostile target', { concurrency: 2 }, () => {
  test('a flood of 100,000 events ends in the preflight, with what it was', async (t) => {
    const flood = 'for (let i = 0; i < 1e5; i++) this.emit("flood", i);';
    const { code, stderr } = await against(t, `this.on("joinRoom", () => { ${flood} });`);
    assert.equal(code, 3, stderr);
    assert.match(
      stderr,
      /(sender|member)@1 received more than 50000 messages, or with the other clients more than 64 MB or 5000000 values, in 10 s/,
    );
  });

  test('events without end halt the lane: nothing after that passes', async (t) => {
    const messages = 'for (let i = 0; i < 10; i++) this.emit("noise", "y".repeat(1e4));';
    const endless = `setInterval(() => { ${messages} }, 1)`;
    const begin = `const noise = ${endless}; this.on("disconnect", () => clearInterval(noise));`;
    const more = `this.on("joinRoom", () => { if (${isAfterPreflight}) { ${begin} } });`;
    const requirements = ['PL-05', 'TM-01', 'OR-01', 'OR-03', 'IS-01', 'IS-02', 'IS-03'];
    const ended = await against(t, more, requirements);
    // Failed if the flood was noticed in a When, and incomplete if it was in a Given.
    assert.ok(ended.code === 1 || ended.code === 5, ended.stderr);
    const { requirements: judged } = await ended.verdict();
    const scenarios = judged.flatMap((one) => one.scenarios);
    const halted = scenarios.filter(({ status }) => status === 'not-run');
    assert.ok(halted.length > 0, ended.stdout);
    assert.match(halted[0]?.message ?? '', /^\w+@1 received more than 50000 messages/);
  });

  test('a server that stops answering in the middle is named, and nothing after that is judged', async (t) => {
    const freeze = `if (${isAfterPreflight}) for (;;);`;
    const ended = await against(t, `this.on("joinRoom", () => { ${freeze} });`, ['RM-03']);
    assert.equal(ended.code, 5, ended.stderr);
    const { requirements } = await ended.verdict();
    const scenarios = requirements.flatMap((one) => one.scenarios);
    const reasonOf = (status: string): string | undefined =>
      scenarios.find((one) => one.status === status)?.message;
    const silence =
      /instance 1 has stopped answering; received for a new handshake: no answer within 5 s/;
    assert.match(reasonOf('blocked') ?? '', silence, ended.stdout);
    assert.match(reasonOf('not-run') ?? '', silence, ended.stdout);
  });

  test('a server that no longer answers requests ends the lane after six scenarios', async (t) => {
    const server = `const { Socket } = load('socket.io');
      const { packet } = Socket.prototype;
      let acknowledged = 0;
      Socket.prototype.packet = function (sent, ...rest) {
        if (sent.type !== 3 || acknowledged++ < 20) packet.call(this, sent, ...rest);
      };`;
    const keys = { timeouts: { answer: '500ms' } };
    const args = ['--lane', 'one-server', '--requirement', 'RM', 'TM'];
    const ended = await hostileTarget(t, { server, keys }, args);
    assert.ok(ended.code === 1 || ended.code === 5, ended.stderr);
    const { requirements } = await ended.verdict();
    const scenarios = requirements.flatMap((one) => one.scenarios);
    const reason = /the servers no longer answer a client that joins a room: 6 scenarios in a row/;
    const halted = scenarios.filter(({ message }) => reason.test(message ?? ''));
    assert.ok(halted.length > 50, ended.stdout);
  });

  test('a message of 20 MB ends in the preflight', async (t) => {
    const huge = 'this.emit("roomMessage", { room: "x", body: "y".repeat(2e7) });';
    const { code, stderr } = await against(t, `this.on("joinRoom", () => { ${huge} });`);
    assert.equal(code, 3, stderr);
  });

  test('keys of prototypes and markup in every field are texts like others', async (t) => {
    const keys = '{"__proto__":{"x":1},"constructor":{"prototype":{"x":1}},"toString":1';
    const evil = `${keys},"room":{"toString":2},"from":"<img src=x>","body":{"toJSON":1}}`;
    const more = `this.on("joinRoom", () => this.emit("roomMessage", JSON.parse('${evil}')));`;
    const ended = await against(t, more);
    assert.ok([0, 1].includes(ended.code ?? 4), ended.stderr);
    assert.ok((await ended.verdict()).requirements.length > 0);
  });

  const leaks = {
    'in a key': 'this.nsp.emit("activity", { [body]: true })',
    'in the name of an event': 'this.nsp.emit(`activity: ${body}`)',
  };
  for (const [where, emit] of Object.entries(leaks))
    test(`a message that reaches everybody ${where} is unexpected`, async (t) => {
      const more = `this.on("roomMessage", ({ body }) => typeof body === 'string' && ${emit});`;
      const ended = await against(t, more);
      assert.equal(ended.code, 1, ended.stderr);
      assert.match(ended.stdout, /✗ unexpected/);
    });

  test('invalid UTF-8 ends a connection, and not the suite', async (t) => {
    const frame = '[Buffer.from([0x81, 4]), Buffer.from([0xff, 0xfe, 0xfd, 0xfc])]';
    const send = `this.conn.transport.socket._sender.sendFrame(${frame});`;
    const { code, stderr } = await against(t, `this.on("joinRoom", () => { ${send} });`);
    assert.equal(code, 3, stderr);
    assert.match(stderr, /preflight: join does not work/);
  });
});
