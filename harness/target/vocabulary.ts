/** What a client can ask of a server: the contract's verbs, by the names that target files use. */
export type Verb = keyof typeof contract;

/** What a verb is about. Only the values that its payload names are used. */
export interface Values {
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

/** An event with its arguments, as a client emits it. */
export interface Request {
  readonly event: string;
  readonly args: readonly unknown[];
}

/** How each verb is said; a text `{room}` stands for the value of that name. Contract v1, "Verbs". */
const contract = {
  echo: { event: 'message', args: ['{text}'] },
  reflect: { event: 'reflect', args: ['{body}'] },
  join: { event: 'joinRoom', args: ['{room}'] },
  leave: { event: 'leaveRoom', args: ['{room}'] },
  rooms: { event: 'myRooms', args: [] },
  tellRoom: { event: 'roomMessage', args: [{ room: '{room}', body: '{body}' }] },
  tellOthersInRoom: { event: 'roomBroadcast', args: [{ room: '{room}', body: '{body}' }] },
  tellRooms: { event: 'roomsMessage', args: [{ rooms: '{rooms}', body: '{body}' }] },
  tellRoomExcept: {
    event: 'roomMessageExcept',
    args: [{ room: '{room}', except: '{except}', body: '{body}' }],
  },
  tellAll: { event: 'announce', args: [{ body: '{body}' }] },
  tellOthers: { event: 'broadcast', args: [{ body: '{body}' }] },
  tellAllByServer: { event: 'serverTell', args: [{ body: '{body}' }] },
  tellOne: { event: 'direct', args: [{ to: '{to}', body: '{body}' }] },
  members: { event: 'members', args: ['{room}'] },
  askRoom: {
    event: 'askRoom',
    args: [{ room: '{room}', question: '{body}', timeoutMs: '{timeoutMs}' }],
  },
  summon: { event: 'summon', args: [{ member: '{member}', room: '{room}' }] },
  evict: { event: 'evict', args: [{ member: '{member}', room: '{room}' }] },
  kick: {
    event: 'kick',
    args: [{ member: '{member}', reason: '{reason}', close: '{close}' }],
  },
  revoke: { event: 'revoke', args: [{ member: '{member}', room: '{room}' }] },
} satisfies Record<string, Request>;

interface Delivery {
  readonly event: string;
  readonly place: 'room' | 'rooms' | undefined;
  readonly body?: string;
}

/**
 * How a tell verb's message arrives, and as which field of the payload, if that is not `body`. Contract v1, "Verbs", the
 * column "effect".
 */
export const delivered = {
  tellRoom: { event: 'roomMessage', place: 'room' },
  tellOthersInRoom: { event: 'roomMessage', place: 'room' },
  tellRooms: { event: 'roomMessage', place: 'rooms' },
  tellRoomExcept: { event: 'roomMessage', place: 'room' },
  tellAll: { event: 'announcement', place: undefined },
  tellOthers: { event: 'announcement', place: undefined },
  tellAllByServer: { event: 'announcement', place: undefined },
  tellOne: { event: 'direct', place: undefined },
  askRoom: { event: 'question', place: 'room', body: 'question' },
} as const satisfies Partial<Record<Verb, Delivery>>;

/** The verbs that carry a message to others. */
export type TellVerb = keyof typeof delivered;

/** What to emit for a verb. Values that are undefined are left out of the payload. */
export function request(verb: Verb, values: Values = {}): Request {
  const { event, args } = contract[verb];
  return { event, args: args.map((template: unknown) => fill(template, values)) };
}

function fill(template: unknown, values: Values): unknown {
  if (typeof template === 'string') return values[template.slice(1, -1) as keyof Values];
  const filled = Object.entries(template as object).map(([key, part]) => [key, fill(part, values)]);
  return Object.fromEntries(filled.filter(([, value]) => value !== undefined));
}
