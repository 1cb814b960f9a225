import type { Namespace, Socket } from 'socket.io';

/** Handler of an operation: what it returns stands in the acknowledgement beside `ok`. */
type Handler = (
  socket: Socket,
  ...args: readonly unknown[]
) => object | void | Promise<object | void>;

/** An operation is refused with this code. Contract 5.13. */
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
  const isName = typeof name === 'string' && name !== '' && [...name].length <= longestName;
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

function isSocketId(text: unknown): text is string {
  return typeof text === 'string' && /^[\w-]{20}$/.test(text);
}

/** Operations of the contract's core and of its capability roster, by event. Contract, section 6. */
const handlers: Readonly<Record<string, Handler>> = {
  message(socket, text) {
    if (typeof text !== 'string') throw new Refusal('INVALID', 'a message is a text');
    socket.emit('message', `You said: ${text}`);
  },
  reflect: (_socket, ...args) => ({ args }),
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
    const excluded = [roomOf(except), ...(isSocketId(except) ? [except] : [])];
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
    const found = isSocketId(to) ? await socket.nsp.in(to).fetchSockets() : [];
    if (found.length === 0) throw new Refusal('NOT_FOUND', 'no client is connected with that id');
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
    for (const [event, handler] of Object.entries(handlers))
      socket.on(event, (...args: unknown[]) => {
        const last = args.at(-1);
        const isAcknowledged = typeof last === 'function';
        const given = isAcknowledged ? args.slice(0, -1) : args;
        void answerOf(handler, socket, given).then((answer) => {
          if (isAcknowledged) (last as (answer: object) => void)(answer);
        });
      });
  });
}

async function answerOf(
  handler: Handler,
  socket: Socket,
  args: readonly unknown[],
): Promise<object> {
  try {
    return { ok: true, ...(await handler(socket, ...args)) };
  } catch (error) {
    const { code, message } =
      error instanceof Refusal ? error : new Refusal('UNAVAILABLE', 'the server could not do this');
    return { ok: false, error: { code, message } };
  }
}
