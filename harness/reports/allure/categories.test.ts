import assert from 'node:assert/strict';
import { test } from 'node:test';
import { categories } from './categories';

/** As Allure does it: the whole message, and a dot is the end of a line, too. */
function kindsOf(status: 'failed' | 'broken' | 'skipped', message: string): string[] {
  return categories
    .filter(({ matchedStatuses }) => matchedStatuses.includes(status))
    .filter(({ messageRegex = '.*' }) => new RegExp(`^(?:${messageRegex})$`, 's').test(message))
    .map(({ name }) => name.split(':')[0] ?? '');
}

const told = 'Then only bob receives "x"\nalice@1 told the lobby of /chat "x"\n';
const right = '  ✓ dave@1 on /chat: heard nothing, as expected\n';
const sent =
  'Then only bob receives "x"\nalice@1 sent "x" to the lobby (/chat)\n  expected recipients  bob@2\n';

const messages: [string, string[]][] = [
  [`${sent}  received  bob@2 ✓   carol@3 ✗ unexpected: roomMessage {}`, ['Leak']],
  [`${sent}  received  bob@2 ✗ nothing`, ['Message that never came']],
  [`${sent}  fence never arrived   dave@1  (their silence proves nothing)`, ['Silence not proven']],
  ['the members\n  expected  ["a"]\n  received  []', ['Another answer or content than expected']],
  [`${told}${right}  ✗ eve@1 on /chat: expected silence, heard 1: roomMessage {}`, ['Leak']],
  [
    `${told}${right}  ✗ bob@2 on /chat: expected one copy, heard nothing`,
    ['Message that never came'],
  ],
  [
    `${told}  ✗ bob@2 on /chat: expected one copy, heard 2: roomMessage {}`,
    ['Second or late copy'],
  ],
  [`${told}  ✗ bob@2 on /chat: expected one copy at most, heard 12: x`, ['Second or late copy']],
  ["x; after the scenario's own checks more of it came:\n  bob@1: y", ['Second or late copy']],
  [
    '  bob: the fence told after it never came, so its silence proves nothing',
    ['Silence not proven'],
  ],
  ['timed out after 5 s waiting for the answer to joinRoom', ['No answer in time']],
  ['the members\n  expected  ["a"]\n  observed  []', ['Another answer or content than expected']],
  ['expected HTTP 400, observed 200', ['Another answer or content than expected']],
  ['the server is gone', []],
];

for (const [message, kinds] of messages)
  test(`"${message.split('\n').at(-1) ?? ''}" is ${kinds.join() || 'of no kind'}`, () => {
    assert.deepEqual(kindsOf('failed', message), kinds);
  });

test('skipped scenarios are sorted by reason, and broken ones are not about the target', () => {
  assert.deepEqual(kindsOf('skipped', 'expected failure: a bug\n\nThen x'), ['Listed deviations']);
  assert.deepEqual(kindsOf('skipped', 'not applicable: x'), ['Not applicable to the target']);
  assert.deepEqual(kindsOf('skipped', 'not run: x'), ['Not run']);
  assert.deepEqual(kindsOf('broken', 'x'), ['Problems of the run itself']);
});
