import { defineParameterType } from '@cucumber/cucumber';
import { moderationPattern, toModeration } from './support/lifecycle/moderation-action';
import { toWholeRoomAction, wholeRoomPattern } from './support/lifecycle/whole-rooms';
import { audiencePattern } from './support/messages/audience';
import { tokenPattern } from './support/participants/credentials';
import { emissionPattern, toEmission } from './support/nestjs/emission';
import { outcomePattern } from './support/participants/attempt-outcome';
import {
  clientNames,
  clientPattern,
  clientsPattern,
  listed,
} from './support/participants/client-names';
import {
  namespacePattern,
  namespacesPattern,
  unquoted,
} from './support/participants/namespace-names';
import { toServerReference } from './support/participants/server-reference';
import { valuePattern } from './support/payloads/json-value';
import {
  roomPattern,
  roomsPattern,
  toRoomReference,
  toRoomReferences,
} from './support/rooms/room-reference';
import { answerPattern, toAnswer } from './support/messages/answer-value';
import { receiversPattern, toReceivers } from './support/messages/receivers';
import { roomSetPattern } from './support/rooms/room-set';
import { sessionPattern } from './support/lifecycle/recovery';

defineParameterType({ name: 'client', regexp: new RegExp(clientPattern), transformer: String });
defineParameterType({
  name: 'clients',
  regexp: new RegExp(clientsPattern),
  transformer: clientNames,
});
defineParameterType({
  name: 'recipients',
  regexp: new RegExp(`nobody|only ${clientsPattern}`),
  transformer: (text: string) => (text === 'nobody' ? [] : clientNames(text.replace('only ', ''))),
});
defineParameterType({
  name: 'receivers',
  regexp: new RegExp(receiversPattern),
  transformer: toReceivers,
});
defineParameterType({
  name: 'namespace',
  regexp: new RegExp(namespacePattern),
  transformer: unquoted,
});
defineParameterType({
  name: 'namespaces',
  regexp: new RegExp(namespacesPattern),
  transformer: (text: string) => listed(text).map(unquoted),
});
defineParameterType({
  name: 'room',
  regexp: new RegExp(roomPattern),
  transformer: toRoomReference,
});
defineParameterType({
  name: 'rooms',
  regexp: new RegExp(roomsPattern),
  transformer: toRoomReferences,
});
defineParameterType({ name: 'roomSet', regexp: new RegExp(roomSetPattern), transformer: String });
defineParameterType({
  name: 'server',
  regexp: /(?:disposable )?server \d|the short-timeout server/,
  transformer: toServerReference,
});
defineParameterType({
  name: 'servers',
  regexp: /the servers together|server \d/,
  transformer: String,
});
// A client is an audience as well, and in a snippet it should be a client.
defineParameterType({
  name: 'audience',
  regexp: new RegExp(audiencePattern),
  transformer: String,
  useForSnippets: false,
});
defineParameterType({ name: 'token', regexp: new RegExp(tokenPattern), transformer: String });
defineParameterType({ name: 'session', regexp: new RegExp(sessionPattern), transformer: String });
defineParameterType({ name: 'outcome', regexp: new RegExp(outcomePattern), transformer: String });
defineParameterType({
  name: 'moderation',
  regexp: new RegExp(moderationPattern),
  transformer: toModeration,
});
defineParameterType({
  name: 'wholeRoom',
  regexp: new RegExp(wholeRoomPattern),
  transformer: toWholeRoomAction,
});
defineParameterType({
  name: 'value',
  regexp: new RegExp(valuePattern),
  transformer: (text: string) => JSON.parse(text) as unknown,
});
defineParameterType({
  name: 'answer',
  regexp: new RegExp(answerPattern),
  transformer: toAnswer,
});
defineParameterType({
  name: 'change',
  regexp: /(?:one|two|three) (?:more|fewer) transports?/,
  transformer: (text: string) =>
    (['one', 'two', 'three'].indexOf(text.split(' ')[0] ?? '') + 1) *
    (text.includes(' more ') ? 1 : -1),
});
defineParameterType({
  name: 'emission',
  regexp: new RegExp(emissionPattern),
  transformer: toEmission,
});
// These match any words, so that a snippet for an undefined step would consist of nothing else.
defineParameterType({
  name: 'table',
  regexp: /[A-Za-z]+(?: [A-Za-z]+)*/,
  transformer: String,
  useForSnippets: false,
});
defineParameterType({
  name: 'operation',
  regexp: /[a-z]+(?:[A-Z][a-z]+)*/,
  transformer: String,
  useForSnippets: false,
});
defineParameterType({
  name: 'joinOrLeave',
  regexp: /join and leave|join|leave/,
  transformer: (text: string) => text.split(' and '),
});
defineParameterType({
  name: 'counted',
  regexp: /message sent|copy delivered/,
  transformer: (text: string) => (text === 'message sent' ? 'received' : 'delivered'),
});
defineParameterType({
  name: 'joinedOrLeft',
  regexp: /joined|left/,
  transformer: (text: string) => (text === 'joined' ? 'join' : 'leave'),
});
defineParameterType({
  name: 'connectedOrDisconnected',
  regexp: /connected|disconnected/,
  transformer: (text: string) => (text === 'connected' ? 'came' : 'went'),
});
defineParameterType({
  name: 'interruption',
  regexp: /upgrades to WebSocket|loses the connection, reconnects and joins again/,
  transformer: String,
});
defineParameterType({ name: 'protocol', regexp: /HTTP|WebSocket/, transformer: String });
defineParameterType({
  name: 'randomActions',
  regexp: /connect, join, leave, send(?: and disconnect|, disconnect, kick, evict and summon)/,
  transformer: String,
});
defineParameterType({
  name: 'moment',
  regexp: /without waiting for an answer|as soon as the server has answered/,
  transformer: String,
});
defineParameterType({
  name: 'answers',
  regexp: new RegExp(`no answers|the answer ${answerPattern} from ${clientsPattern}`),
  transformer: String,
});
defineParameterType({
  name: 'completeness',
  regexp: /complete or incomplete|complete|incomplete/,
  transformer: (text: string) => (text.includes(' or ') ? undefined : text === 'complete'),
});
