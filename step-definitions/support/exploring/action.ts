import type { Operation } from '../../../harness/contract/operations';

/** The clients of a history; the lane spreads them over its servers in the order in which they come. */
export const clientNames = ['alice', 'bob', 'carol'] as const;
export type ClientName = (typeof clientNames)[number];

/** The rooms of every namespace. */
export const roomNames = ['lobby', 'garden'] as const;
export type RoomName = (typeof roomNames)[number];

/** What a client can do on every server, and how often it does so, compared with the others. */
export const coreKinds = {
  sendToRoom: 5,
  join: 8,
  leave: 5,
  look: 1,
  connect: 6,
  disconnect: 1,
  lose: 1,
  sendToOthersInRoom: 2,
  sendToRooms: 3,
  sendExceptRoom: 2,
  sendExceptClient: 1,
  sendToAll: 2,
  sendToOthers: 2,
  sendToOne: 2,
} as const;

/** What a moderator does to a member. */
export const moderationKinds = { kick: 3, evict: 6, summon: 4 } as const;

/** A kind of action. */
export type ActionKind = keyof typeof coreKinds | keyof typeof moderationKinds;

/** The kinds of actions in some histories, and how often each comes. */
export type ActionKinds = Readonly<Partial<Record<ActionKind, number>>>;

/** Requirements that test each kind by itself: a target with a deviation of one would deviate in histories, too. */
const testedBy: Readonly<Record<ActionKind, readonly string[]>> = {
  sendToRoom: ['TM-02'],
  join: ['RM-01', 'RM-05'],
  leave: ['RM-03', 'RM-04'],
  look: ['RM-09'],
  connect: ['CN-05'],
  disconnect: ['CN-08'],
  lose: ['LC-02', 'LC-03'],
  sendToOthersInRoom: ['TM-05'],
  sendToRooms: ['TM-06'],
  sendExceptRoom: ['TM-07'],
  sendExceptClient: ['TM-07'],
  sendToAll: ['TM-01'],
  sendToOthers: ['TM-04'],
  sendToOne: ['TM-03'],
  kick: ['LC-05', 'CL-09'],
  evict: ['CL-07'],
  summon: ['CL-07'],
};

/** Returns the kinds without those of which the target has a listed deviation, by the ids of its requirements. */
export function withoutDeviations(kinds: ActionKinds, deviating: readonly string[]): ActionKinds {
  const isKnown = (kind: string): boolean =>
    testedBy[kind as ActionKind].some((id) => deviating.includes(id));
  return Object.fromEntries(Object.entries(kinds).filter(([kind]) => !isKnown(kind)));
}

/** Operations of the kinds that have another name. */
const operations: Readonly<Partial<Record<ActionKind, Operation>>> = {
  look: 'rooms',
  sendExceptRoom: 'sendToRoomExcept',
  sendExceptClient: 'sendToRoomExcept',
};

/** Returns the kinds without those whose operation the target does not support. */
export function withoutUnsupported(
  kinds: ActionKinds,
  supports: (operation: Operation) => boolean,
): ActionKinds {
  const isSupported = (kind: string): boolean =>
    supports(operations[kind as ActionKind] ?? (kind as Operation));
  return Object.fromEntries(Object.entries(kinds).filter(([kind]) => isSupported(kind)));
}

/** Returns the kinds without those after which a client may come back: into its rooms, where a server remembers its members. */
export function withoutReturns(kinds: ActionKinds): ActionKinds {
  return { ...kinds, disconnect: 0, lose: 0 };
}

/** One action of a client. Each kind uses the fields that it has a use for. */
export interface Action {
  readonly kind: ActionKind;
  readonly actor: ClientName;
  /** Client that is kicked, moved, addressed or excluded. */
  readonly other: ClientName;
  readonly namespace: string;
  readonly room: RoomName;
}

/** Clients that are connected to a namespace when a history begins, and those of them that are in its lobby. */
export interface Beginning {
  readonly namespace: string;
  readonly connected: readonly ClientName[];
  readonly inLobby: readonly ClientName[];
}

/** Returns the room of a namespace that is not this one. */
export function otherRoom(room: RoomName): RoomName {
  return room === 'lobby' ? 'garden' : 'lobby';
}
