import type { Driver } from '../../../harness/drivers/driver';
import { clientPattern } from '../participants/client-names';
import { namespacePattern, unquoted } from '../participants/namespace-names';
import type { Participant } from '../participants/participant';
import { valuePattern } from '../payloads/json-value';
import { withRoomNames } from '../payloads/placeholders';
import {
  roomPattern,
  roomsPattern,
  toRoomReference,
  toRoomReferences,
} from '../rooms/room-reference';
import type { RoomNames } from '../rooms/scenario-rooms';
import {
  excluding,
  toClient,
  toId,
  toNamespace,
  toRoom,
  toRooms,
  type MessageTemplate,
} from './message-template';
import { modified, modifierPattern } from './modifiers';

/** What an audience may name. */
export interface AudienceContext {
  readonly rooms: RoomNames;
  readonly participants: { find(name: string): Participant };
}

const id = `${clientPattern}'s (?:previous id|id(?: in ${namespacePattern})?)`;
const nameAsId = `the name of ${roomPattern} as an id`;
const everyone = `everyone(?: else)?(?: in ${namespacePattern})?(?: through the gateway's server)?`;
const rooms = `${roomsPattern}(?: except (?:${id}|${clientPattern}|${roomPattern}))?`;
const invalid = `a missing room|the invalid rooms? ${valuePattern}`;
const kinds = [
  everyone,
  `the others in ${roomPattern}`,
  invalid,
  nameAsId,
  id,
  rooms,
  clientPattern,
];

/** Source of a regular expression for the audience of a message, and how the message is sent. */
export const audiencePattern = `(?:${kinds.join('|')})${modifierPattern}`;

/** Returns the template of messages to an audience, as a feature names it. Throws if nothing fits. */
export function templateFor(
  context: AudienceContext,
  sender: Participant,
  text: string,
): MessageTemplate {
  const [, audience = '', modifier = ''] =
    new RegExp(`^(${kinds.join('|')})(${modifierPattern})$`).exec(text) ?? [];
  if (audience === '')
    throw new Error(`"${text}" is no audience: see features/README.md, "{audience}"`);
  const template = { ...plainTemplate(context, sender, audience), audience: text };
  return modified(context.participants, template, modifier);
}

function plainTemplate(
  context: AudienceContext,
  sender: Participant,
  audience: string,
): MessageTemplate {
  const isOf = (pattern: string): boolean => new RegExp(`^(?:${pattern})$`).test(audience);
  if (isOf(everyone)) return toEveryone(sender, audience);
  if (isOf(`the others in ${roomPattern}`)) {
    const room = toRoomReference(audience.replace('the others in ', ''));
    return toRoom(context.rooms, sender, 'sendToOthersInRoom', room);
  }
  if (isOf(invalid)) return toInvalidRoom(context, sender, audience);
  if (isOf(nameAsId)) return toId(sender, { id: roomNameIn(context, audience), audience });
  if (isOf(id)) return toId(sender, { id: idFor(context, sender, audience), audience });
  if (isOf(clientPattern)) return toClient(sender, context.participants.find(audience));
  return toMembers(context, sender, audience);
}

function toEveryone(sender: Participant, audience: string): MessageTemplate {
  const namespace = /"(.*?)"/.exec(audience)?.[1];
  if (audience.endsWith('server')) return toNamespace(sender, 'sendToAllByServer', namespace);
  const operation = audience.startsWith('everyone else') ? 'sendToOthers' : 'sendToAll';
  return toNamespace(sender, operation, namespace);
}

function toInvalidRoom(
  context: AudienceContext,
  sender: Participant,
  audience: string,
): MessageTemplate {
  const namespace = sender.namespaceFor();
  const [, several, json] = /^the invalid room(s)? (.*)$/.exec(audience) ?? [];
  const value = json === undefined ? undefined : withRoomNames(JSON.parse(json), context.rooms);
  if (typeof value === 'number') requireNoNumbers(sender.driver);
  const shared = { sender, namespace, audience, isSharedRoom: true };
  if (several === undefined) return { ...shared, operation: 'sendToRoom', values: { room: value } };
  return { ...shared, operation: 'sendToRooms', values: { rooms: value as unknown[] } };
}

/** Throws NotApplicableError if a target gives ids to its rooms: a number may be one. */
function requireNoNumbers(driver: Driver): void {
  if (driver.directory.isFree) return;
  driver.notApplicable(
    'the target makes the ids of its rooms, and a number may be one (setup.room)',
  );
}

/** Returns an id: `bob's id`, `bob's id in "/news"`, `bob's previous id`. Undefined if the client had no previous one. */
function idFor(
  { participants }: AudienceContext,
  sender: Participant,
  text: string,
): string | undefined {
  const [, name = '', which = '', namespace] =
    new RegExp(`^(${clientPattern})'s (previous id|id)(?: in (.*))?$`).exec(text) ?? [];
  const client = participants.find(name);
  if (which === 'previous id') return client.idsIn(sender.namespaceFor()).at(-2);
  return client.idIn(namespace === undefined ? sender.namespaceFor() : unquoted(namespace));
}

function roomNameIn({ rooms: names }: AudienceContext, audience: string): string {
  const [, room = ''] = /^the name of (.*) as an id$/.exec(audience) ?? [];
  return names.nameOf(toRoomReference(room));
}

function toMembers(
  context: AudienceContext,
  sender: Participant,
  audience: string,
): MessageTemplate {
  const [included = '', excluded] = audience.split(' except ');
  const references = toRoomReferences(included);
  const [first] = references;
  if (excluded === undefined || first === undefined)
    return toRooms(context.rooms, sender, references);
  const template = toRoom(context.rooms, sender, 'sendToRoomExcept', first);
  return excluding(template, { id: excludedId(context, template, excluded), name: excluded });
}

function excludedId(
  context: AudienceContext,
  { namespace, sender }: MessageTemplate,
  text: string,
): string {
  if (text.startsWith('the ')) return context.rooms.nameOf(toRoomReference(text));
  if (text.includes("'s id")) return String(idFor(context, sender, text));
  return context.participants.find(text).idIn(namespace);
}
