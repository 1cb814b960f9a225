import { once } from 'node:events';
import type { TestContext } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { io, type Socket } from 'socket.io-client';

const DEADLINE_MS = 5_000;

/** Client that keeps every event that it receives, from before it connects. */
export class TestClient {
  readonly received: unknown[][] = [];
  /** Answer to every question; undefined: it does not answer. */
  answers: unknown;

  private constructor(readonly socket: Socket) {
    socket.onAny((...event: unknown[]) => {
      this.received.push(event.filter((argument) => typeof argument !== 'function'));
    });
    socket.on('question', (_question: unknown, answer: (value: unknown) => void) => {
      if (this.answers !== undefined) answer(this.answers);
    });
  }

  /** Connects until the test ends; rejects with the `connect_error` of a refused client. */
  static async connect(t: TestContext, url: string, token?: string): Promise<TestClient> {
    const socket = io(url, {
      auth: { token },
      forceNew: true,
      reconnection: false,
      transports: ['websocket'],
    });
    t.after(() => socket.disconnect());
    const client = new TestClient(socket);
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', resolve).once('connect_error', reject);
    });
    return client;
  }

  get id(): string {
    if (this.socket.id === undefined) throw new Error('This client is not connected.');
    return this.socket.id;
  }

  async request(event: string, ...payload: unknown[]): Promise<unknown> {
    const answer: unknown = await this.socket.timeout(DEADLINE_MS).emitWithAck(event, ...payload);
    return answer;
  }

  /** Waits until an event of this name has arrived; returns its arguments. */
  async receives(event: string, ms = DEADLINE_MS): Promise<unknown[]> {
    const end = Date.now() + ms;
    while (Date.now() < end) {
      const found = this.received.find(([name]) => name === event);
      if (found) return found.slice(1);
      await delay(5);
    }
    throw new Error(`No "${event}" within ${ms} ms; received: ${JSON.stringify(this.received)}`);
  }

  async untilDisconnected(): Promise<void> {
    if (!this.socket.connected) return;
    const signal = AbortSignal.timeout(DEADLINE_MS);
    await once(this.socket as unknown as EventTarget, 'disconnect', { signal });
  }
}
