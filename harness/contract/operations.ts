/** An event that a client emits, with its arguments. */
export interface ClientEvent {
  readonly event: string;
  readonly args: readonly unknown[];
}

/** Values for the placeholders of an operation. Values without a placeholder are ignored. */
export interface OperationValues {
  readonly room?: unknown;
  readonly rooms?: readonly unknown[];
  readonly except?: unknown;
  readonly body?: unknown;
  readonly text?: unknown;
  readonly to?: unknown;
  readonly member?: unknown;
  readonly into?: unknown;
  readonly reason?: unknown;
  readonly close?: boolean;
  readonly timeoutMs?: unknown;
}

/** Path of a field in the arguments of an event, or `absent` if the event does not have the field. */
export type PayloadPath = string;

/** An event that arrives at a client, with the paths of its fields. */
export interface Delivery {
  readonly event: string;
  readonly body?: PayloadPath;
  readonly room?: PayloadPath;
  readonly from?: PayloadPath;
  readonly member?: PayloadPath;
  /** How the target wraps the body: `{name}: {body}`; placeholders other than the body stand for any text. */
  readonly template?: string;
  /** Values, by path, that tell this event from others of the same name. */
  readonly where?: Readonly<Record<PayloadPath, unknown>>;
}

/** How an operation is sent, and how its message arrives. */
interface OperationDefinition {
  readonly event: string;
  /** Arguments; a text `{room}` is a placeholder for the value of that name. */
  readonly args: readonly unknown[];
  readonly delivered?: Delivery;
}

const inRoom = { event: 'roomMessage', body: 'body', room: 'room', from: 'from' };
const toAll = { event: 'announcement', body: 'body', from: 'from' };

/** Operations of the contract, by the names that target files use. Contract, section 6. */
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
  summonAll: { event: 'summonAll', args: [{ room: '{room}', into: '{into}' }] },
  evictAll: { event: 'evictAll', args: [{ room: '{room}' }] },
  kickAll: { event: 'kickAll', args: [{ room: '{room}', reason: '{reason}' }] },
} as const satisfies Record<string, OperationDefinition>;

/** Name of an operation. */
export type Operation = keyof typeof contractOperations;

/** Returns the operation that the contract requests with an event; undefined if there is none. */
export function operationOf(event: string): Operation | undefined {
  const names = Object.keys(contractOperations) as Operation[];
  return names.find((name) => contractOperations[name].event === event);
}

/** Operations that send a message to other clients. */
export type SendOperation =
  | 'sendToRoom'
  | 'sendToOthersInRoom'
  | 'sendToRooms'
  | 'sendToRoomExcept'
  | 'sendToOne'
  | 'askRoom'
  | NamespaceOperation;

/** Operations that send a message to a whole namespace. */
export type NamespaceOperation = 'sendToAll' | 'sendToOthers' | 'sendToAllByServer';

/** Operations that cause an event at the caller or at other clients. */
export type DeliveringOperation = SendOperation | 'echo' | 'join' | 'leave';

/** Events that clients receive without a request. Contract, sections 6 and 11. */
export const contractNotices = {
  memberJoined: { event: 'memberJoined', room: 'room', member: 'member' },
  memberLeft: { event: 'memberLeft', room: 'room', member: 'member' },
  evicted: { event: 'evicted', room: 'room' },
  kicked: { event: 'kicked' },
} as const satisfies Record<string, Delivery>;

/** Name of an event without a request. */
export type NoticeName = keyof typeof contractNotices;
