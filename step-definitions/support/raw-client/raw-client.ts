import type { Driver } from '../../../harness/drivers/driver';
import type { OperationRequest } from '../../../harness/drivers/translation';
import { requireTransport } from '../../../harness/drivers/transports';
import type { Instance } from '../../../harness/servers/instance';
import type { LaneContext } from '../../../harness/servers/lane-context';
import type { Transcript } from '../evidence/transcript';
import { askOverHttp, type HttpContext, type RawRequest, type Reply } from './http';
import { PacketClient, type Closable, type RawIdentity } from './packet-client';
import { RawPolling } from './polling';

/** What the raw client needs from its scenario. */
interface Context {
  readonly session: LaneContext;
  readonly driver: Driver;
  readonly transcript: Transcript;
  readonly scenario: string;
  readonly lane: { keep(connection: Closable, scenario: string): void };
  readonly participants: RawIdentity;
}

/** The name of the raw client in the features. */
const name = 'eve';

/** A client that writes the protocol by hand: on a WebSocket, in a polling session or over HTTP, with what came back last. */
export class RawClient {
  /** By namespace: the id of the socket that the WebSocket got, or undefined if it was refused. */
  readonly sockets = new Map<string, string | undefined>();
  /** For each time that it connected, the frames that came for the namespace. */
  readonly entries: string[][] = [];
  /** Number of Socket.IO packets that had come before the last frame of a feature. */
  before = 0;
  /** By number: the requests that it wrote as frames. */
  readonly written = new Map<number, OperationRequest>();
  private readonly leaving = new AbortController();
  /** Server of the connection or the request that came last. */
  instance: Instance | undefined;
  private packetClient: PacketClient | undefined;
  private polling: RawPolling | undefined;
  private lastReply: Reply | undefined;

  constructor(private readonly context: Context) {}

  /** Opens a WebSocket, on the first server if no other is named. */
  async open(instance?: Instance): Promise<PacketClient> {
    this.packetClient = await this.newPackets(instance);
    return this.packetClient;
  }

  /** Connects to a namespace on the WebSocket and keeps what came of it. */
  async connect(namespace: string): Promise<void> {
    this.sockets.set(namespace, await this.packets.connect(namespace));
  }

  /**
   * Connects to a namespace a number of times, each time on a WebSocket of its own, and keeps what came on it until the
   * first announcement: another client has to send them meanwhile.
   */
  async enter(namespace: string, times: number): Promise<void> {
    const { driver } = this.context;
    driver.requireReadableFrames();
    const { event } = driver.delivery('sendToAll');
    for (let time = 0; time < times; time += 1) {
      const client = await this.newPackets();
      const { names, connection } = client;
      await client.connect(namespace);
      await connection.log.first(names.event(namespace, event));
      this.entries.push(connection.log.all(names.shape(String.raw`4\d(?:\d+-)?`, namespace)));
    }
  }

  /** Frames of acknowledgements and refused connections that came on the WebSocket opened last. */
  get answers(): readonly string[] {
    return this.packetClient?.connection.log.all(/^4[346]/) ?? [];
  }

  /** Returns whether a client of a feature is the raw client with its WebSocket. */
  is(client: string): boolean {
    return this.packetClient?.name === client;
  }

  /** The WebSocket that was opened last. Throws if there is none. */
  get packets(): PacketClient {
    if (!this.packetClient) throw new Error(`${name} has no raw WebSocket in this scenario`);
    return this.packetClient;
  }

  /** Opens a polling session and connects it to a namespace. */
  async poll(instance: Instance, namespace: string): Promise<void> {
    requireTransport(this.context.driver, 'polling');
    this.keepOpen();
    this.instance = instance;
    this.polling = await RawPolling.open(instance.url, await this.http());
    await this.polling.connect(this.context.driver.namespaceNames.toServer(namespace));
  }

  /** The polling session. Throws if there is none. */
  get session(): RawPolling {
    if (!this.polling) throw new Error(`${name} has no polling session in this scenario`);
    return this.polling;
  }

  /** Sends a request to the first server and keeps the answer. */
  async ask(request: RawRequest): Promise<void> {
    requireTransport(this.context.driver, 'polling');
    this.keepOpen();
    const { url } = this.context.session.instance(1);
    this.keep(await askOverHttp(url, request, await this.http()));
  }

  /** Keeps what came back over HTTP. */
  keep(reply: Reply): void {
    this.lastReply = reply;
  }

  /** What came back over HTTP last. Throws if nothing was sent. */
  get reply(): Reply {
    if (!this.lastReply) throw new Error(`${name} has sent no HTTP request in this scenario`);
    return this.lastReply;
  }

  /** Returns what HTTP requests of this client need. Throws SetUpError if its user cannot be created. */
  async http(): Promise<HttpContext> {
    const { session, transcript, participants } = this.context;
    const handshake = await participants.handshakeOf(name);
    return { ms: session.timeouts.answer, transcript, signal: this.leaving.signal, handshake };
  }

  /** Ends every request that is still open, and the polling session with it. */
  close(): void {
    this.leaving.abort();
  }

  private keepOpen(): void {
    this.context.lane.keep(this, this.context.scenario);
  }

  private async newPackets(instance?: Instance): Promise<PacketClient> {
    this.instance = instance ?? this.context.session.instance(1);
    return await PacketClient.open(this.context, { name, instance });
  }
}
