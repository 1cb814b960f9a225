import { Connection, type Packet } from '../client/connection';
import { within } from '../client/deadline';
import type { OperationAnswer } from '../contract/answer';
import type { OperationValues, Operation } from '../contract/operations';
import { confirmationOf, exchange } from '../drivers/exchange';
import type { OperationRequest, Driver } from '../drivers/driver';
import type { Instance } from '../servers/instance';

const namespace = '/chat';
const shownPackets = 5;
const shownCharacters = 120;

/** One client that tries words, each once or twice, and keeps what came of them. */
export class Visitor {
  private readonly packets: Packet[] = [];
  private readonly awaited = new Set<(packet: Packet) => void>();
  private readonly said: string[] = [];
  private readonly connection: Connection;
  private flooded: string | undefined;
  private socket: Awaited<ReturnType<Connection['connect']>> | undefined;

  constructor(
    instance: Instance,
    private readonly ms: number,
    private readonly driver: Driver,
  ) {
    this.connection = new Connection(instance.url, 'websocket', {
      record: (packet) => {
        this.packets.push(packet);
        for (const look of this.awaited) look(packet);
      },
      flooded: (why) => {
        this.flooded = `the client ${why}`;
      },
      namespaceNames: driver.namespaceNames,
    });
  }

  get id(): string | undefined {
    return this.socket?.id;
  }

  /** How many packets have come. */
  get count(): number {
    return this.packets.length;
  }

  /** Throws RefusedError or DeadlineError. */
  async connect(to = namespace, auth: object = {}): Promise<void> {
    this.socket = await this.connection.connect(to, this.ms, auth);
  }

  /** Says a operation and returns the answer. Throws if none comes. */
  async ask(operation: Operation, values: OperationValues): Promise<OperationAnswer> {
    const said = this.driver.request(operation, values);
    const words = wordsOf(said);
    const { socket, flooded = 'the server has disconnected the client' } = this;
    if (socket?.connected !== true) throw new Error(flooded);
    this.said.push(words);
    const lost = (): Error =>
      new Error(this.flooded ?? `the server disconnected the client after ${words}`);
    const pending = exchange(socket, said, lost);
    try {
      if (said.done === 'none') return { ok: true };
      return await within(this.ms, `${confirmationOf(said)} of ${words}`, pending.answer);
    } finally {
      pending.forget();
    }
  }

  /** Says a operation that must succeed, and returns the answer. Throws if it is refused or not answered. */
  async must(operation: Operation, values: OperationValues): Promise<OperationAnswer> {
    const answer = await this.ask(operation, values);
    if (answer.ok) return answer;
    throw new Error(
      `${wordsOf(this.driver.request(operation, values))} was answered with ${JSON.stringify(answer)}, wanted { ok: true, … }`,
    );
  }

  /** The arguments of all events of a name that came. */
  heard(event: string): (readonly unknown[])[] {
    return this.packets.filter((packet) => packet.event === event).map(({ args }) => args);
  }

  /** The first packet that fits, of those that came and those that come. Throws DeadlineError naming `what`. */
  async arrival(what: string, fits: (packet: Packet) => boolean): Promise<Packet> {
    const come = this.packets.find(fits);
    if (come) return come;
    let found: (packet: Packet) => void = () => undefined;
    const coming = new Promise<Packet>((resolve) => (found = resolve));
    const look = (packet: Packet): void => {
      if (fits(packet)) found(packet);
    };
    this.awaited.add(look);
    try {
      return await within(this.ms, what, coming);
    } finally {
      this.awaited.delete(look);
    }
  }

  /** Whether any event held a text. */
  hasHeard(text: string): boolean {
    return this.packets.some(({ args }) => JSON.stringify(args).includes(JSON.stringify(text)));
  }

  /** For people: the last packets that came, of those behind the first `since`. */
  lastPackets(since = 0): string[] {
    const packets = this.packets.slice(since).slice(-shownPackets);
    return packets.map(({ namespace: where, type, event, args }) => {
      const name = this.driver.namespaceNames.toServer(where);
      return `${name} ${type} ${event} ${JSON.stringify(args).slice(0, shownCharacters)}`;
    });
  }

  /** For people: what was said last. */
  lastSaid(): string[] {
    return this.said.slice(-1);
  }

  close(): void {
    this.connection.close();
  }
}

function wordsOf({ event, args }: OperationRequest): string {
  return `${event} ${JSON.stringify(args)}`;
}
