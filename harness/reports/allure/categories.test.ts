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

const sent =
  'Then only bob receives "x"\nalice@1 sent "x" to the lobby (/chat)\n  expected recipients  bob@2\n';
const late = 'alice@1 sent "x"; unexpected copies came after the checks of the scenario\n';
const again = 'alice@1 sent messages to the lobby (/chat) again and again\n';
const other = 'Another answer or content than expected';

const messages: [string, string[]][] = [
  [`${sent}  received  bob@2 ✓   carol@3 ✗ unexpected: roomMessage {}`, ['Leak']],
  [`${sent}  received  bob@2 ✗ nothing`, ['Message that never came']],
  [`${sent}  received  bob@2 ✗ 2 copies: roomMessage {}`, ['Second or late copy']],
  [`${sent}  received  bob@2 ✗ 12 copies: roomMessage {}`, ['Second or late copy']],
  [`${sent}  received  bob@2 ✗ the event is direct, expected roomMessage`, [other]],
  [`${sent}  received  bob@2 ✗ body is "y", expected "x"`, [other]],
  [`${sent}  dave@1 ? the fence never arrived: its silence proves nothing`, ['Silence not proven']],
  [`${late}  bob@1 on /chat: expected one copy, received 2`, ['Second or late copy']],
  [`${late}  eve@1 on /chat: expected silence, received 1`, ['Leak', 'Second or late copy']],
  [
    'the fence of bob@1\n  expected  to arrive at all clients\n  received  it never came to eve@1',
    ['Silence not proven'],
  ],
  [
    `${again}  expected  one message that reaches all of bob@1\n  received  no try reached all of them`,
    ['Message that never came'],
  ],
  ['timed out after 5 s waiting for the answer to joinRoom', ['No answer in time']],
  ['the members\n  expected  ["a"]\n  received  []', [other]],
  ['the answers\n  expected  a: 1\n            b: 2\n  received  a: 3', [other]],
  ['join was acknowledged with (1), expected { ok: … } (Contract 5.5)', [other]],
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
