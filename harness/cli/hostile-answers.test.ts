import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { hostileTarget } from '../testing/hostile-target';

/** In the server: answers the HTTP requests that a condition holds for with a body that never ends. */
const endless = (condition: string): string => `
  const http = require('node:http');
  const { emit } = http.Server.prototype;
  const chunk = Buffer.alloc(1 << 20, 'a');
  http.Server.prototype.emit = function (event, request, response, ...rest) {
    if (event !== 'request' || !(${condition}))
      return emit.call(this, event, request, response, ...rest);
    const more = () => {
      while (!response.destroyed && response.write(chunk));
      if (!response.destroyed) response.once('drain', more);
    };
    more();
    return true;
  };`;

const badOpen = `
  const { Socket } = load('engine.io');
  const { sendPacket } = Socket.prototype;
  Socket.prototype.sendPacket = function (type, data, ...rest) {
    return sendPacket.call(this, type, type === 'open' ? OPEN : data, ...rest);
  };`;

const one = ['--lane', 'one-server', '--requirement', 'RM-01'];

void describe('what a target answers does not break the suite', { concurrency: 2 }, () => {
  test('an open packet that the client cannot use fails the preflight', async (t) => {
    const field = '\'{"sid":"a","upgrades":[],"pingInterval":"x","pingTimeout":20000}\'';
    const server = badOpen.replace('OPEN', field);
    const { code, stderr } = await hostileTarget(t, { server }, one);
    assert.equal(code, 3, stderr);
    assert.match(stderr, /sent an open packet whose pingInterval is not usable: /);
    assert.doesNotMatch(stderr, /internal error/);
  });

  test('an answer to a poll without end halts the lane', async (t) => {
    const server = `let polls = 0;
      ${endless('request.method === "GET" && request.url.includes("sid=") && polls++ > 60')}`;
    const args = ['--lane', 'polling', '--requirement', 'RM', 'TM', 'IS'];
    const ended = await hostileTarget(t, { server }, args);
    assert.ok([1, 3, 5].includes(ended.code ?? 4), ended.stderr);
    assert.match(ended.stdout + ended.stderr, /sent too much in one answer to a poll/);
  });

  test('metrics without end fail, and the run goes on', async (t) => {
    const server = endless('request.url === "/metrics"');
    const args = ['--lane', 'one-server', '--requirement', 'MO-01', 'RM-01'];
    const ended = await hostileTarget(t, { server, keys: { capabilities: ['monitoring'] } }, args);
    assert.equal(ended.code, 1, ended.stderr);
    assert.match(ended.stdout, /the body is larger than 4000000 bytes/);
    const { requirements } = await ended.verdict();
    assert.equal(requirements.find(({ id }) => id === 'RM-01')?.status, 'passed');
  });

  test('a line of output without end is cut', async (t) => {
    const server = `const chunk = 'x'.repeat(1 << 20);
      let written = 0;
      const more = () => {
        while (written++ < 300) if (!process.stdout.write(chunk)) return process.stdout.once('drain', more);
      };
      more();`;
    const { code, stderr, out } = await hostileTarget(t, { server }, one);
    assert.equal(code, 0, stderr);
    const log = readFileSync(join(out, 'logs', 'standalone-instance-1.log'), 'utf8');
    assert.match(log, /^x{2000}… \[line cut\]$/m);
    assert.ok(log.length < 10_000);
  });
});

void describe('text of a target stays text', { concurrency: 2 }, () => {
  const steering = String.raw`\x1b[2J\x1b]0;title\x07\u009b3J\u202e`;
  const said = `${steering}\\n::error::forged\\n##[error]forged\\nCONFORMANT · forged`;
  const keys = { name: 'Hostile\n::error::forged\nCONFORMANT · forged\x1b[31m\u202e' };
  const log = `console.log('${said}');`;
  const controls = /[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]/;
  const env = { GITHUB_ACTIONS: 'true' };

  /** What a log of GitHub would take for a command of the target's. */
  const commands = (output: string): string[] => {
    const outside = output.replace(/^::stop-commands::(\S+)\n[^]*?^::\1::$/gm, '');
    return outside.split('\n').filter((line) => /^\s*::error::forged|##\[/.test(line));
  };

  const endings = { 0: '', 3: 'this.on("joinRoom", () => this.disconnect());' } as const;
  for (const [code, more] of Object.entries(endings)) {
    test(`in a run that ends with ${code}`, async (t) => {
      const server = `${log}
        const { Socket } = load('socket.io');
        const { _onconnect } = Socket.prototype;
        Socket.prototype._onconnect = function () { _onconnect.call(this); ${more} };`;
      const ended = await hostileTarget(t, { server, keys }, one, env);
      const printed = ended.stdout + ended.stderr;
      assert.equal(ended.code, Number(code), printed);
      assert.doesNotMatch(printed, controls);
      assert.deepEqual(commands(ended.stdout), []);
      assert.deepEqual(commands(ended.stderr), []);
      assert.doesNotMatch(printed, /^CONFORMANT · forged/m);
      const file = readFileSync(join(ended.out, 'logs', 'standalone-instance-1.log'), 'utf8');
      assert.doesNotMatch(file, controls);
      assert.match(file, /::error::forged/);
    });
  }
});
