import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from 'yaml';
import { sampleHar, type SampleFrame } from '../../../../testing/har/sample-har';
import { entriesIn } from '../recording/har-file';
import { recordingFrom } from '../recording/recording';
import { draftFrom } from './draft';

interface Drafted {
  readonly connect: Readonly<Record<string, unknown>>;
  readonly setup?: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;
  readonly rooms: Readonly<Record<string, unknown>> | null;
  readonly operations: Readonly<
    Record<string, Readonly<Record<string, unknown>> | 'unsupported' | undefined>
  >;
  readonly messages: Readonly<Record<string, unknown>>;
  readonly events?: Readonly<Record<string, string>>;
}

function drafted(sample: Parameters<typeof sampleHar>[0]): { text: string; target: Drafted } {
  const recording = recordingFrom(entriesIn(sampleHar(sample), 'a.har'), 'a.har');
  const { text } = draftFrom(recording, { name: 'Acme' });
  return { text, target: parse(text) as Drafted };
}

const connected: readonly SampleFrame[] = [
  ['>', '40'],
  ['<', '40{"sid":"socket-of-anna"}'],
];

test('finds a sender that receives none of its own messages, in those of another client', () => {
  const { target } = drafted({
    frames: [
      ...connected,
      ['>', '42["join","lobby"]'],
      ['>', '42["say",{"room":"lobby","text":"is anybody here"}]'],
      ['<', '42["said",{"room":"lobby","text":"yes, bob","from":"socket-of-bob"}]'],
      ['>', '42["leave","lobby"]'],
    ],
  });
  assert.equal(target.messages['sender'], 'excluded');
  assert.deepEqual(target.operations['join'], {
    event: 'join',
    payload: '{room}',
    done: 'none',
    delivered: 'absent',
  });
  assert.deepEqual(target.operations['sendToRoom'], {
    event: 'say',
    payload: { room: '{room}', text: '{body}' },
    done: 'none',
    delivered: { event: 'said', body: 'text', room: 'room', from: 'absent' },
  });
});

test('maps one room at a time: what is sent and left has no room in it', () => {
  const { target, text } = drafted({
    frames: [
      ...connected,
      ['>', '421["join","lobby"]'],
      ['<', '431[{"ok":true}]'],
      ['>', '422["say","good evening everybody"]'],
      ['<', '42["said",{"room":"lobby","text":"good evening everybody"}]'],
      ['<', '432[{"ok":true}]'],
      ['>', '423["leave"]'],
      ['<', '433[{"ok":true}]'],
    ],
  });
  const { join, leave, sendToRoom } = target.operations;
  assert.deepEqual(join, { event: 'join', payload: '{room}', done: 'ack', delivered: 'absent' });
  assert.deepEqual(leave, { event: 'leave', args: [], done: 'ack', delivered: 'absent' });
  assert.deepEqual(sendToRoom, {
    event: 'say',
    payload: '{body}',
    done: 'ack',
    delivered: { event: 'said', body: 'text', room: 'room', from: 'absent' },
  });
  assert.match(text, /#atOnce: one/);
});

test('prefers the event of a message to a snapshot that has its text, too', () => {
  const { target } = drafted({
    frames: [
      ...connected,
      ['>', '42["join","lobby"]'],
      ['>', '42["say",{"room":"lobby","text":"hello there"}]'],
      ['<', '42["state",{"rooms":[{"name":"lobby","last":"hello there"}]}]'],
      ['<', '42["message",{"room":"lobby","text":"hello there","from":"socket-of-anna"}]'],
    ],
  });
  const { delivered } = target.operations['sendToRoom'] as { delivered: object };
  assert.deepEqual(delivered, { event: 'message', body: 'text', room: 'room', from: 'from' });
  assert.deepEqual(target.events, { state: 'members' });
});

test('says which events it has not found, with those that the client sent', () => {
  const { target, text } = drafted({ frames: [...connected, ['>', '42["ping me",{"depth":3}]']] });
  for (const name of ['join', 'leave', 'sendToRoom']) {
    assert.equal(target.operations[name], undefined);
    assert.match(
      text,
      new RegExp(`# ${name}: not found in the recording; the client sent: ping me`),
    );
  }
});

test('says that a room of a list was created by no request', () => {
  const { text, target } = drafted({
    requests: [{ path: '/api/rooms', answer: [{ id: 'room-4711', title: 'Garden' }] }],
    frames: [...connected, ['>', '42["join",{"roomId":"room-4711"}]']],
  });
  assert.equal(target.setup, undefined);
  assert.match(text, /# The room was in the answer of GET \/api\/rooms/);
});

test('names events that may be the operation, if several may be', () => {
  const { text } = drafted({
    frames: [
      ...connected,
      ['>', '42["join",{"room":"lobby"}]'],
      ['<', '42["roomData",{"room":"lobby","users":[]}]'],
      ['<', '42["joined",{"room":"lobby"}]'],
      ['>', '42["subscribe",{"room":"lobby"}]'],
    ],
  });
  assert.match(text, /# Other events that may join: subscribe/);
  assert.match(text, /# Other events that came next: roomData/);
  assert.match(text, /done: \{ event: joined \}/);
});

test('takes no event for a confirmation that comes all the time', () => {
  const { target } = drafted({
    frames: [
      ...connected,
      ['>', '42["join",{"room":"lobby"}]'],
      ['<', '42["cursor moved",{"room":"lobby","x":1}]'],
      ['>', '42["say",{"room":"lobby","text":"good evening"}]'],
      ['<', '42["said",{"room":"lobby","text":"good evening"}]'],
    ],
  });
  assert.deepEqual(target.operations['join'], {
    event: 'join',
    payload: { room: '{room}' },
    done: 'none',
    delivered: 'absent',
  });
});

test('an event whose name has a line break ends no comment', () => {
  const { text } = drafted({ frames: [...connected, ['>', '42["join\\nevil: true","lobby"]']] });
  assert.equal(Object.hasOwn(parse(text) as object, 'evil'), false);
});
