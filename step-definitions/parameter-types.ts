import { defineParameterType } from '@cucumber/cucumber';
import { handlerNames } from './support/nestjs/handler-calls';
import type { RoomWord } from './support/world';

const person = /(?:alice|bob|carol|dave|eve)(?:'s phone)?/.source;
const people = `${person}(?:, ${person})*(?: and ${person})?`;
const namespace = /"\/[^" ]*"/.source;
const room = `the (?:room (?:exactly named )?"[^"]*"|[a-z]+)(?: of ${namespace})?`;
const ordinals = ['first', 'second', 'third'];

const listed = (text: string): string[] => text.split(/, | and /);
const unquoted = (text: string): string => text.slice(1, -1);

function toRoomWord(text: string): RoomWord {
  const parts = /^the (?:room (exactly named )?"([^"]*)"|([a-z]+))(?: of "(.*)")?$/.exec(text);
  const [, exactly, quoted, word, namespace] = parts ?? [];
  return { name: quoted ?? word ?? '', exact: exactly !== undefined, namespace };
}

defineParameterType({ name: 'participant', regexp: new RegExp(person), transformer: String });
defineParameterType({ name: 'participants', regexp: new RegExp(people), transformer: listed });
defineParameterType({ name: 'namespace', regexp: new RegExp(namespace), transformer: unquoted });
defineParameterType({
  name: 'namespaces',
  regexp: new RegExp(`${namespace}(?:, ${namespace})*(?: and ${namespace})?`),
  transformer: (text: string) => listed(text).map(unquoted),
});
defineParameterType({ name: 'room', regexp: new RegExp(room), transformer: toRoomWord });
defineParameterType({
  name: 'rooms',
  regexp: new RegExp(`${room}(?:, ${room})*(?: and ${room})?`),
  transformer: (text: string) => listed(text).map(toRoomWord),
});
defineParameterType({
  name: 'server',
  regexp: new RegExp(`the (?:${ordinals.join('|')}) server`),
  transformer: (text: string) => ordinals.findIndex((ordinal) => text.includes(ordinal)) + 1,
});
defineParameterType({
  name: 'mortal',
  regexp: new RegExp(`the (?:${ordinals.join('|')}) mortal server`),
  transformer: (text: string) => ordinals.findIndex((ordinal) => text.includes(ordinal)) + 1,
});
defineParameterType({
  name: 'apart',
  regexp: /the (?:first|second) of two servers without a backplane/,
  transformer: (text: string) => (text.includes('first') ? 0 : 1),
});
defineParameterType({
  name: 'transport',
  regexp: /over WebSocket|by polling, about to upgrade|by polling/,
  transformer: (text: string) => {
    if (text.includes('upgrade')) return 'upgrade';
    return text === 'by polling' ? 'polling' : 'websocket';
  },
});
defineParameterType({
  name: 'code',
  regexp: /[A-Z_]+|unauthorized|forbidden/,
  transformer: String,
});
defineParameterType({
  name: 'value',
  regexp: /null|true|false|-?\d+|"[^"]*"|\[.*\]|\{.*\}/,
  transformer: (text: string) => JSON.parse(text) as unknown,
});
defineParameterType({
  name: 'joinedOrLeft',
  regexp: /joined|left/,
  transformer: (text: string) => `${text}Room`,
});
defineParameterType({
  name: 'credential',
  regexp:
    /no token|a malformed token|a forged token|an unsigned token|an expired token|a (?:member|moderator)'s token/,
  transformer: String,
});
defineParameterType({
  name: 'form',
  regexp: /missing|null|empty|a number|a list/,
  transformer: String,
});
defineParameterType({
  name: 'flaw',
  regexp: /is empty|holds the lobby and an empty one/,
  transformer: String,
});
defineParameterType({ name: 'doing', regexp: /[a-z ,']+/, transformer: String });
defineParameterType({ name: 'summonOrEvict', regexp: /summon|evict/, transformer: String });
defineParameterType({
  name: 'haste',
  regexp: /without waiting|as soon as there is an answer/,
  transformer: String,
});
defineParameterType({ name: 'joinOrLeave', regexp: /join|leave/, transformer: String });
defineParameterType({
  name: 'table',
  regexp: /[A-Za-z]+(?: [A-Za-z]+)*/,
  transformer: String,
});
defineParameterType({
  name: 'handler',
  regexp: new RegExp(handlerNames.join('|')),
  transformer: String,
});
defineParameterType({ name: 'fails', regexp: /throws|rejects/, transformer: String });
defineParameterType({ name: 'cameOrWent', regexp: /came|went/, transformer: String });
defineParameterType({
  name: 'forgery',
  regexp:
    /a made-up session|a made-up place in the session|a number for a session|a list for a session|an object for the place in the session/,
  transformer: String,
});
