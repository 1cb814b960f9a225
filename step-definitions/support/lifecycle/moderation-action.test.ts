import assert from 'node:assert/strict';
import { test } from 'node:test';
import { moderationPattern, toModeration, type ModerationAction } from './moderation-action';
import { toWholeRoomAction, wholeRoomPattern } from './whole-rooms';

/** Parses what a moderator does, which has to be a whole parameter of a step. */
function parsed(text: string): ModerationAction {
  assert.match(text, new RegExp(`^${moderationPattern}$`));
  return toModeration(text);
}

test('a kick says whether to close the connection, or does not say it', () => {
  const { operation, member, namespace, close } = parsed('kicks bob from "/chat"');
  assert.deepEqual([operation, member, namespace, close], ['kick', 'bob', '/chat', undefined]);
  assert.equal(parsed('kicks bob from "/chat" and closes the connection').close, true);
  assert.equal(parsed('kicks bob from "/chat" and leaves the connection open').close, false);
});

test('a kick has the reason that a feature gives, or the usual one', () => {
  assert.equal(parsed('kicked bob from "/chat"').reason, 'against the rules');
  assert.equal(parsed('kicked bob from "/chat" for the reason ""').reason, '');
  const text = 'kicks everyone in the lobby for the reason " no "';
  assert.match(text, new RegExp(`^${wholeRoomPattern}$`));
  const { room, reason } = toWholeRoomAction(text);
  assert.deepEqual([room.name, reason], ['lobby', ' no ']);
});

test('the name of a room may be in the place of a member', () => {
  const { member, roomAsMember, room } = parsed(
    'summon the name of the lobby as an id into the garden',
  );
  assert.deepEqual([member, roomAsMember?.name, room?.name], ['', 'lobby', 'garden']);
  assert.equal(parsed('kick the name of the lobby as an id').room, undefined);
});
