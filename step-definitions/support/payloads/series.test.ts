import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Packet } from '../../../harness/client/packet';
import { Inbox } from '../../../harness/client/inbox';
import type { OperationAnswer } from '../../../harness/contract/answer';
import { Driver } from '../../../harness/drivers/driver';
import { contractMapping, type ConfirmationForm } from '../../../harness/drivers/mapping';
import type { MessageTemplate } from '../messages/message-template';
import type { StandIns } from '../messages/stand-ins';
import type { Participant } from '../participants/participant';
import { PayloadSeries, sendEach } from './payload-series';
import { assertSeriesReceived } from './series-checks';

type Answer = (text: string) => OperationAnswer;

/** Returns a client of a target whose messages are of its own, confirmed like this. */
function clientOf(done: ConfirmationForm, answer: Answer): Participant {
  const delivered = { event: 'said', body: 'text', from: 'absent' };
  const args = [{ room: '{room}', text: '{body}' }];
  const sendToRoom = { event: 'say', args, done, delivered };
  const driver = new Driver({ ...contractMapping, operations: { sendToRoom } });
  const ask = (_: string, __: string, { body }: { body: string }): Promise<OperationAnswer> =>
    Promise.resolve(answer(body));
  const inbox = new Inbox();
  return { driver, ask, inbox, allIds: [], namespaceFor: () => '/chat' } as unknown as Participant;
}

/** Sends all texts to a target that delivers them as they arrive, or not at all, and checks what a member received. */
async function check(
  done: ConfirmationForm,
  answer: Answer,
  arrives: (text: string) => string | undefined,
) {
  const [sender, member] = [clientOf(done, answer), clientOf(done, answer)];
  const payloads = new PayloadSeries();
  const parts = {
    payloads,
    standIns: { admit: () => Promise.resolve(), includes: () => true } as unknown as StandIns,
    participants: { all: [sender, member] },
    messages: { settle: () => Promise.resolve() },
  };
  const template: MessageTemplate = {
    ...{ sender, operation: 'sendToRoom', namespace: '/chat' },
    ...{ audience: 'the lobby', values: { room: 'lobby' } },
  };
  await sendEach(parts, template, 'texts');
  for (const { sent } of payloads.current().rows) {
    const text = arrives(String(sent));
    const packet = { namespace: '/chat', type: 'EVENT', event: 'said' } as const;
    if (text !== undefined)
      member.inbox.add({ ...packet, args: [{ room: 'lobby', text }] } satisfies Packet);
  }
  await assertSeriesReceived(parts, [member]);
}

const always: Answer = () => ({ ok: true });
const unlessEmpty: Answer = (text) =>
  text === '' ? { ok: false, error: { code: 'INVALID', message: 'empty' } } : { ok: true };
const same = (text: string): string => text;

test('a target of its own may refuse the empty text with an acknowledgement', async () => {
  await check('ack', unlessEmpty, same);
  await check({ ack: { where: { status: 0 } } }, unlessEmpty, same);
});

test('a target of its own that confirms nothing may ignore the empty text', async () => {
  await check('none', always, (text) => (text === '' ? undefined : text));
  await check('none', always, same);
});

test('the empty text that a target has accepted has to arrive', async () => {
  const lost = check('ack', always, (text) => (text === '' ? undefined : text));
  await assert.rejects(lost, /expected .*an empty text/s);
});

test('a text that arrives changed is shown as it came', async () => {
  const escaped = check('none', always, (text) => text.replaceAll('"', '&quot;'));
  await assert.rejects(escaped, /expected .*quotes and backslashes.*received .*&quot;/s);
});
