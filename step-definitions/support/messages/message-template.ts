import type { SendOperation } from '../../../harness/contract/operations';
import type { Participant } from '../participants/participant';
import { roomLabel, type RoomReference } from '../rooms/room-reference';
import type { RoomNames } from '../rooms/scenario-rooms';
import type { MessageDraft } from './sent-message';

/** A message without its text, to be sent any number of times: the sender, the operation, and the audience. */
export type MessageTemplate = Omit<MessageDraft, 'text'>;

/** Addresses one room, or the union of several. */
export function toRooms(
  names: RoomNames,
  sender: Participant,
  rooms: readonly RoomReference[],
): MessageTemplate {
  const [first, ...others] = rooms;
  if (first !== undefined && others.length === 0) return toRoom(names, sender, 'sendToRoom', first);
  const namespace = sender.namespaceFor(first?.namespace);
  const values = { rooms: rooms.map((room) => names.nameOf(room)) };
  const audience = rooms.map(roomLabel).join(' and ');
  return { sender, operation: 'sendToRooms', namespace, audience, values };
}

/** Addresses members of one room: which of them, the operation says. */
export function toRoom(
  names: RoomNames,
  sender: Participant,
  operation: SendOperation,
  room: RoomReference,
): MessageTemplate {
  const namespace = sender.namespaceFor(room.namespace);
  const label = roomLabel(room);
  const audience = operation === 'sendToOthersInRoom' ? `the others in ${label}` : label;
  return { sender, operation, namespace, audience, values: { room: names.nameOf(room) } };
}

/** Addresses a whole namespace. */
export function toNamespace(
  sender: Participant,
  operation: 'sendToAll' | 'sendToOthers' | 'sendToAllByServer',
  inNamespace?: string,
): MessageTemplate {
  const namespace = sender.namespaceFor(inNamespace);
  const audience = operation === 'sendToOthers' ? 'everyone else' : 'everyone';
  return { sender, operation, namespace, audience, values: {} };
}

/** Addresses one socket of the sender's namespace. */
export function toClient(sender: Participant, recipient: Participant): MessageTemplate {
  const id = recipient.idIn(sender.namespaceFor());
  return toId(sender, { id, audience: recipient.label });
}

/** Addresses an id, whatever it is. */
export function toId(
  sender: Participant,
  { id, audience }: { readonly id: string | undefined; readonly audience: string },
): MessageTemplate {
  const namespace = sender.namespaceFor();
  return { sender, operation: 'sendToOne', namespace, audience, values: { to: id } };
}

/** Excludes the members of another room, or one socket. */
export function excluding(
  template: MessageTemplate,
  { id, name }: { readonly id: string; readonly name: string },
): MessageTemplate {
  const values = { ...template.values, except: id };
  return { ...template, values, audience: `${template.audience} except ${name}` };
}

/** Restricts the audience to clients on the sender's own server. */
export function onOwnServer(template: MessageTemplate): MessageTemplate {
  const extra = { ...template.extra, local: true };
  return { ...template, extra, audience: `${template.audience}, on its own server only` };
}
