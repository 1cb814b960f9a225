import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Driver } from '../../../harness/drivers/driver';
import { contractMapping, type Mapping } from '../../../harness/drivers/mapping';
import { assertOutcome, Attempts } from '../participants/attempts';
import { tryToSend } from './attempted-messages';

/** Sends a message to a missing room, which the target accepts, and expects a refusal. */
async function expectRefusal(operations: Mapping['operations']): Promise<void> {
  const driver = new Driver({ ...contractMapping, operations });
  const attempts = new Attempts();
  const messages = { send: () => Promise.resolve({ ok: true }) };
  const sender = { driver, name: 'eve', label: 'eve@1' };
  const template = { sender, operation: 'sendToRoom', audience: 'a missing room' };
  await tryToSend({ messages, attempts } as never, template as never, 'to nobody');
  assertOutcome(attempts.last(), 'INVALID');
}

test('a target of its own may accept a message to a missing room', async () => {
  const sendToRoom = { event: 'say', args: ['{body}'], refused: { event: 'exception' } };
  await assert.rejects(expectRefusal({ sendToRoom }), {
    name: 'NotApplicableError',
    message: 'the target has its own rules for messages: it accepts one to a missing room',
  });
});

test('a target with the operations of the contract has to refuse a message to a missing room', async () => {
  await assert.rejects(expectRefusal({}), { name: 'Mismatch', message: /expected {2}INVALID/ });
});
