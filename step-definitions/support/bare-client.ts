import { DeadlineError } from '../../harness/target/deadline';
import { BareConnection } from './bare-connection';
import { brief } from './transcript';
import type { ConformanceWorld } from './world';

/** The outsider with a bare connection: just enough protocol to ask, written out frame by frame. */
export class BareClient {
  private requests = 0;

  private constructor(
    readonly name: string,
    readonly connection: BareConnection,
  ) {}

  /** Opens the transport on the first instance; no namespace yet. */
  static async open(world: ConformanceWorld, name: string): Promise<BareClient> {
    const { url } = world.session.instance(1);
    const { transcript, session } = world;
    const connection = new BareConnection(name, url, session.timeouts.answer, transcript);
    world.lane.keep(connection, world.scenario);
    await connection.first('0{');
    return new BareClient(name, connection);
  }

  /** Asks for a namespace. Returns the id of the socket there, or undefined if it is refused. */
  async connect(namespace: string, auth?: object): Promise<string | undefined> {
    const address = addressOf(namespace);
    this.knock(namespace, auth);
    const frame = await this.connection.first(`40${address}{`, `44${address}`);
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

  /** Emits an event and returns the frame that acknowledges it. */
  async ask(namespace: string, event: string, ...args: unknown[]): Promise<string> {
    return await this.connection.first(this.emit(namespace, event, args));
  }

  /** The same, with its own deadline. Throws DeadlineError, or an Error if the server closes the connection. */
  async askWithin(
    ms: number,
    namespace: string,
    event: string,
    args: readonly unknown[],
  ): Promise<string> {
    const start = this.emit(namespace, event, args);
    await this.connection.endOr(start, ms);
    return await this.connection.first(start);
  }

  /**
   * Resolves when the server has taken in everything sent so far: it answers, or has closed the connection. Some
   * neither answer nor close after half a packet; that is waited for no longer than `ms`.
   */
  async settle(namespace: string, ms: number): Promise<void> {
    try {
      await this.connection.endOr(this.emit(namespace, 'myRooms', []), ms);
    } catch (error) {
      if (!(error instanceof DeadlineError)) throw error;
    }
  }

  /** Emits an event that wants an acknowledgement; returns how the frame with it begins. */
  private emit(namespace: string, event: string, args: readonly unknown[]): string {
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
function addressOf(namespace: string): string {
  return namespace === '/' ? '' : `${namespace},`;
}
