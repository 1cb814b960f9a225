import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseRequirements } from '../requirements';
import { extended } from './extension';
import { historyOf } from './history';

const requirement = (id: string): string => `  - id: ${id}
    level: MUST
    title: A member receives a message
    capability: core
    source: https://socket.io/docs/v4/rooms/
    why: Without it, a room is silent.
`;
const first = parseRequirements(
  `set: '1.0'\nrequirements:\n${requirement('RM-01')}${requirement('AA-01')}`,
  '1.0.yaml',
);
const head = `set: '1.1'\nextends: '1.0'\nstatus: open\n`;
const changes = `changes:
  - id: RM-01
    level: SHOULD
    clause: ['6.4', '6.7']
    reason: The page does not promise it.
`;
const text = `${head}requirements:\n${requirement('RM-02')}    splitFrom: RM-01\n${changes}`;

test('a set contains what the one before it contains, with its own additions and changes', () => {
  const { set, requirements } = extended(first, text, '1.1.yaml');
  assert.equal(set, '1.1');
  assert.deepEqual(
    requirements.map(({ id, level, since }) => [id, level, since]),
    [
      ['RM-01', 'SHOULD', '1.0'],
      ['RM-02', 'MUST', '1.1'],
      ['AA-01', 'MUST', '1.0'],
    ],
  );
  assert.equal(requirements[1]?.splitFrom, 'RM-01');
});

test('each requirement tells its history', () => {
  const { requirements } = extended(first, text, '1.1.yaml');
  assert.deepEqual(requirements.map(historyOf), [
    [
      'since 1.0',
      'changed in 1.1: level was MUST, is SHOULD; clause was absent, is 6.4, 6.7 (The page does not promise it.)',
    ],
    ['since 1.1, split from RM-01'],
    ['since 1.0'],
  ]);
});

const mistakes: Readonly<Record<string, readonly [from: string, to: string, says: RegExp]>> = {
  'another earlier set': ["'1.0'", "'0.9'", /^1\.1\.yaml:2:10: extends: expected 1\.0/],
  'an id that is taken': [
    '- id: RM-02',
    '- id: RM-01',
    /:5:9: .*RM-01 is a requirement of set 1\.0/,
  ],
  'an unknown origin': ['splitFrom: RM-01', 'splitFrom: RM-09', /:11:16: .*no requirement RM-09/],
  'a change of an unknown requirement': [
    '  - id: RM-01\n    level',
    '  - id: RM-09\n    level',
    /:13:9: .*no requirement RM-09/,
  ],
  'a change without a reason': ['    reason: The page does not promise it.\n', '', /reason/],
  'a change that changes nothing': [
    "SHOULD\n    clause: ['6.4', '6.7']",
    'MUST',
    /:13:5: .*nothing of RM-01 is changed/,
  ],
};

for (const [what, [from, to, message]] of Object.entries(mistakes))
  test(`${what} is refused with its line`, () => {
    assert.ok(text.includes(from));
    assert.throws(() => extended(first, text.replace(from, to), '1.1.yaml'), { message });
  });
