import type { TestContext } from 'node:test';
import type { Server, Socket } from 'socket.io';
import { formatCheck } from '../doctor/check';
import { tryTarget } from '../doctor/try-target';
import { startTarget } from '../servers/running-target';
import { parseTarget, type Target } from '../target-file/target-file';
import { chatting } from './bad-servers';

/** Acknowledges an event. */
export type Answer = (answer?: unknown) => void;
/** A message as a client sends it. */
export interface Said {
  readonly room: string;
  readonly text: string;
}
/** Returns the handlers of a socket, by their events. */
export type Wire = (socket: Socket, io: Server) => Record<string, (...args: never[]) => void>;

const others = [
  ...['rooms', 'sendToOthersInRoom', 'sendToRooms', 'sendToRoomExcept', 'sendToAll'],
  ...['sendToOthers', 'sendToOne', 'echo', 'reflect'],
];

/** How the server of these tests works, as a target file says it. */
const plain: Readonly<Record<string, string>> = {
  join: "{ event: join, payload: '{room}', delivered: absent }",
  leave: "{ event: leave, payload: '{room}', delivered: absent }",
  sendToRoom:
    "{ event: say, payload: { room: '{room}', text: '{body}' }, delivered: { event: said, body: text, room: room, from: absent } }",
};

const plainServer: Wire = (socket, io) => ({
  join: (room: string, answer: Answer) => {
    void socket.join(room);
    answer({ ok: true });
  },
  leave: (room: string, answer: Answer) => {
    void socket.leave(room);
    answer({ ok: true });
  },
  say: ({ room, text }: Said, answer: Answer) => {
    io.to(room).emit('said', { room, text });
    answer({ ok: true });
  },
});

/** A server of a test, and its target file. */
export interface Served {
  readonly url: string;
  readonly target: Target;
}

/** Starts a server that differs from the plain one, and returns its URL and the text of a target file. */
export async function served(
  t: TestContext,
  wire: Wire,
  { operations = {}, more = '' }: { operations?: Record<string, string>; more?: string } = {},
): Promise<Served> {
  const url = await chatting(t, (io) =>
    io.on('connection', (socket) => {
      const handlers = { ...plainServer(socket, io), ...wire(socket, io) };
      for (const [event, handler] of Object.entries(handlers))
        socket.on(event, handler as (...args: unknown[]) => void);
    }),
  );
  const unsupported = Object.fromEntries(others.map((one) => [one, 'unsupported']));
  const lines = Object.entries({ ...unsupported, ...plain, ...operations }).map(
    ([name, value]) => `  ${name}: ${value}\n`,
  );
  const yaml = `name: Target of a test
start: { urls: ['${url}'] }
timeouts: { answer: 400ms }
${more === '' ? 'namespaces: { chat: /, main: unsupported, news: unsupported }' : more}
operations:
${lines.join('')}`;
  return { url, target: parseTarget(yaml, 'target.yaml') };
}

/** Returns what the doctor prints. */
export async function doctor({ target }: Served): Promise<string> {
  const running = await startTarget(target, { kind: 'none' }, { standalone: 1, clustered: 0 });
  const lines: string[] = [];
  for await (const check of tryTarget(target, running)) lines.push(formatCheck(check));
  return lines.join('\n');
}
