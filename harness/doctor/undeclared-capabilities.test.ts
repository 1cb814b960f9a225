import assert from 'node:assert/strict';
import { test } from 'node:test';
import { driverOf } from '../drivers/driver-of';
import type { Instance } from '../servers/instance';
import { parseTarget } from '../target-file/target-file';
import { chatting } from '../testing/bad-servers';
import { undeclaredCapabilities } from './undeclared-capabilities';

type Acknowledge = (answer: unknown) => void;

const served = (text: string) => {
  const target = parseTarget(
    `name: Acme\nstart: { reference: true }\n${text}`,
    '/acme/target.yaml',
  );
  return async (url: string): Promise<string[]> =>
    await undeclaredCapabilities({ number: 1, url } as Instance, target, driverOf(target));
};

test('a capability that a server has without declaring it is found', async (t) => {
  const url = await chatting(t, (io) =>
    io.of('/chat').on('connection', (socket) => {
      socket.on('joinRoom', (_room: string, acknowledge: Acknowledge) => {
        acknowledge({ ok: true });
      });
      socket.on('members', (_room: string, acknowledge: Acknowledge) => {
        acknowledge({ ok: true, members: [] });
      });
      socket.on('evict', (_payload: unknown, acknowledge: Acknowledge) => {
        acknowledge({ ok: false, error: { code: 'UNKNOWN', message: 'no such event' } });
      });
    }),
  );
  assert.deepEqual(await served('timeouts: { answer: 200ms }')(url), [
    'the target does not declare roster, but members succeeds: add roster to capabilities to include its scenarios',
  ]);
  const declared = 'capabilities: [roster]\ntimeouts: { answer: 200ms }';
  assert.deepEqual(await served(declared)(url), []);
  const unsupported = 'operations: { members: unsupported }\ntimeouts: { answer: 200ms }';
  assert.deepEqual(await served(unsupported)(url), []);
});
