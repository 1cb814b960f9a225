import { kick, moderate } from '../lifecycle/moderation';
import {
  excluding,
  toClient,
  toNamespace,
  toRoom,
  toRooms,
  type MessageTemplate,
} from '../messages/message-template';
import type { Messages } from '../messages/messages';
import type { Participant } from '../participants/participant';
import type { Participants } from '../participants/participants';
import { assertRooms } from '../rooms/membership';
import { roomLabel, type RoomReference } from '../rooms/room-reference';
import type { ScenarioRooms } from '../rooms/scenario-rooms';
import type { ServerRooms } from '../rooms/server-rooms';
import { otherRoom, type Action, type ActionKind, type RoomName } from './action';

/** What the actions of a history change. */
export interface HistoryParts {
  readonly participants: Participants;
  readonly rooms: ScenarioRooms;
  readonly messages: Messages;
  readonly lane: { readonly serverRooms: ServerRooms };
}

/** Performs an action as its steps would do; `text` is the message that it sends, if it sends one. */
export async function performAction(
  parts: HistoryParts,
  action: Action,
  text: string,
): Promise<void> {
  await changes[action.kind]?.(parts, action);
  const template = templates[action.kind]?.(parts, action);
  if (template) await parts.messages.mustSend(template, text);
}

/** Fails unless the server lists exactly these rooms of the namespace for the client that looks. */
export async function assertListedRooms(
  parts: HistoryParts,
  action: Action,
  rooms: readonly RoomName[],
): Promise<void> {
  const { namespace } = action;
  const references = rooms.map((room) => referenceTo(room, namespace));
  await assertRooms(parts, actorOf(parts, action), { rooms: references, namespace });
}

type PerKind<Result> = Partial<Record<ActionKind, (parts: HistoryParts, action: Action) => Result>>;

const changes: PerKind<Promise<void> | void> = {
  connect: async ({ participants }, { actor, namespace }) => {
    await participants.connect(participants.introduce(actor), namespace);
  },
  disconnect: async (parts, action) => {
    await actorOf(parts, action).disconnect(action.namespace);
  },
  lose: (parts, action) => {
    actorOf(parts, action).cut();
  },
  join: async (parts, action) => {
    await parts.rooms.change(actorOf(parts, action), 'join', [roomOf(action)]);
  },
  leave: async (parts, action) => {
    await parts.rooms.change(actorOf(parts, action), 'leave', [roomOf(action)]);
  },
  kick: async (parts, action) => {
    await kick(actorOf(parts, action), otherOf(parts, action), action.namespace);
  },
  evict: async (parts, action) => {
    await move('evict', parts, action);
  },
  summon: async (parts, action) => {
    await move('summon', parts, action);
  },
};

const sendToRoom = (parts: HistoryParts, action: Action): MessageTemplate =>
  toRooms(parts.rooms, actorOf(parts, action), [roomOf(action)]);

const templates: PerKind<MessageTemplate> = {
  sendToRoom,
  sendToOthersInRoom: (parts, action) =>
    toRoom(parts.rooms, actorOf(parts, action), 'sendToOthersInRoom', roomOf(action)),
  sendToRooms: (parts, action) =>
    toRooms(parts.rooms, actorOf(parts, action), [roomOf(action), otherRoomOf(action)]),
  sendExceptRoom: (parts, action) => {
    const room = otherRoomOf(action);
    const excluded = { id: parts.rooms.nameOf(room), name: roomLabel(room) };
    return excluding(exceptable(parts, action), excluded);
  },
  sendExceptClient: (parts, action) => {
    const id = otherOf(parts, action).idIn(action.namespace);
    return excluding(exceptable(parts, action), { id, name: action.other });
  },
  sendToAll: (parts, action) => toNamespace(actorOf(parts, action), 'sendToAll', action.namespace),
  sendToOthers: (parts, action) => toNamespace(actorOf(parts, action), 'sendToOthers'),
  sendToOne: (parts, action) => toClient(actorOf(parts, action), otherOf(parts, action)),
  evict: sendToRoom,
  summon: sendToRoom,
};

function exceptable(parts: HistoryParts, action: Action): MessageTemplate {
  return toRoom(parts.rooms, actorOf(parts, action), 'sendToRoomExcept', roomOf(action));
}

async function move(
  operation: 'evict' | 'summon',
  parts: HistoryParts,
  action: Action,
): Promise<void> {
  const [member, room] = [otherOf(parts, action), roomOf(action)];
  await moderate(parts, actorOf(parts, action), operation, { member, room });
}

function actorOf({ participants }: HistoryParts, { actor }: Action): Participant {
  return participants.find(actor);
}

function otherOf({ participants }: HistoryParts, { other }: Action): Participant {
  return participants.find(other);
}

function roomOf({ room, namespace }: Action): RoomReference {
  return referenceTo(room, namespace);
}

function otherRoomOf({ room, namespace }: Action): RoomReference {
  return referenceTo(otherRoom(room), namespace);
}

function referenceTo(room: RoomName, namespace: string): RoomReference {
  return { name: room, exact: false, namespace };
}
