import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Driver } from '../../../harness/drivers/driver';
import { contractMapping } from '../../../harness/drivers/mapping';
import { RoomDirectory } from '../../../harness/drivers/rooms/room-directory';
import type { Participant } from '../participants/participant';
import { audiencePattern, templateFor } from './audience';

const clientNamed = (name: string, driver: object = new Driver()): Participant =>
  ({
    name,
    label: `${name}@1`,
    namespaceFor: (named?: string) => named ?? '/chat',
    idIn: (namespace: string) => `${name} in ${namespace}`,
    idsIn: (namespace: string) => [`old ${name} in ${namespace}`, `${name} in ${namespace}`],
    driver,
  }) as unknown as Participant;

const context = {
  rooms: { nameOf: ({ name }: { readonly name: string }) => `s-${name}` },
  participants: { find: (name: string) => clientNamed(name) },
};

/** Each audience, with the operation and the values under which messages to it are sent. */
const audiences: Readonly<Record<string, readonly [operation: string, values: object]>> = {
  'the lobby': ['sendToRoom', { room: 's-lobby' }],
  'the lobby of "/news"': ['sendToRoom', { room: 's-lobby' }],
  'the lobby and the garden': ['sendToRooms', { rooms: ['s-lobby', 's-garden'] }],
  'the room exactly named "a, b"': ['sendToRoom', { room: 's-a, b' }],
  'the others in the lobby': ['sendToOthersInRoom', { room: 's-lobby' }],
  'the lobby except bob': ['sendToRoomExcept', { room: 's-lobby', except: 'bob in /chat' }],
  'the lobby except the garden': ['sendToRoomExcept', { room: 's-lobby', except: 's-garden' }],
  'the lobby except bob\'s id in "/news"': [
    'sendToRoomExcept',
    { room: 's-lobby', except: 'bob in /news' },
  ],
  everyone: ['sendToAll', {}],
  'everyone in "/news"': ['sendToAll', {}],
  'everyone else': ['sendToOthers', {}],
  "everyone through the gateway's server": ['sendToAllByServer', {}],
  bob: ['sendToOne', { to: 'bob in /chat' }],
  "bob's phone": ['sendToOne', { to: "bob's phone in /chat" }],
  "bob's previous id": ['sendToOne', { to: 'old bob in /chat' }],
  'bob\'s id in "/news"': ['sendToOne', { to: 'bob in /news' }],
  'the name of the lobby as an id': ['sendToOne', { to: 's-lobby' }],
  'a missing room': ['sendToRoom', { room: undefined }],
  'the invalid room 42': ['sendToRoom', { room: 42 }],
  'the invalid rooms ["(lobby)", ""]': ['sendToRooms', { rooms: ['s-lobby', ''] }],
};

for (const [audience, [operation, values]] of Object.entries(audiences)) {
  test(`a message to ${audience} is sent with ${operation}`, () => {
    assert.match(audience, new RegExp(`^${audiencePattern}$`));
    const template = templateFor(context, clientNamed('alice'), audience);
    assert.equal(template.operation, operation);
    assert.deepEqual(template.values, values);
    assert.equal(template.audience, audience);
  });
}

test('the namespace is the one that is named, or the only one of the sender', () => {
  const namespaceOf = (audience: string): string =>
    templateFor(context, clientNamed('alice'), audience).namespace;
  assert.equal(namespaceOf('the lobby of "/news"'), '/news');
  assert.equal(namespaceOf('everyone in "/news"'), '/news');
  assert.equal(namespaceOf('the lobby'), '/chat');
});

test('a number is no invalid room where the target makes the ids of rooms', () => {
  const numbered = new RoomDirectory(() => Promise.resolve(42));
  const driver = new Driver(contractMapping, () => undefined, numbered);
  assert.throws(
    () => templateFor(context, clientNamed('alice', driver), 'the invalid room 42'),
    /a number may be one \(setup\.room\)/,
  );
  const missing = templateFor(context, clientNamed('alice', driver), 'the invalid room null');
  assert.deepEqual(missing.values, { room: null });
});

test('a room whose name is not of the scenario alone is shared with others', () => {
  const shared = Object.keys(audiences).filter(
    (audience) => templateFor(context, clientNamed('alice'), audience).isSharedRoom,
  );
  assert.deepEqual(shared, [
    'a missing room',
    'the invalid room 42',
    'the invalid rooms ["(lobby)", ""]',
  ]);
});

test('a modifier changes the payload, the body or the sender', () => {
  const templateOf = (audience: string) => templateFor(context, clientNamed('alice'), audience);
  assert.deepEqual(templateOf('the lobby with the volatile flag').extra, { volatile: true });
  assert.deepEqual(templateOf('the lobby with the local flag').extra, { local: true });
  const off = templateOf('the lobby with the volatile and local flags off');
  assert.deepEqual(
    [off.extra, off.audience],
    [{ volatile: false, local: false }, 'the lobby with the volatile and local flags off'],
  );
  const both = templateOf('the lobby with the volatile and local flags');
  assert.deepEqual(both.extra, { volatile: true, local: true });
  const forged = templateOf("the lobby with carol's id in the from field");
  assert.deepEqual(forged.extra, { from: 'carol in /chat' });
  assert.equal(templateOf('the lobby in a message of 9 bytes').wrap?.('hello'), 'hello....');
  const { copies } = templateOf('the lobby with 3 attachments').wrap?.('hello') as {
    copies: Buffer[];
  };
  assert.equal(copies.length, 3);
});

test('what is no audience is an error', () => {
  assert.throws(() => templateFor(context, clientNamed('alice'), 'whomever'), /is no audience/);
});
