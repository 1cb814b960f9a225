import { clientNames, otherRoom, type Action, type ActionKind } from './action';
import { recipientNames, type MembershipModel } from './model';

/** Returns whether an action is possible now, and has one outcome by the contract and the room model of the target. */
export function isPossible(membership: MembershipModel, action: Action): boolean {
  const { kind, actor, namespace } = action;
  const isHere = membership.isConnected(actor, namespace);
  if (kind === 'connect') return !isHere;
  if (kind === 'lose') return membership.namespacesOf(actor).length > 0;
  return isHere && hasOneOutcome(membership, action) && isAllowed(membership, action);
}

function hasOneOutcome(membership: MembershipModel, action: Action): boolean {
  const { kind, actor, other, namespace, room } = action;
  const isOtherHere = membership.isConnected(other, namespace);
  // The steps of these two name no namespace.
  const isOnlyHere = membership.namespacesOf(actor).length === 1;
  const conditions: Partial<Record<ActionKind, boolean>> = {
    sendExceptClient: isOtherHere,
    sendToOthers: isOnlyHere,
    sendToOne: isOnlyHere && isOtherHere && other !== actor,
    kick: isOtherHere && other !== actor,
    summon: isOtherHere && other !== actor,
    evict: membership.isMember(other, namespace, room) && other !== actor,
  };
  return conditions[kind] ?? true;
}

/** Returns whether the room model of the target allows an action. */
function isAllowed(membership: MembershipModel, action: Action): boolean {
  const { kind, actor, namespace, room } = action;
  if (kind === 'join') return isRoomFor(membership, action);
  if (kind === 'leave' && membership.rooms.leavesOwnOnly === true)
    return membership.isMember(actor, namespace, room);
  return !toRoom.includes(kind) || maySend(membership, action);
}

const toRoom: readonly ActionKind[] = [
  ...(['sendToRoom', 'sendToOthersInRoom', 'sendToRooms'] as const),
  ...(['sendExceptRoom', 'sendExceptClient'] as const),
];

/** Returns whether a client may send to a room. A message that only its sender would receive may reach nobody. */
function maySend(membership: MembershipModel, action: Action): boolean {
  const { kind, actor, namespace, room } = action;
  const { senders, sender } = membership.rooms;
  const rooms = kind === 'sendToRooms' ? [room, otherRoom(room)] : [room];
  const isMember = rooms.every((one) => membership.isMember(actor, namespace, one));
  const recipients = recipientNames(membership, action) ?? [];
  const isOwnOnly = recipients.length > 0 && recipients.every((one) => one === actor);
  return (senders === 'anyone' || isMember) && (sender === 'included' || !isOwnOnly);
}

/** Returns whether a client may join: where it may be in one room only, it is in none, and a seat is free. */
function isRoomFor(membership: MembershipModel, { actor, namespace, room }: Action): boolean {
  const { atOnce, capacity = Infinity } = membership.rooms;
  if (membership.isMember(actor, namespace, room)) return true;
  const isFree = atOnce === 'many' || membership.roomsOf(actor, namespace).length === 0;
  const members = clientNames.filter((one) => membership.isMember(one, namespace, room));
  return isFree && members.length < capacity;
}
