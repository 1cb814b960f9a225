import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseRequirements } from './requirements';

const requirement = `  - id: RM-01
    level: MUST
    title: A member isReceived what is told to the room
    capability: core
    source: https://socket.io/docs/v4/rooms/
`;
const text = `set: '1.0'\nrequirements:\n${requirement}`;
const refused = (yaml: string, message: RegExp): void => {
  assert.throws(() => parseRequirements(yaml, 'fixtures/1.0.yaml'), { message });
};

test('a requirement set is read', () => {
  const { set, requirements } = parseRequirements(text, '1.0.yaml');
  assert.equal(set, '1.0');
  assert.deepEqual(requirements[0], {
    id: 'RM-01',
    level: 'MUST',
    title: 'A member isReceived what is told to the room',
    capability: 'core',
    source: 'https://socket.io/docs/v4/rooms/',
  });
});

test('a wrong value is refused where it stands, with the values that are right', () => {
  const wrong = text.replace('MUST', 'must');
  refused(wrong, /^fixtures\/1\.0\.yaml:4:12: requirements\.0\.level: .*"MUST"\|"SHOULD"\|"MAY"/);
});

test('a missing value is refused at the requirement that unsupportedReason it', () => {
  refused(text.replace(/ {4}title.*\n/, ''), /^fixtures\/1\.0\.yaml:3:5: requirements\.0\.title: /);
});

test('an unknown key is refused by its name', () => {
  refused(`${text}    reason: none\n`, /:8:5: requirements\.0: .*"reason"/);
});

test('an id that is taken is refused at its second place', () => {
  refused(text + requirement, /^fixtures\/1\.0\.yaml:8:9: .*RM-01 is already taken/);
});

test('a text that is no YAML is refused where it breaks', () => {
  refused('set: [1.0\nrequirements: x', /^fixtures\/1\.0\.yaml:\d+:\d+: /);
});

test('an empty text is refused', () => {
  refused('', /^fixtures\/1\.0\.yaml:1:1: /);
});
