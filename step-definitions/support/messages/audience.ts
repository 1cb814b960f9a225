import {
  excepting,
  inOneRoom,
  toElsewhere,
  toEveryone,
  toFormer,
  toOne,
  toRooms,
  type Address,
} from '../participants/addressing';
import {
  clientPattern,
  namespacePattern,
  roomPattern,
  roomsPattern,
  toRoomReference,
  toRoomReferences,
  unquoted,
  valuePattern,
} from '../participants/names';
import type { Participant } from '../participants/participant';
import { withRoomNames } from '../payloads/placeholders';
import type { ConformanceWorld } from '../world';
import { modified, modifierPattern } from './modifiers';

const id = `${clientPattern}'s (?:previous id|id(?: in ${namespacePattern})?)`;
const everyone = `everyone(?: else)?(?: in ${namespacePattern})?(?: through the gateway's server)?`;
const rooms = `${roomsPattern}(?: except (?:${id}|${clientPattern}|${roomPattern}))?`;
const invalid = `a missing room|the invalid rooms? ${valuePattern}`;
const kinds = [everyone, `the others in ${roomPattern}`, invalid, id, rooms, clientPattern];

/** Source of a regular expression for those to whom a client sends a message, and how. */
export const audiencePattern = `(?:${kinds.join('|')})${modifierPattern}`;

/** Returns the address of an audience, without the text of the message. Throws if nothing fits. */
export function addressOf(world: ConformanceWorld, sender: Participant, text: string): Address {
  const [, audience = '', how = ''] =
    new RegExp(`^(${kinds.join('|')})(${modifierPattern})$`).exec(text) ?? [];
  if (audience === '') throw new Error(`nobody is "${text}": see features/README.md, "Audiences"`);
  const address = { ...plainAddress(world, sender, audience), whom: text };
  return modified(world, address, how);
}

function plainAddress(world: ConformanceWorld, sender: Participant, audience: string): Address {
  if (/^everyone/.test(audience)) return toNamespace(world, sender, audience);
  if (/^the others in /.test(audience)) {
    const room = toRoomReference(audience.replace('the others in ', ''));
    return inOneRoom(world, sender, 'sendToOthersInRoom', room);
  }
  if (/^(?:a missing|the invalid) room/.test(audience)) return toInvalid(world, sender, audience);
  if (new RegExp(`^(?:${id})$`).test(audience)) return toId(world, sender, audience);
  if (new RegExp(`^${clientPattern}$`).test(audience))
    return toOne(world, sender, world.participant(audience));
  return toMembers(world, sender, audience);
}

function toNamespace(world: ConformanceWorld, sender: Participant, audience: string): Address {
  const namespace = /"(.*?)"/.exec(audience)?.[1];
  if (audience.endsWith('server')) return toEveryone(world, sender, 'sendToAllByServer', namespace);
  const operation = audience.startsWith('everyone else') ? 'sendToOthers' : 'sendToAll';
  return toEveryone(world, sender, operation, namespace);
}

function toInvalid(world: ConformanceWorld, sender: Participant, audience: string): Address {
  const namespace = world.namespaceOf(sender);
  const [, several, json] = /^the invalid room(s)? (.*)$/.exec(audience) ?? [];
  const value = json === undefined ? undefined : withRoomNames(JSON.parse(json) as unknown, world);
  if (several === undefined)
    return { sender, operation: 'sendToRoom', namespace, whom: audience, values: { room: value } };
  const values = { rooms: value as unknown[] };
  return { sender, operation: 'sendToRooms', namespace, whom: audience, values };
}

function toId(world: ConformanceWorld, sender: Participant, audience: string): Address {
  const [, name = '', which = '', namespace] =
    new RegExp(`^(${clientPattern})'s (previous id|id)(?: in (.*))?$`).exec(audience) ?? [];
  const client = world.participant(name);
  if (which === 'previous id') return toFormer(world, sender, client);
  const where = namespace === undefined ? world.namespaceOf(sender) : unquoted(namespace);
  return toElsewhere(world, sender, [client.idIn(where), audience]);
}

function toMembers(world: ConformanceWorld, sender: Participant, audience: string): Address {
  const [included = '', excluded] = audience.split(' except ');
  const words = toRoomReferences(included);
  const [first] = words;
  if (excluded === undefined || first === undefined) return toRooms(world, sender, words);
  const address = inOneRoom(world, sender, 'sendToRoomExcept', first);
  return excepting(address, idOrRoom(world, address, excluded), excluded);
}

function idOrRoom(world: ConformanceWorld, { namespace, sender }: Address, text: string): string {
  if (text.startsWith('the ')) return world.roomName(toRoomReference(text));
  if (!text.includes("'s id")) return world.participant(text).idIn(namespace);
  return String(toId(world, sender, text).values.to);
}
