import type { Operation } from '../../../harness/contract/operations';

/** The people of a history; the lane deals them over its servers in the order in which they come. */
export const people = ['alice', 'bob', 'carol'] as const;
export type Name = (typeof people)[number];

/** The rooms of every namespace. */
export const rooms = ['lobby', 'garden'] as const;
export type RoomName = (typeof rooms)[number];

/** What anybody can do on any server, and how often it comes, compared with the others. */
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
  tellExceptRoom: 2,
  tellExceptOne: 1,
  sendToAll: 2,
  sendToOthers: 2,
  sendToOne: 2,
} as const;

/** What a moderator does to a member. */
export const moderationKinds = { kick: 3, evict: 6, summon: 4 } as const;

/** What can be done. */
export type Kind = keyof typeof coreKinds | keyof typeof moderationKinds;

/** What is done in some histories, and how often. */
export type Kinds = Readonly<Partial<Record<Kind, number>>>;

/** What shows each kind by itself: a target that is known to do this otherwise would do so in histories, too. */
const shownBy: Readonly<Record<Kind, readonly string[]>> = {
  sendToRoom: ['TM-02'],
  join: ['RM-01', 'RM-05'],
  leave: ['RM-03', 'RM-04'],
  look: ['RM-09'],
  connect: ['CN-05'],
  disconnect: ['CN-08'],
  lose: ['LC-02', 'LC-03'],
  sendToOthersInRoom: ['TM-05'],
  sendToRooms: ['TM-06'],
  tellExceptRoom: ['TM-07'],
  tellExceptOne: ['TM-07'],
  sendToAll: ['TM-01'],
  sendToOthers: ['TM-04'],
  sendToOne: ['TM-03'],
  kick: ['LC-05', 'CL-09'],
  evict: ['CL-07'],
  summon: ['CL-07'],
};

/** The kinds without those of which the target has a listed deviation, by the ids of its requirements. */
export function withoutDeviations(kinds: Kinds, deviating: readonly string[]): Kinds {
  const isKnown = (kind: string): boolean =>
    shownBy[kind as Kind].some((id) => deviating.includes(id));
  return Object.fromEntries(Object.entries(kinds).filter(([kind]) => !isKnown(kind)));
}

/** What a kind is called as a operation, where that is something else. */
const operations: Readonly<Partial<Record<Kind, Operation>>> = {
  look: 'rooms',
  tellExceptRoom: 'sendToRoomExcept',
  tellExceptOne: 'sendToRoomExcept',
};

/** The kinds without those for which the target has no word. */
export function withoutUnsupported(
  kinds: Kinds,
  supports: (operation: Operation) => boolean,
): Kinds {
  const isSupported = (kind: string): boolean =>
    supports(operations[kind as Kind] ?? (kind as Operation));
  return Object.fromEntries(Object.entries(kinds).filter(([kind]) => isSupported(kind)));
}

/** One thing that somebody does; each kind uses those of the words that it has a use for. */
export interface Deed {
  readonly kind: Kind;
  readonly who: Name;
  /** Whom it is done to, told to, or kept from. */
  readonly whom: Name;
  readonly namespace: string;
  readonly room: RoomName;
}

/** Who is in a namespace when a history begins, and who of them in its lobby. */
export interface Gathering {
  readonly namespace: string;
  readonly present: readonly Name[];
  readonly inLobby: readonly Name[];
}

/** The room of a namespace that is not this one. */
export function otherRoom(room: RoomName): RoomName {
  return room === 'lobby' ? 'garden' : 'lobby';
}
