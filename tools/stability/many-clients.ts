import { execa } from 'execa';
import { io, type Socket } from 'socket.io-client';
import { within } from '../../harness/client/deadline';
import { eventually } from '../../harness/client/eventually';
import { root } from '../../harness/package-root';
import { handshake } from '../../harness/servers/ready';
import { freePorts } from '../../harness/servers/process/free-port';

/** Every tenth client connects to another namespace. */
const clients = 10_000;
const batch = 200;
const answerMs = 30_000;
const startMs = 60_000;

/** Connects 10,000 clients to the reference server, sends one message to a namespace of 9,000, and counts the copies. */
async function main(): Promise<number> {
  const [port = 0] = await freePorts(1);
  const program = ['--require', 'ts-node/register', 'reference-server/main.ts'];
  const server = execa(process.execPath, program, {
    cwd: root,
    env: { PORT: String(port), JWT_SECRET: 'many-clients' },
    stdio: ['ignore', 'ignore', 'inherit'],
    reject: false,
  });
  try {
    const url = `http://127.0.0.1:${port}`;
    await untilReady(url);
    return await countCopies(url);
  } finally {
    server.kill();
  }
}

async function untilReady(url: string): Promise<void> {
  const bounds = {
    what: 'the start of the reference server',
    expected: 'a handshake',
    within: startMs,
  };
  await eventually(async () => {
    const problem = await handshake(url, answerMs);
    return problem === undefined ? { done: undefined } : { received: problem };
  }, bounds);
}

async function countCopies(url: string): Promise<number> {
  const copies = new Map<number, number>();
  const sockets: Socket[] = [];
  for (let start = 0; start < clients; start += batch) {
    const numbers = Array.from({ length: batch }, (_, index) => start + index);
    sockets.push(...(await Promise.all(numbers.map((number) => connect(url, number, copies)))));
  }
  await sockets[0]?.timeout(answerMs).emitWithAck('announce', { body: 'for everyone' });
  const members = clients - clients / 10;
  const what = 'the message to the namespace';
  await eventually(
    () => (copies.size >= members ? { done: undefined } : { received: `${copies.size} copies` }),
    { what, expected: `${members} copies`, within: answerMs },
  );
  for (const socket of sockets) socket.disconnect();
  const wrong = [...copies].filter(([number, count]) => count !== 1 || number % 10 === 9);
  say(
    `${clients} clients, ${copies.size} of ${members} members received the message, ${wrong.length} wrong copies`,
  );
  return copies.size === members && wrong.length === 0 ? 0 : 1;
}

async function connect(url: string, number: number, copies: Map<number, number>): Promise<Socket> {
  const socket = io(`${url}${number % 10 === 9 ? '/news' : '/chat'}`, {
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
  });
  socket.on('announcement', () => copies.set(number, (copies.get(number) ?? 0) + 1));
  const connected = new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', reject);
  });
  await within(answerMs, `the connection of client ${number}`, connected);
  return socket;
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

void main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    say(error instanceof Error ? error.message : String(error));
    process.exit(1);
  },
);
