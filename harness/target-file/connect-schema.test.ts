import assert from 'node:assert/strict';
import { test } from 'node:test';
import { refusedAt } from '../testing/target-mistake';
import { connectSchema } from './connect-schema';

const head = 'name: A\nstart: { reference: true }\n';

test('without a connect, clients connect as usual', () => {
  assert.deepEqual(connectSchema.parse({}), {
    ...{ path: '/socket.io', transports: ['websocket', 'polling'] },
    ...{ query: {}, auth: {}, headers: {} },
  });
});

/** By mistake: the lines after the first two, the position, and the message. */
const mistakes: Record<string, readonly [text: string, place: string, says: RegExp]> = {
  'a path without a slash': [
    'connect: { path: live }',
    '3:18',
    /connect\.path: expected a path such as \/socket\.io/,
  ],
  'an unknown transport': [
    'connect: { transports: [websockets] }',
    '3:25',
    /connect\.transports\.0: .*websocket, polling; did you mean websocket/,
  ],
  'no transport': ['connect: { transports: [] }', '3:24', /connect\.transports: /],
  'an unknown key': [
    'connect: { querry: {} }',
    '3:12',
    /unknown key `querry`; did you mean query\?/,
  ],
  'an unknown placeholder': [
    "connect:\n  auth:\n    user: { name: '{particpant}' }",
    '5:11',
    /connect\.auth\.user: unknown placeholder \{particpant\}; expected .*; did you mean \{participant\}\?/,
  ],
  'a certificate that is not there': [
    'connect: { ca: nowhere.pem }',
    '3:16',
    /connect\.ca: cannot be read: ENOENT/,
  ],
};

for (const [what, [text, place, says]] of Object.entries(mistakes).filter(
  ([, [, at]]) => at !== '',
))
  test(`${what} is reported at ${place}`, () => {
    refusedAt({ text: `${head}${text}\n`, file: '/acme/target.yaml', place, says });
  });
