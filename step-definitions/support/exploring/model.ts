import { otherRoom, people, type Deed, type Kind, type Name, type RoomName } from './action';

/** Who is connected to what and in which rooms, as the contract has it: what a server is held against. */
export class Membership {
  /** The rooms of each socket, by person and namespace; there is none for who is not connected. */
  private readonly sockets = new Map<string, Set<RoomName>>();

  connect(who: Name, namespace: string): void {
    this.sockets.set(keyOf(who, namespace), new Set());
  }

  disconnect(who: Name, namespace: string): void {
    this.sockets.delete(keyOf(who, namespace));
  }

  /** Loses all connections: who comes back is in no room. */
  lose(who: Name): void {
    for (const namespace of this.namespacesOf(who)) this.disconnect(who, namespace);
  }

  /** Throws if the person is not connected there. */
  join(who: Name, namespace: string, room: RoomName): void {
    this.socket(who, namespace).add(room);
  }

  /** Throws if the person is not connected there. */
  leave(who: Name, namespace: string, room: RoomName): void {
    this.socket(who, namespace).delete(room);
  }

  isConnected(who: Name, namespace: string): boolean {
    return this.sockets.has(keyOf(who, namespace));
  }

  namespacesOf(who: Name): string[] {
    const mine = [...this.sockets.keys()].filter((key) => key.startsWith(`${who} `));
    return mine.map((key) => key.slice(who.length + 1));
  }

  /** The rooms that somebody is in; none for who is not connected. */
  roomsOf(who: Name, namespace: string): RoomName[] {
    return [...(this.sockets.get(keyOf(who, namespace)) ?? [])].sort();
  }

  isMember(who: Name, namespace: string, room: RoomName): boolean {
    return this.roomsOf(who, namespace).includes(room);
  }

  private socket(who: Name, namespace: string): Set<RoomName> {
    const socket = this.sockets.get(keyOf(who, namespace));
    if (socket) return socket;
    throw new Error(`${who} is not connected to ${namespace}`);
  }
}

/** Whether something can be done now, and has one outcome that the contract fixes. */
export function isPossible(membership: Membership, deed: Deed): boolean {
  const { kind, who, whom, namespace, room } = deed;
  const isHere = membership.isConnected(who, namespace);
  if (kind === 'connect') return !isHere;
  if (kind === 'lose') return membership.namespacesOf(who).length > 0;
  const isWhomHere = membership.isConnected(whom, namespace);
  // The sentences of these two name no namespace.
  const isOnlyHere = membership.namespacesOf(who).length === 1;
  const conditions: Partial<Record<Kind, boolean>> = {
    tellExceptOne: isWhomHere,
    sendToOthers: isOnlyHere,
    sendToOne: isOnlyHere && isWhomHere && whom !== who,
    kick: isWhomHere && whom !== who,
    summon: isWhomHere && whom !== who,
    evict: membership.isMember(whom, namespace, room) && whom !== who,
  };
  return isHere && (conditions[kind] ?? true);
}

/** Changes who is where as a deed does. What is told changes nothing. */
export function apply(membership: Membership, { kind, who, whom, namespace, room }: Deed): void {
  const effects: Partial<Record<Kind, () => void>> = {
    connect: () => {
      membership.connect(who, namespace);
    },
    disconnect: () => {
      membership.disconnect(who, namespace);
    },
    lose: () => {
      membership.lose(who);
    },
    join: () => {
      membership.join(who, namespace, room);
    },
    leave: () => {
      membership.leave(who, namespace, room);
    },
    kick: () => {
      membership.disconnect(whom, namespace);
    },
    evict: () => {
      membership.leave(whom, namespace, room);
    },
    summon: () => {
      membership.join(whom, namespace, room);
    },
  };
  effects[kind]?.();
}

/** Who must hear what is told by a deed, one copy each, and nobody else; undefined for a deed that tells nothing. */
export function hearersOf(membership: Membership, deed: Deed): Name[] | undefined {
  const { kind, who, whom, namespace, room } = deed;
  const here = people.filter((one) => membership.isConnected(one, namespace));
  const inRoom = (one: Name): boolean => membership.isMember(one, namespace, room);
  const inOther = (one: Name): boolean => membership.isMember(one, namespace, otherRoom(room));
  const addressed: Partial<Record<Kind, (one: Name) => boolean>> = {
    sendToRoom: inRoom,
    sendToOthersInRoom: (one) => inRoom(one) && one !== who,
    sendToRooms: (one) => inRoom(one) || inOther(one),
    tellExceptRoom: (one) => inRoom(one) && !inOther(one),
    tellExceptOne: (one) => inRoom(one) && one !== whom,
    sendToAll: () => true,
    sendToOthers: (one) => one !== who,
    sendToOne: (one) => one === whom,
    // The moderator tells the room right after it.
    evict: inRoom,
    summon: inRoom,
  };
  const isReceived = addressed[kind];
  return isReceived && here.filter(isReceived);
}

function keyOf(who: Name, namespace: string): string {
  return `${who} ${namespace}`;
}
