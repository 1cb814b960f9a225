import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { io, type Socket } from 'socket.io-client';
import { within } from '../../harness/client/deadline';
import { listenOnMs, namespace, type Variant } from './variant';

const deadlineMs = 5000;
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

function byHand(name: Variant['name'], url: string, prove: Proof): Variant {
  return {
    name,
    run: async (count) => {
      const audience = new Audience();
      try {
        const began = performance.now();
        for (let index = 0; index < count; index += 1) {
          const done = scenario(url, audience, prove);
          await within(deadlineMs, `a scenario by hand (${name})`, done);
        }
        return (performance.now() - began) / count;
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

async function scenario(url: string, audience: Audience, prove: Proof): Promise<void> {
  const id = randomUUID();
  const probe = `probe-${id}`;
  const room = `lobby-${id}`;
  const connecting = [enter(url, audience, probe), enter(url, audience, probe)] as const;
  const [alice, bob, carol] = await Promise.all([...connecting, enter(url, audience, probe)]);
  await Promise.all([ask(bob.socket, 'joinRoom', room), ask(carol.socket, 'joinRoom', room)]);
  await ask(bob.socket, 'roomMessage', { room, body: 'hello' });
  await prove({ clients: [alice, bob, carol], sender: bob.socket, probe });
  const copies = [alice, bob, carol].map(({ received }) =>
    received.filter((body) => body === 'hello'),
  );
  const counts = copies.map(({ length }) => length).join();
  if (counts !== '0,1,1') throw new Error(`expected 0,1,1 copies of a message, received ${counts}`);
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
