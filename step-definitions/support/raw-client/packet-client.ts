import { DeadlineError } from '../../../harness/client/deadline';
import type { Instance } from '../../../harness/servers/instance';
import { brief } from '../../../harness/contract/brief';
import type { Driver } from '../../../harness/drivers/driver';
import { plainHandshake } from '../../../harness/drivers/handshake';
import type { LaneContext } from '../../../harness/servers/lane-context';
import type { Transcript } from '../evidence/transcript';
import { RawConnection } from './connection';
import type { Shape } from './frame-log';

/** The operations whose packets are written out here, or in the requests of a raw client. */
const written = ['echo', 'join', 'rooms', 'sendToRoom'] as const;

/** A connection that a lane keeps open. */
export interface Closable {
  close(): void;
}

/** What a packet client needs from its scenario. */
interface Context {
  readonly session: LaneContext;
  readonly driver: Driver;
  readonly transcript: Transcript;
  readonly scenario: string;
  readonly lane: { keep(connection: Closable, scenario: string): void };
}

/** An event with its arguments, and the milliseconds that its acknowledgement may take. */
interface TimedRequest {
  readonly ms: number;
  readonly namespace: string;
  readonly event: string;
  readonly args: readonly unknown[];
}

/** A raw client on a WebSocket: it writes the packets of Socket.IO frame by frame. */
export class PacketClient {
  private requests = 0;

  private constructor(
    readonly name: string,
    readonly connection: RawConnection,
  ) {}

  /** Opens the transport, on the first server if no other is named, and connects to no namespace. */
  static async open(
    { session, driver, transcript, lane, scenario }: Context,
    { name, instance }: { readonly name: string; readonly instance: Instance | undefined },
  ): Promise<PacketClient> {
    driver.requireContractNames(...written);
    const { url } = instance ?? session.instance(1);
    const context = { ms: session.timeouts.answer, transcript, handshake: plainHandshake };
    const connection = new RawConnection(name, url, context);
    lane.keep(connection, scenario);
    await connection.log.first('0{');
    return new PacketClient(name, connection);
  }

  /** Connects to a namespace. Returns the id of the socket there, or undefined if it is refused. */
  async connect(namespace: string, auth?: object): Promise<string | undefined> {
    const nsp = packetNamespace(namespace);
    this.sendConnect(namespace, auth);
    const frame = await this.connection.log.first(`40${nsp}{`, `44${nsp}`);
    if (frame.startsWith('44')) return undefined;
    const { sid } = JSON.parse(frame.slice(2 + nsp.length)) as { sid?: unknown };
    if (typeof sid === 'string' && sid !== '') return sid;
    throw new Error(`${this.name}: CONNECT of ${namespace} without an id: ${brief(frame)}`);
  }

  /** Sends CONNECT for a namespace without waiting for the answer. */
  sendConnect(namespace: string, auth?: object): void {
    this.connection.send(`40${packetNamespace(namespace)}${auth ? JSON.stringify(auth) : ''}`);
  }

  /** Emits an event without waiting for an acknowledgement. */
  emit(namespace: string, event: string, args: readonly unknown[]): void {
    this.connection.send(`42${packetNamespace(namespace)}${JSON.stringify([event, ...args])}`);
  }

  /** Sends frames as they are. */
  send(frames: readonly (string | Buffer)[]): void {
    for (const frame of frames) this.connection.send(frame);
  }

  /** Emits an event and returns the frame that acknowledges it. */
  async ask(namespace: string, event: string, ...args: unknown[]): Promise<string> {
    return await this.connection.log.first(this.request(namespace, event, args));
  }

  /**
   * Emits an event and returns the frame that acknowledges it within a deadline of its own. Throws DeadlineError, or an
   * Error if the server closes the connection.
   */
  async askWithin({ ms, namespace, event, args }: TimedRequest): Promise<string> {
    const start = this.request(namespace, event, args);
    await this.connection.log.endOr([start], ms);
    return await this.connection.log.first(start);
  }

  /**
   * Sends CONNECT for a namespace that it is connected to, and resolves when the server has answered or closed the
   * connection. Some servers do neither, so that the wait ends after `ms` milliseconds.
   */
  async connectAgain(namespace: string, ms: number): Promise<void> {
    const nsp = packetNamespace(namespace);
    const answers = [`40${nsp}`, `44${nsp}`];
    const count = this.connection.log.all(...answers).length;
    this.connection.send(`40${nsp}`);
    await this.settled(() => this.connection.log.all(...answers).length > count, ms);
  }

  /**
   * Resolves when the server has handled everything sent so far: it answers, or has closed the connection. Some servers do
   * neither after half a packet, so that the wait ends after `ms` milliseconds.
   */
  async settle(namespace: string, ms: number): Promise<void> {
    const answer = this.request(namespace, 'myRooms', []);
    await this.settled(() => this.connection.log.all(answer).length > 0, ms);
  }

  private async settled(isAnswered: () => boolean, ms: number): Promise<void> {
    const { log } = this.connection;
    try {
      await log.until('an answer, or the end', () => log.closed || isAnswered(), ms);
    } catch (error) {
      if (!(error instanceof DeadlineError)) throw error;
    }
  }

  /** Emits an event that wants an acknowledgement; returns how the frame with it begins. */
  private request(namespace: string, event: string, args: readonly unknown[]): Shape {
    this.requests += 1;
    const id = 1000 + this.requests;
    const nsp = packetNamespace(namespace);
    this.connection.send(`42${nsp}${id}${jsonOf([event, ...args])}`);
    return `43${nsp}${id}[`;
  }
}

/** Lists of one are written by hand: JSON.stringify calls itself for each level, and gives up at some thousands. */
function jsonOf(packet: readonly unknown[]): string {
  const parts = packet.map((part) => {
    let levels = 0;
    let inside: unknown = part;
    for (; Array.isArray(inside) && inside.length === 1; levels += 1)
      [inside] = inside as unknown[];
    return `${'['.repeat(levels)}${JSON.stringify(inside)}${']'.repeat(levels)}`;
  });
  return `[${parts.join()}]`;
}

/** Returns a namespace as packets name it: the main namespace is left out. Socket.IO protocol v5, "Packet encoding". */
export function packetNamespace(namespace: string): string {
  return namespace === '/' ? '' : `${namespace},`;
}
