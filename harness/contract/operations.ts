/** An event with its arguments, as a client emits it. */
export interface ClientEvent {
  readonly event: string;
  readonly args: readonly unknown[];
}

/** What a operation is about. Only the values that its payload names are used. */
export interface OperationValues {
  readonly room?: unknown;
  readonly rooms?: readonly unknown[];
  readonly except?: unknown;
  readonly body?: unknown;
  readonly text?: unknown;
  readonly to?: unknown;
  readonly member?: unknown;
  readonly reason?: unknown;
  readonly close?: boolean;
  readonly timeoutMs?: unknown;
}

/** Where in the arguments of an event something stands: a path, or `absent` where the event does not say it. */
export type PayloadPath = string;

/** How an event arrives at a client, and where in it things stand. A thing without a place is none of this event's. */
export interface Delivery {
  readonly event: string;
  readonly body?: PayloadPath;
  readonly room?: PayloadPath;
  readonly from?: PayloadPath;
  readonly member?: PayloadPath;
}

/** How a operation is said, and how its effect arrives. */
interface OperationDefinition {
  readonly event: string;
  /** What is sent; a text `{room}` stands for the value of that name. */
  readonly args: readonly unknown[];
  readonly delivered?: Delivery;
}

const inRoom = { event: 'roomMessage', body: 'body', room: 'room', from: 'from' };
const toAll = { event: 'announcement', body: 'body', from: 'from' };

/** The contract's operations, by the names that target files use. Contract v1, "Verbs". */
export const contractOperations = {
  echo: { event: 'message', args: ['{text}'], delivered: { event: 'message', body: '.' } },
  reflect: { event: 'reflect', args: ['{body}'] },
  join: { event: 'joinRoom', args: ['{room}'], delivered: { event: 'joinedRoom', room: '.' } },
  leave: { event: 'leaveRoom', args: ['{room}'], delivered: { event: 'leftRoom', room: '.' } },
  rooms: { event: 'myRooms', args: [] },
  sendToRoom: {
    event: 'roomMessage',
    args: [{ room: '{room}', body: '{body}' }],
    delivered: inRoom,
  },
  sendToOthersInRoom: {
    event: 'roomBroadcast',
    args: [{ room: '{room}', body: '{body}' }],
    delivered: inRoom,
  },
  sendToRooms: {
    event: 'roomsMessage',
    args: [{ rooms: '{rooms}', body: '{body}' }],
    delivered: { ...inRoom, room: 'rooms' },
  },
  sendToRoomExcept: {
    event: 'roomMessageExcept',
    args: [{ room: '{room}', except: '{except}', body: '{body}' }],
    delivered: inRoom,
  },
  sendToAll: { event: 'announce', args: [{ body: '{body}' }], delivered: toAll },
  sendToOthers: { event: 'broadcast', args: [{ body: '{body}' }], delivered: toAll },
  sendToAllByServer: { event: 'serverTell', args: [{ body: '{body}' }], delivered: toAll },
  sendToOne: {
    event: 'direct',
    args: [{ to: '{to}', body: '{body}' }],
    delivered: { event: 'direct', body: 'body', from: 'from' },
  },
  members: { event: 'members', args: ['{room}'] },
  askRoom: {
    event: 'askRoom',
    args: [{ room: '{room}', question: '{body}', timeoutMs: '{timeoutMs}' }],
    delivered: { event: 'question', body: 'question', room: 'room', from: 'from' },
  },
  summon: { event: 'summon', args: [{ member: '{member}', room: '{room}' }] },
  evict: { event: 'evict', args: [{ member: '{member}', room: '{room}' }] },
  kick: {
    event: 'kick',
    args: [{ member: '{member}', reason: '{reason}', close: '{close}' }],
  },
  revoke: { event: 'revoke', args: [{ member: '{member}', room: '{room}' }] },
} as const satisfies Record<string, OperationDefinition>;

/** What a client can ask of a server. */
export type Operation = keyof typeof contractOperations;

/** The operations that carry a message to others. */
export type SendOperation =
  | 'sendToRoom'
  | 'sendToOthersInRoom'
  | 'sendToRooms'
  | 'sendToRoomExcept'
  | 'sendToOne'
  | 'askRoom'
  | NamespaceOperation;

/** The operations that address a whole namespace. */
export type NamespaceOperation = 'sendToAll' | 'sendToOthers' | 'sendToAllByServer';

/** The operations that tell the caller, or others, something as an event. */
export type DeliveringOperation = SendOperation | 'echo' | 'join' | 'leave';

/** The events that nobody who gets them has asked for. Contract v1, "Verbs" and "Events without a request". */
export const contractNotices = {
  memberJoined: { event: 'memberJoined', room: 'room', member: 'member' },
  memberLeft: { event: 'memberLeft', room: 'room', member: 'member' },
  evicted: { event: 'evicted', room: 'room' },
  kicked: { event: 'kicked' },
} as const satisfies Record<string, Delivery>;

/** An event that comes without a request. */
export type NoticeName = keyof typeof contractNotices;
