import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { io, type Socket } from 'socket.io-client';
import { within } from '../../harness/client/deadline';
import { listenOnMs, namespace, type Variant } from './variant';

const deadlineMs = 5000;
const sleepMs = 50;

interface BenchClient {
  readonly socket: Socket;
  /** Bodies of what it was told, in the order in which they came. */
  readonly heard: string[];
}

interface Scene {
  readonly people: readonly BenchClient[];
  readonly sender: Socket;
  readonly probe: string;
}

/** The suite's packets with nothing but `socket.io-client` around them: a fence proves who stayed silent. */
export const floor = (url: string): Variant => byHand('floor', url, raiseFence);

/** The same without the fence: 50 ms in which nothing comes stand for silence. */
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

/** Everybody who still listens: as in the suite, they go home a while after their scenario. */
class Audience {
  private listening: { readonly socket: Socket; until: number }[] = [];

  add(socket: Socket): void {
    this.listening.push({ socket, until: Infinity });
  }

  /** A scenario is over: its people listen on for a while, those of long ago leave. */
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
  await prove({ people: [alice, bob, carol], sender: bob.socket, probe });
  const copies = [alice, bob, carol].map(({ heard }) => heard.filter((body) => body === 'hello'));
  const counts = copies.map(({ length }) => length).join();
  if (counts !== '0,1,1') throw new Error(`expected copies 0,1,1 of a message, heard ${counts}`);
  audience.retire();
}

async function enter(url: string, audience: Audience, probe: string): Promise<BenchClient> {
  const options = { transports: ['websocket'], forceNew: true, reconnection: false };
  const socket = io(`${url}${namespace}`, options);
  audience.add(socket);
  const heard: string[] = [];
  socket.on('roomMessage', ({ body }: { body: string }) => heard.push(body));
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve).once('connect_error', reject);
  });
  await ask(socket, 'joinRoom', probe);
  return { socket, heard };
}

async function raiseFence({ people, sender, probe }: Scene): Promise<void> {
  const arrivals = people.map(
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
  if (answer.ok !== true) throw new Error(`${event} was answered ${JSON.stringify(answer)}`);
}
