import assert from 'node:assert/strict';
import { test } from 'node:test';
import { connectSchema } from '../target-file/connect-schema';
import { problemIn } from './handshake-answer';

const plain = connectSchema.parse({});
const open = '0{"sid":"a","upgrades":[],"pingInterval":25000,"pingTimeout":20000}';
const unknownTransport = '{"code":0,"message":"Transport unknown"}';

test('an open packet is what a ready server answers', () => {
  assert.equal(problemIn({ status: 200, text: open }, plain), undefined);
});

/** By status and text: what the user can change, and whether waiting is pointless. */
const problems: readonly (readonly [number, string, RegExp, boolean])[] = [
  [200, `96:${open}`, /speaks Socket\.IO 2/, true],
  [400, unknownTransport, /WebSocket only: connect: \{ transports: \[websocket\] \}/, true],
  [401, 'log in', /who connects: connect\.query, connect\.auth or connect\.headers/, false],
  [403, '', /who connects/, false],
  [
    404,
    'Cannot GET /socket.io/',
    /nothing answers Socket\.IO at \/socket\.io: connect\.path/,
    false,
  ],
  [200, '\n<!doctype html>', /connect\.path/, false],
];

for (const [status, text, advice, isFinal] of problems)
  test(`HTTP ${status} ${JSON.stringify(text.slice(0, 20))} has its advice`, () => {
    const problem = problemIn({ status, text }, plain);
    assert.match(problem?.advice ?? '', advice);
    assert.equal(problem?.isFinal ?? false, isFinal);
    assert.equal(problem?.received, `HTTP ${status} ${JSON.stringify(text.slice(0, 120))}`);
  });

test('another answer is shown without advice, and where it redirects to', () => {
  const location = 'https://acme.example/login';
  assert.deepEqual(problemIn({ status: 503, text: 'later' }, plain), {
    received: 'HTTP 503 "later"',
  });
  assert.deepEqual(problemIn({ status: 302, text: '', location }, plain), {
    received: `HTTP 302, a redirect to ${location}: ""`,
  });
});

test('a refusal that the target file foresees means that the server is ready', () => {
  const webSocketOnly = connectSchema.parse({ transports: ['websocket'] });
  assert.equal(problemIn({ status: 400, text: unknownTransport }, webSocketOnly), undefined);
  const named = connectSchema.parse({ auth: { token: '{user.token}' } });
  assert.equal(problemIn({ status: 401, text: '' }, named), undefined);
  assert.notEqual(problemIn({ status: 404, text: '' }, named), undefined);
});
