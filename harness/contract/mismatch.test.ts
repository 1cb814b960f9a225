import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Mismatch } from './mismatch';

test('a mismatch names what was looked at, then what was expected and received', () => {
  const { message, name } = new Mismatch('the rooms of bob@2', "['lobby']", '[]');
  assert.equal(message, "the rooms of bob@2\n  expected  ['lobby']\n  received  []");
  assert.equal(name, 'Mismatch');
});

test('several lines are aligned with the first', () => {
  const { message } = new Mismatch('events', 'one', 'alice@1  one\nbob@2  two');
  assert.equal(
    message,
    'events\n  expected  one\n  received  alice@1  one\n            bob@2  two',
  );
});

test('a mismatch keeps its cause', () => {
  const cause = new Error('closed');
  assert.equal(new Mismatch('a', 'b', 'c', { cause }).cause, cause);
});

test('a refusal because of too many requests says where to look', () => {
  const { message } = new Mismatch('alice sent "hi"', 'ok', "{ code: 'RATE_LIMITED' }");
  assert.match(message, /\n {2}look at {3}limits\.messagesPerSecond in the target file/);
  assert.doesNotMatch(new Mismatch('a', 'INVALID', 'RATE_LIMITED').message, /look at/);
});
