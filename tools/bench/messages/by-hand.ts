import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { io, type Socket } from 'socket.io-client';
import { within } from '../../../harness/client/deadline';
import { listenOnMs, namespace, startMeter, type Variant } from './variant';

const deadlineMs = 30_000;
const sleepMs = 50;

interface BenchClient {
  readonly socket: Socket;
  /** Bodies of the received messages, in order. */
  readonly received: string[];
}

interface Scene {
  readonly clients: readonly BenchClient[];
  readonly sender: Socket;
  readonly probe: string;
}

/** Variant that sends the suite's packets with plain `socket.io-client`, with a fence that proves silence. */
export const floor = (url: string): Variant => byHand('floor', url, sendFence);

/** Variant without the fence: 50 ms without a message count as silence. */
export const sleeping = (url: string): Variant => byHand('sleep', url, () => sleep(sleepMs));

type Proof = (scene: Scene) => Promise<void>;

interface Plan {
  readonly members: number;
  readonly prove: Proof;
}

function byHand(name: Variant['name'], url: string, prove: Proof): Variant {
  return {
    name,
    run: async ({ scenarios, members }) => {
      const audience = new Audience();
      try {
        const costOf = startMeter();
        for (let index = 0; index < scenarios; index += 1) {
          const done = scenario(url, audience, { members, prove });
          await within(deadlineMs, `a scenario by hand (${name})`, done);
        }
        return costOf(scenarios);
      } finally {
        audience.close();
      }
    },
  };
}

/** Clients that are still connected: as in the suite, they disconnect a while after their scenario. */
class Audience {
  private listening: { readonly socket: Socket; until: number }[] = [];

  add(socket: Socket): void {
    this.listening.push({ socket, until: Infinity });
  }

  /** Ends a scenario: its clients stay connected for a while, those of earlier scenarios disconnect. */
  retire(): void {
    const now = Date.now();
    for (const one of this.listening) {
      if (one.until <= now) one.socket.disconnect();
      one.until = Math.min(one.until, now + listenOnMs);
    }
    this.listening = this.listening.filter(({ socket }) => socket.active);
  }

  close(): void {
    for (const { socket } of this.listening) socket.disconnect();
  }
}

async function scenario(url: string, audience: Audience, plan: Plan): Promise<void> {
  const id = randomUUID();
  const probe = `probe-${id}`;
  const room = `lobby-${id}`;
  const connecting = Array.from({ length: plan.members }, () => enter(url, audience, probe));
  const alice = await enter(url, audience, probe);
  const members = await Promise.all(connecting);
  await Promise.all(members.map(({ socket }) => ask(socket, 'joinRoom', room)));
  await ask(alice.socket, 'roomMessage', { room, body: 'hello' });
  const clients = [alice, ...members];
  await plan.prove({ clients, sender: alice.socket, probe });
  const [outside, ...inside] = clients.map(
    ({ received }) => received.filter((body) => body === 'hello').length,
  );
  if (outside !== 0 || inside.some((copies) => copies !== 1))
    throw new Error(
      `expected one copy for each member, received ${outside ?? 0}, ${inside.join()}`,
    );
  audience.retire();
}

async function enter(url: string, audience: Audience, probe: string): Promise<BenchClient> {
  const options = { transports: ['websocket'], forceNew: true, reconnection: false };
  const socket = io(`${url}${namespace}`, options);
  audience.add(socket);
  const received: string[] = [];
  socket.on('roomMessage', ({ body }: { body: string }) => received.push(body));
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve).once('connect_error', reject);
  });
  await ask(socket, 'joinRoom', probe);
  return { socket, received };
}

async function sendFence({ clients, sender, probe }: Scene): Promise<void> {
  const arrivals = clients.map(
    ({ socket }) =>
      new Promise<void>((resolve) => {
        socket.on('roomMessage', ({ room }: { room: string }) => {
          if (room === probe) resolve();
        });
      }),
  );
  await ask(sender, 'roomMessage', { room: probe, body: 'fence' });
  await Promise.all(arrivals);
}

async function ask(socket: Socket, event: string, payload: unknown): Promise<void> {
  const answer = (await socket.emitWithAck(event, payload)) as { ok?: unknown };
  if (answer.ok !== true) throw new Error(`${event} was answered with ${JSON.stringify(answer)}`);
}
