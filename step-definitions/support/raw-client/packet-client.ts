import { DeadlineError } from '../../../harness/client/deadline';
import type { Instance } from '../../../harness/servers/instance';
import { brief } from '../evidence/transcript';
import type { ConformanceWorld } from '../world';
import { RawConnection } from './connection';
import type { Shape } from './frame-log';

/** The operations that are written out here, or in what is asked on a bare connection. */
const written = ['echo', 'join', 'rooms', 'sendToRoom'] as const;

/** The outsider with a bare connection: just enough protocol to ask, written out frame by frame. */
export class PacketClient {
  private requests = 0;

  private constructor(
    readonly name: string,
    readonly connection: RawConnection,
  ) {}

  /** Opens the transport, on the first instance if no other is named; no namespace yet. */
  static async open(
    world: ConformanceWorld,
    name: string,
    instance: Instance = world.session.instance(1),
  ): Promise<PacketClient> {
    const { transcript, session } = world;
    world.driver.requireContractNames(...written);
    const around = { ms: session.timeouts.answer, transcript };
    const connection = new RawConnection(name, instance.url, around);
    world.lane.keep(connection, world.scenario);
    await connection.log.first('0{');
    return new PacketClient(name, connection);
  }

  /** Asks for a namespace. Returns the id of the socket there, or undefined if it is refused. */
  async connect(namespace: string, auth?: object): Promise<string | undefined> {
    const address = addressOf(namespace);
    this.knock(namespace, auth);
    const frame = await this.connection.log.first(`40${address}{`, `44${address}`);
    if (frame.startsWith('44')) return undefined;
    const { sid } = JSON.parse(frame.slice(2 + address.length)) as { sid?: unknown };
    if (typeof sid === 'string' && sid !== '') return sid;
    throw new Error(`${this.name}: CONNECT of ${namespace} without an id: ${brief(frame)}`);
  }

  /** Asks for a namespace without waiting for the answer. */
  knock(namespace: string, auth?: object): void {
    this.connection.send(`40${addressOf(namespace)}${auth ? JSON.stringify(auth) : ''}`);
  }

  /** Emits an event without waiting for anything. */
  say(namespace: string, event: string, args: readonly unknown[]): void {
    this.connection.send(`42${addressOf(namespace)}${JSON.stringify([event, ...args])}`);
  }

  /** Sends frames as they are. */
  send(frames: readonly (string | Buffer)[]): void {
    for (const frame of frames) this.connection.send(frame);
  }

  /** Emits an event and returns the frame that acknowledges it. */
  async ask(namespace: string, event: string, ...args: unknown[]): Promise<string> {
    return await this.connection.log.first(this.emit(namespace, event, args));
  }

  /** The same, with its own deadline. Throws DeadlineError, or an Error if the server closes the connection. */
  async askWithin(
    ms: number,
    namespace: string,
    event: string,
    args: readonly unknown[],
  ): Promise<string> {
    const start = this.emit(namespace, event, args);
    await this.connection.log.endOr([start], ms);
    return await this.connection.log.first(start);
  }

  /**
   * Asks for a namespace that it has, and resolves when the server has answered or closed the connection; some do
   * neither, which is waited for no longer than `ms`. What is sent before an answer, servers may punish by itself.
   */
  async connectAgain(namespace: string, ms: number): Promise<void> {
    const address = addressOf(namespace);
    const answers = [`40${address}`, `44${address}`];
    const count = this.connection.log.all(...answers).length;
    this.connection.send(`40${address}`);
    await this.settled(() => this.connection.log.all(...answers).length > count, ms);
  }

  /**
   * Resolves when the server has taken in everything sent so far: it answers, or has closed the connection. Some
   * neither answer nor close after half a packet; that is waited for no longer than `ms`.
   */
  async settle(namespace: string, ms: number): Promise<void> {
    const answer = this.emit(namespace, 'myRooms', []);
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
  private emit(namespace: string, event: string, args: readonly unknown[]): Shape {
    this.requests += 1;
    const id = 1000 + this.requests;
    const address = addressOf(namespace);
    this.connection.send(`42${address}${id}${jsonOf([event, ...args])}`);
    return `43${address}${id}[`;
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

/** The main namespace is not written. Socket.IO protocol v5, "Packet encoding". */
export function addressOf(namespace: string): string {
  return namespace === '/' ? '' : `${namespace},`;
}
