import assert from 'node:assert/strict';
import { test } from 'node:test';
import { disclosureIn, isRefusal } from './disclosures';

const revealing: Readonly<Record<string, string>> = {
  'Error: refused\n    at Socket.refuse (/srv/app/dist/main.js:12:3)': 'a stack trace',
  'refused\n    at file:///srv/app/main.mjs:1:2': 'a stack trace',
  'Traceback (most recent call last):\n  File "app.py", line 3': 'a stack trace',
  'java.lang.Error\n\tat com.example.Rooms.join(Rooms.java:12)': 'a stack trace',
  'cannot load /srv/app/rooms/join.py': 'a file of the server',
  'in join.ts:17': 'a file of the server',
  'see /srv/node_modules/socket.io': 'a file of the server',
  'JWT_SECRET is not set': 'a variable of the environment',
  'TypeError: x.y': 'a class of the server',
  "Cannot read properties of undefined (reading 'room')": 'a class of the server',
  'JWSSignatureVerificationFailed: JOSEError': 'a class of the server',
  'org.example.RoomException': 'a class of the server',
};

test('what a refusal discloses is found, wherever it stands', () => {
  for (const [text, kind] of Object.entries(revealing)) {
    assert.equal(disclosureIn({ ok: false, error: { message: text } })?.kind, kind, text);
    assert.equal(disclosureIn({ message: 'no', data: { details: [text] } })?.kind, kind, text);
  }
  assert.equal(disclosureIn({ data: { REDIS_URL: 1 } })?.kind, 'a variable of the environment');
});

test('a refusal in plain words discloses nothing', () => {
  const plain = [
    'The vault is closed.',
    'Internal server error',
    'Invalid namespace',
    'Invalid input: expected string, received number\n  → at room',
    'Too big: expected string to have <=512 characters\n  → at rooms[0]',
    'Forbidden resource',
    'The meeting is at 10:30',
    'unauthorized',
  ];
  for (const message of plain) assert.equal(disclosureIn({ message }), undefined, message);
});

test('what a client sent itself is no disclosure', () => {
  assert.equal(disclosureIn({ status: 'error', cause: { data: 'a.js:1' } }), undefined);
});

test('a refusal is an answer that is not ok, or has an error', () => {
  assert.equal(isRefusal({ ok: false }), true);
  assert.equal(isRefusal({ error: 'no' }), true);
  assert.equal(isRefusal({ ok: true, error: null }), false);
  assert.equal(isRefusal('text'), false);
});
