import type { Instance } from '../../../harness/servers/instance';
import { PacketClient } from './packet-client';
import { askOverHttp, type RawRequest, type HttpSurroundings, type Reply } from './http';
import { RawPolling } from './polling';
import type { ConformanceWorld } from '../world';

/** What eve has, who speaks the protocol by hand: a bare WebSocket or a session by polling, and what came back last. */
export class RawClient {
  /** By namespace: the id of the socket that the bare connection got, or undefined if it was refused. */
  readonly sockets = new Map<string, string | undefined>();
  /** Of each time that she connected, the frames that came under the name of the namespace. */
  readonly entries: string[][] = [];
  private readonly leaving = new AbortController();
  private packetClient: PacketClient | undefined;
  private polling: RawPolling | undefined;
  private lastReply: Reply | undefined;

  constructor(private readonly world: ConformanceWorld) {}

  /** Opens a bare WebSocket, on the first instance if no other is named. */
  async open(instance?: Instance): Promise<PacketClient> {
    this.packetClient = await PacketClient.open(this.world, 'eve', instance);
    return this.packetClient;
  }

  /** Asks for a namespace on the bare WebSocket and keeps what came of it. */
  async connect(namespace: string): Promise<void> {
    this.sockets.set(namespace, await this.bare.connect(namespace));
  }

  /**
   * Connects to a namespace again and again, each time on a WebSocket of its own, and keeps what came on it until the
   * first announcement: somebody has to be telling them meanwhile.
   */
  async enter(namespace: string, times: number): Promise<void> {
    this.world.driver.requireContractNames('sendToAll');
    for (let time = 0; time < times; time += 1) {
      const client = await PacketClient.open(this.world, 'eve');
      await client.connect(namespace);
      await client.connection.log.first(`42${namespace},["announcement"`);
      this.entries.push(client.connection.log.all(new RegExp(`^4\\d[\\d-]*${namespace},`)));
    }
  }

  /** Whether the raw client of this scenario has this name. */
  is(name: string): boolean {
    return this.packetClient?.name === name;
  }

  get bare(): PacketClient {
    if (!this.packetClient) throw new Error('eve has no bare connection in this scenario');
    return this.packetClient;
  }

  /** Opens a session by polling and connects it to a namespace. */
  async poll(instance: Instance, namespace: string): Promise<void> {
    this.world.lane.keep(this, this.world.scenario);
    this.polling = await RawPolling.open(instance.url, this.around);
    await this.polling.connect(this.world.driver.namespaceNames.toServer(namespace));
  }

  get session(): RawPolling {
    if (!this.polling) throw new Error('eve has no session by polling in this scenario');
    return this.polling;
  }

  /** Sends a request to the first instance and keeps the answer. */
  async ask(request: RawRequest): Promise<void> {
    this.world.lane.keep(this, this.world.scenario);
    this.keep(await askOverHttp(this.world.session.instance(1).url, request, this.around));
  }

  keep(reply: Reply): void {
    this.lastReply = reply;
  }

  /** What came back over HTTP last. */
  get reply(): Reply {
    if (!this.lastReply) throw new Error('eve has sent no request over HTTP in this scenario');
    return this.lastReply;
  }

  get around(): HttpSurroundings {
    const { session, transcript } = this.world;
    return { ms: session.timeouts.answer, transcript, signal: this.leaving.signal };
  }

  /** Ends every request that is still open, and by that the session behind it. */
  close(): void {
    this.leaving.abort();
  }
}
