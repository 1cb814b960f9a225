import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NamespaceNames } from '../../../harness/contract/namespace-names';
import { PacketNames } from './packet-names';

const own = new PacketNames(new NamespaceNames({ chat: '/', news: '/rooms/press' }));
const contract = new PacketNames(new NamespaceNames());

test("frames carry the target's name for their namespace", () => {
  const frames = [
    ['40/chat,', '40'],
    ['42/chat,17["message","/chat,"]', '4217["message","/chat,"]'],
    ['451-/chat,["message"]', '451-["message"]'],
    ['45x-/chat,["message"]', '45x-["message"]'],
    ['42/news,["x"]', '42/rooms/press,["x"]'],
    ['43/chat,7{}', '437{}'],
    ['4', '4'],
    ['hello', 'hello'],
  ];
  for (const [frame = '', sent] of frames) {
    assert.equal(own.translate(frame), sent);
    assert.equal(contract.translate(frame), frame);
  }
});

test('packets of the main namespace differ from those of other namespaces', () => {
  const shape = own.shape(String.raw`4\d(?:\d+-)?`, '/chat');
  for (const frame of ['40{"sid":"x"}', '42["said","a/b"]', '451-["said"]', '4317[]'])
    assert.match(frame, shape);
  for (const frame of ['40/rooms/press,{}', '42/rooms/press,["said"]', '451-/rooms/press,["said"]'])
    assert.doesNotMatch(frame, shape);
});

test('an event has its name in its namespace, with or without attachments', () => {
  const said = own.event('/news', 'said');
  assert.match('42/rooms/press,["said",1]', said);
  assert.match('451-/rooms/press,["said",{"_placeholder":true,"num":0}]', said);
  assert.doesNotMatch('42/rooms/press,["said again"]', said);
  assert.doesNotMatch('42["said"]', said);
  assert.equal(own.acknowledgement('/chat', 17), '4317[');
});
