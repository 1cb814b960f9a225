/** The people of a history; the lane deals them over its servers in the order in which they come. */
export const people = ['alice', 'bob', 'carol'] as const;
export type Name = (typeof people)[number];

/** The rooms of every namespace. */
export const rooms = ['lobby', 'garden'] as const;
export type RoomName = (typeof rooms)[number];

/** What anybody can do on any server. */
export const coreKinds = [
  'tellRoom',
  'join',
  'leave',
  'look',
  'connect',
  'disconnect',
  'lose',
  'tellOthersInRoom',
  'tellRooms',
  'tellExceptRoom',
  'tellExceptOne',
  'tellAll',
  'tellOthers',
  'tellOne',
] as const;

/** What a moderator does to a member. */
export const moderationKinds = ['kick', 'evict', 'summon'] as const;

/** What can be done. */
export type Kind = (typeof coreKinds)[number] | (typeof moderationKinds)[number];

/** One thing that somebody does; each kind uses those of the words that it has a use for. */
export interface Deed {
  readonly kind: Kind;
  readonly who: Name;
  /** Whom it is done to, told to, or kept from. */
  readonly whom: Name;
  readonly namespace: string;
  readonly room: RoomName;
}

/** Who is connected to which namespace when a history begins. */
export type Beginning = readonly (readonly [namespace: string, people: readonly Name[]])[];

/** The room of a namespace that is not this one. */
export function otherRoom(room: RoomName): RoomName {
  return room === 'lobby' ? 'garden' : 'lobby';
}
