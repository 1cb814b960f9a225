import type { Namespace, Socket } from 'socket.io';

/** Carries out an operation: what it returns stands in the acknowledgement beside `ok`. */
type Operation = (
  socket: Socket,
  payload: unknown,
) => object | undefined | Promise<object | undefined>;

/** An operation is refused with this code. Contract 5.6. */
class Refusal extends Error {
  constructor(
    readonly code: 'INVALID' | 'NOT_FOUND' | 'UNAVAILABLE',
    message: string,
  ) {
    super(message);
  }
}

/** Prefix of all rooms, so that no room has the name of one of the application's or of a socket's own. */
const prefix = 'conformance:';
const longestName = 256;

function roomOf(name: unknown): string {
  const isName = typeof name === 'string' && name !== '' && Array.from(name).length <= longestName;
  if (!isName) throw new Refusal('INVALID', 'a room is a text of 1 to 256 characters');
  return `${prefix}${name}`;
}

function roomsOf(names: unknown): string[] {
  if (Array.isArray(names) && names.length > 0) return names.map(roomOf);
  throw new Refusal('INVALID', 'rooms is a list of at least one room');
}

function namesOf(rooms: Iterable<string>): string[] {
  return [...rooms]
    .filter((room) => room.startsWith(prefix))
    .map((room) => room.slice(prefix.length));
}

/** Returns what may name a socket: never one of these rooms, whose names are for `roomOf` alone. */
function idsOf(name: unknown): string[] {
  return typeof name === 'string' && !name.startsWith(prefix) ? [name] : [];
}

/** Fields of a payload. */
type Payload = Readonly<Record<string, unknown>>;

function payloadOf(value: unknown): Payload {
  if (typeof value === 'object' && value !== null) return value as Payload;
  throw new Refusal('INVALID', 'expected an object');
}

/** The body of a message, which may be any value. */
function bodyOf(payload: Payload): unknown {
  if (payload['body'] === undefined) throw new Refusal('INVALID', 'body is missing');
  return payload['body'];
}

/** Operations of the contract's core and of its capability roster, by event. Contract, section 6. */
export const operations: Readonly<Record<string, Operation>> = {
  message(socket, text) {
    if (typeof text !== 'string') throw new Refusal('INVALID', 'a message is a text');
    socket.emit('message', `You said: ${text}`);
  },
  async joinRoom(socket, room) {
    await socket.join(roomOf(room));
    socket.emit('joinedRoom', room);
    return { room };
  },
  async leaveRoom(socket, room) {
    await socket.leave(roomOf(room));
    socket.emit('leftRoom', room);
    return { room };
  },
  myRooms: (socket) => ({ rooms: namesOf(socket.rooms) }),
  roomMessage(socket, given) {
    const payload = payloadOf(given);
    const members = socket.nsp.to(roomOf(payload['room']));
    members.emit('roomMessage', { room: payload['room'], from: socket.id, body: bodyOf(payload) });
  },
  roomBroadcast(socket, given) {
    const payload = payloadOf(given);
    const others = socket.to(roomOf(payload['room']));
    others.emit('roomMessage', { room: payload['room'], from: socket.id, body: bodyOf(payload) });
  },
  roomsMessage(socket, given) {
    const payload = payloadOf(given);
    const members = socket.nsp.to(roomsOf(payload['rooms']));
    members.emit('roomMessage', {
      rooms: payload['rooms'],
      from: socket.id,
      body: bodyOf(payload),
    });
  },
  roomMessageExcept(socket, given) {
    const { room, except, ...payload } = payloadOf(given);
    const excluded = [roomOf(except), ...idsOf(except)];
    const members = socket.nsp.to(roomOf(room)).except(excluded);
    members.emit('roomMessage', { room, from: socket.id, body: bodyOf(payload) });
  },
  announce(socket, given) {
    socket.nsp.emit('announcement', { from: socket.id, body: bodyOf(payloadOf(given)) });
  },
  broadcast(socket, given) {
    socket.broadcast.emit('announcement', { from: socket.id, body: bodyOf(payloadOf(given)) });
  },
  async direct(socket, given) {
    const payload = payloadOf(given);
    const { to } = payload;
    if (typeof to !== 'string') throw new Refusal('INVALID', 'to is the id of a socket');
    const found = await socket.nsp.in(to).fetchSockets();
    if (!found.some(({ id }) => id === to))
      throw new Refusal('NOT_FOUND', 'no client is connected with that id');
    socket.nsp.to(to).emit('direct', { from: socket.id, body: bodyOf(payload) });
  },
  async members(socket, room) {
    const members = await socket.nsp.in(roomOf(room)).fetchSockets();
    return { members: members.map(({ id, rooms }) => ({ id, rooms: namesOf(rooms) })) };
  },
};

/** Serves the operations to every client that connects to a namespace from now on. */
export function serveOperations(namespace: Namespace): void {
  namespace.on('connection', (socket) => {
    serveReflect(socket);
    for (const [event, operation] of Object.entries(operations))
      socket.on(event, (payload: unknown, ...others: unknown[]) => {
        const last: unknown = others.at(-1) ?? payload;
        void answerOf(operation, socket, payload).then((answer) => {
          if (isAcknowledgement(last)) last(answer);
        });
      });
  });
}

/** Serves the operation that returns its arguments, of which there may be any number. */
export function serveReflect(socket: Socket): void {
  socket.on('reflect', (...args: unknown[]) => {
    const last = args.pop();
    if (isAcknowledgement(last)) last({ ok: true, args });
  });
}

/** Carries an operation out, and returns its acknowledgement. */
export async function answerOf(
  operation: Operation,
  socket: Socket,
  payload: unknown,
): Promise<object> {
  try {
    return { ok: true, ...(await operation(socket, payload)) };
  } catch (error) {
    const { code, message } =
      error instanceof Refusal ? error : new Refusal('UNAVAILABLE', 'the server could not do this');
    return { ok: false, error: { code, message } };
  }
}

function isAcknowledgement(value: unknown): value is (answer: object) => void {
  return typeof value === 'function';
}
