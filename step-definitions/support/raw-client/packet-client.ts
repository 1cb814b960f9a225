import type { Instance } from '../../../harness/servers/instance';
import { brief } from '../../../harness/contract/brief';
import type { Driver } from '../../../harness/drivers/driver';
import type { Handshake } from '../../../harness/drivers/handshake';
import { asksForAnswer, confirmingEvent } from '../../../harness/drivers/exchange';
import type { OperationRequest } from '../../../harness/drivers/translation';
import { requireTransport } from '../../../harness/drivers/transports';
import type { LaneContext } from '../../../harness/servers/lane-context';
import type { Transcript } from '../evidence/transcript';
import { RawConnection } from './connection';
import { PacketNames } from './packet-names';
import { connectNowhere, settled } from './settling';

/** A connection that a lane keeps open. */
export interface Closable {
  close(): void;
}

/** Who a raw client is for the target. */
export interface RawIdentity {
  handshakeOf(client: string): Promise<Handshake>;
  /** Returns the values of placeholders for the client itself. */
  placeholdersOf(client: string): Promise<Readonly<Record<string, unknown>>>;
}

/** What a target wants of a raw client, and what it answers. */
interface Own {
  /** What CONNECT carries in any namespace. */
  readonly auth: object;
  /** A request that changes nothing and is acknowledged; undefined if the target has none. */
  readonly roundTrip: OperationRequest | undefined;
}

/** What a packet client needs from its scenario. */
interface Context {
  readonly session: LaneContext;
  readonly driver: Driver;
  readonly transcript: Transcript;
  readonly scenario: string;
  readonly lane: { keep(connection: Closable, scenario: string): void };
  readonly participants: RawIdentity;
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
    readonly names: PacketNames,
    private readonly own: Own,
  ) {}

  /** Opens the transport, on the first server if no other is named, and connects to no namespace. Throws SetUpError if its user cannot be created. */
  static async open(
    { session, driver, transcript, lane, scenario, participants }: Context,
    { name, instance }: { readonly name: string; readonly instance: Instance | undefined },
  ): Promise<PacketClient> {
    requireTransport(driver, 'websocket');
    const { url } = instance ?? session.instance(1);
    const handshake = await participants.handshakeOf(name);
    await driver.limits.connections.next();
    const context = { ms: session.timeouts.answer, transcript, handshake };
    const connection = new RawConnection(name, url, context);
    lane.keep(connection, scenario);
    await connection.log.first('0{');
    const roundTrip = answeredAlways(driver, await participants.placeholdersOf(name));
    const names = new PacketNames(driver.namespaceNames);
    return new PacketClient(name, connection, names, { auth: handshake.auth, roundTrip });
  }

  /** Connects to a namespace. Returns the id of the socket there, or undefined if it is refused. */
  async connect(namespace: string, auth?: object): Promise<string | undefined> {
    this.sendConnect(namespace, auth);
    const { names, connection } = this;
    const frame = await connection.log.first(
      `40${names.of(namespace)}{`,
      names.shape('44', namespace),
    );
    if (frame.startsWith('44')) return undefined;
    const { sid } = JSON.parse(frame.slice(frame.indexOf('{'))) as { sid?: unknown };
    if (typeof sid === 'string' && sid !== '') return sid;
    throw new Error(`${this.name}: CONNECT of ${namespace} without an id: ${brief(frame)}`);
  }

  /** Sends CONNECT for a namespace, with what the target wants of every client, without waiting for the answer. */
  sendConnect(namespace: string, auth?: object): void {
    const isEmpty = auth === undefined && Object.keys(this.own.auth).length === 0;
    const data = isEmpty ? '' : JSON.stringify({ ...this.own.auth, ...auth });
    this.connection.send(`40${this.names.of(namespace)}${data}`);
  }

  /** Emits an event without waiting for an acknowledgement. */
  emit(namespace: string, event: string, args: readonly unknown[]): void {
    this.connection.send(`42${this.names.of(namespace)}${JSON.stringify([event, ...args])}`);
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
    const answers = this.names.shape('4[04]', namespace);
    const { log } = this.connection;
    const count = log.all(answers).length;
    this.sendConnect(namespace);
    await settled(log, () => log.all(answers).length > count, ms);
  }

  /**
   * Resolves when the server has handled everything sent so far: it answers, or has closed the connection. Some servers do
   * neither after half a packet, so that the wait ends after `ms` milliseconds.
   */
  async settle(namespace: string, ms: number): Promise<void> {
    const { log } = this.connection;
    const { roundTrip } = this.own;
    if (roundTrip) {
      const { event, args } = roundTrip;
      const answer = this.request(namespace, event, args);
      await settled(log, () => log.all(answer).length > 0, ms);
      return;
    }
    // A server may refuse a namespace before it runs the handlers of events that came with it, but not of those before.
    for (let turn = 0; turn < 2; turn += 1) await connectNowhere(this.connection, ms);
  }

  /** Emits an event that wants an acknowledgement; returns how the frame with it begins. */
  request(namespace: string, event: string, args: readonly unknown[]): string {
    this.requests += 1;
    const id = 1000 + this.requests;
    this.connection.send(`42${this.names.of(namespace)}${id}${jsonOf([event, ...args])}`);
    return this.names.acknowledgement(namespace, id);
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

function answeredAlways(
  driver: Driver,
  placeholders: Readonly<Record<string, unknown>>,
): OperationRequest | undefined {
  if (!driver.supports('rooms') || driver.module.rooms) return undefined;
  const request = driver.request('rooms', {}, {}, placeholders);
  const isAcknowledged = asksForAnswer(request) && confirmingEvent(request.done) === undefined;
  return isAcknowledged ? request : undefined;
}
