import assert from 'node:assert/strict';
import { test } from 'node:test';
import { failureBlock } from './failure-block';

test('a failure is printed as a block with one line for each fact that is known', () => {
  const block = failureBlock({
    what: 'join does not work',
    sent: 'enter ["lobby"]',
    expected: 'an acknowledgement',
    received: ['nothing', 'for 5 s'],
    lookAt: 'operations.join in the target file',
    whatToDo: 'map it',
    output: ['  last output', '    up'],
  });
  assert.deepEqual(block.split('\n'), [
    'join does not work',
    '  sent        enter ["lobby"]',
    '  expected    an acknowledgement',
    '  received    nothing',
    '              for 5 s',
    '  look at     operations.join in the target file',
    '  what to do  map it',
    '  last output',
    '    up',
  ]);
  assert.equal(failureBlock({ what: 'no answer' }), 'no answer');
});
