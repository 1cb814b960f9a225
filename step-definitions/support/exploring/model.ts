import { freeRooms, type RoomModel } from '../../../harness/drivers/rooms/room-model';
import {
  clientNames,
  otherRoom,
  type Action,
  type ClientName,
  type ActionKind,
  type RoomName,
} from './action';

/** How rooms work in a target, as far as histories depend on it. */
export interface ExploredRooms extends Pick<
  RoomModel,
  'senders' | 'sender' | 'atOnce' | 'capacity'
> {
  /** Whether a client can leave only a room that it is in. */
  readonly leavesOwnOnly?: boolean;
}

/** Connections and rooms of all clients, as the contract has them: servers are compared with this. */
export class MembershipModel {
  /** ScenarioRooms of each socket, by client and namespace; a client that is not connected has none. */
  private readonly sockets = new Map<string, Set<RoomName>>();

  /** By default, rooms are those of the contract. */
  constructor(readonly rooms: ExploredRooms = freeRooms) {}

  connect(client: ClientName, namespace: string): void {
    this.sockets.set(keyOf(client, namespace), new Set());
  }

  disconnect(client: ClientName, namespace: string): void {
    this.sockets.delete(keyOf(client, namespace));
  }

  /** Loses all connections of a client: when it connects again, it is in no room. */
  lose(client: ClientName): void {
    for (const namespace of this.namespacesOf(client)) this.disconnect(client, namespace);
  }

  /** Throws if the client is not connected there. */
  join(client: ClientName, namespace: string, room: RoomName): void {
    this.socket(client, namespace).add(room);
  }

  /** Throws if the client is not connected there. */
  leave(client: ClientName, namespace: string, room: RoomName): void {
    this.socket(client, namespace).delete(room);
  }

  isConnected(client: ClientName, namespace: string): boolean {
    return this.sockets.has(keyOf(client, namespace));
  }

  namespacesOf(client: ClientName): string[] {
    const mine = [...this.sockets.keys()].filter((key) => key.startsWith(`${client} `));
    return mine.map((key) => key.slice(client.length + 1));
  }

  /** Returns the rooms that a client is in; none if it is not connected. */
  roomsOf(client: ClientName, namespace: string): RoomName[] {
    return [...(this.sockets.get(keyOf(client, namespace)) ?? [])].sort();
  }

  isMember(client: ClientName, namespace: string, room: RoomName): boolean {
    return this.roomsOf(client, namespace).includes(room);
  }

  private socket(client: ClientName, namespace: string): Set<RoomName> {
    const socket = this.sockets.get(keyOf(client, namespace));
    if (socket) return socket;
    throw new Error(`${client} is not connected to ${namespace}`);
  }
}

type Change = (membership: MembershipModel, action: Action) => void;

const changes: Partial<Record<ActionKind, Change>> = {
  connect: (membership, { actor, namespace }) => {
    membership.connect(actor, namespace);
  },
  disconnect: (membership, { actor, namespace }) => {
    membership.disconnect(actor, namespace);
  },
  lose: (membership, { actor }) => {
    membership.lose(actor);
  },
  join: (membership, { actor, namespace, room }) => {
    membership.join(actor, namespace, room);
  },
  leave: (membership, { actor, namespace, room }) => {
    membership.leave(actor, namespace, room);
  },
  kick: (membership, { other, namespace }) => {
    membership.disconnect(other, namespace);
  },
  evict: (membership, { other, namespace, room }) => {
    membership.leave(other, namespace, room);
  },
  summon: (membership, { other, namespace, room }) => {
    membership.join(other, namespace, room);
  },
};

/** Changes connections and rooms as an action does. Messages change nothing. */
export function apply(membership: MembershipModel, action: Action): void {
  changes[action.kind]?.(membership, action);
}

/** Returns the clients that must receive the message of an action, one copy each; undefined for an action without one. */
export function recipientNames(
  membership: MembershipModel,
  action: Action,
): ClientName[] | undefined {
  const { kind, actor, other, namespace, room } = action;
  const here = clientNames.filter((one) => membership.isConnected(one, namespace));
  const inRoom = (one: ClientName): boolean => membership.isMember(one, namespace, room);
  const inOther = (one: ClientName): boolean =>
    membership.isMember(one, namespace, otherRoom(room));
  const addressed: Partial<Record<ActionKind, (one: ClientName) => boolean>> = {
    sendToRoom: inRoom,
    sendToOthersInRoom: (one) => inRoom(one) && one !== actor,
    sendToRooms: (one) => inRoom(one) || inOther(one),
    sendExceptRoom: (one) => inRoom(one) && !inOther(one),
    sendExceptClient: (one) => inRoom(one) && one !== other,
    sendToAll: () => true,
    sendToOthers: (one) => one !== actor,
    sendToOne: (one) => one === other,
    // The moderator sends the room a message right after it.
    evict: inRoom,
    summon: inRoom,
  };
  const isRecipient = addressed[kind];
  return isRecipient && here.filter(isRecipient);
}

function keyOf(client: ClientName, namespace: string): string {
  return `${client} ${namespace}`;
}
