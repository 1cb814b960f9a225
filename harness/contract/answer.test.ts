import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answerCode, isOneOf, refusal } from './answer';

const own = "refused with the target's own error";

/** Each error of a target, with the code and the message of its refusal. */
const refusals: readonly (readonly [unknown, string, string])[] = [
  [{ code: 'INVALID', message: 'no room' }, 'INVALID', 'no room'],
  ['FORBIDDEN', 'FORBIDDEN', 'FORBIDDEN'],
  ['no such room', own, 'no such room'],
  [{ code: 'BAD_NAME', message: 'letters only' }, own, 'BAD_NAME: letters only'],
  [{ code: 'BAD_NAME' }, own, 'BAD_NAME'],
  [{ reason: 'full' }, own, '{"reason":"full"}'],
  [{ code: own, message: 'full' }, own, 'full'],
  [undefined, own, 'nothing'],
];

for (const [error, code, message] of refusals)
  test(`a target refuses with ${JSON.stringify(error)}`, () => {
    assert.deepEqual(refusal(error), { ok: false, error: { code, message } });
  });

test("a target's own error stands for each code of the contract", () => {
  const code = answerCode(refusal({ code: 'BAD_NAME' }));
  assert.ok(isOneOf(code, ['INVALID']));
  assert.ok(!isOneOf(code, ['ok']));
});
