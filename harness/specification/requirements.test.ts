import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseRequirements } from './requirements';

const requirement = `  - id: RM-01
    level: MUST
    title: A member receives a message sent to the room
    capability: core
    source: https://socket.io/docs/v4/rooms/
    why: Without it, a room is silent.
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
    title: 'A member receives a message sent to the room',
    capability: 'core',
    source: 'https://socket.io/docs/v4/rooms/',
    why: 'Without it, a room is silent.',
    since: '1.0',
  });
});

test('a wrong value is refused with its line and the values that are allowed', () => {
  const wrong = text.replace('MUST', 'must');
  refused(
    wrong,
    /^fixtures\/1\.0\.yaml:4:12: requirements\.0\.level: expected one of: MUST, SHOULD, MAY/,
  );
});

for (const key of ['title', 'why'])
  test(`a requirement without ${key} is refused`, () => {
    const without = text.replace(new RegExp(` {4}${key}.*\\n`), '');
    refused(without, new RegExp(`^fixtures/1\\.0\\.yaml:3:5: requirements\\.0\\.${key}: `));
  });

test('an unknown key is refused by its name', () => {
  refused(`${text}    reason: none\n`, /:9:5: requirements\.0: .*"reason"/);
});

test('an id that is already taken is refused at its second use', () => {
  refused(text + requirement, /^fixtures\/1\.0\.yaml:9:9: .*RM-01 is already taken/);
});

test('invalid YAML is refused with its line', () => {
  refused('set: [1.0\nrequirements: x', /^fixtures\/1\.0\.yaml:\d+:\d+: /);
});

test('an empty text is refused', () => {
  refused('', /^fixtures\/1\.0\.yaml:1:1: /);
});
