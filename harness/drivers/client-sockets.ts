import type { Socket } from 'socket.io-client';
import { Connection } from '../client/connection';
import type { OpenPacket } from '../client/open-packet';
import { ConnectionLostError, within } from '../client/deadline';
import { Inbox } from '../client/inbox';
import type { ClientEvent } from '../contract/operations';
import { requireTransport } from './transports';
import type { Handshake } from './handshake';
import { Identity } from './identity';
import { Occupancy } from './rooms/occupancy';
import type { ClientObserver, ClientSettings, ServerAddress } from './client-settings';

/** How a client connects to a namespace. */
export interface ConnectionForm {
  readonly handshake: Handshake;
  readonly auth?: object;
  /** Emitted the moment CONNECT comes. */
  readonly first?: ClientEvent;
}

/** The sockets of one client in its namespaces and the transports under them, with an inbox for all that arrives. */
export class ClientSockets<Server extends ServerAddress = ServerAddress> {
  readonly inbox = new Inbox((what) => this.on.missed?.(what));
  private readonly connections: Connection[] = [];
  private readonly open = new Map<string, Connection>();
  private readonly sockets = new Map<string, Socket>();
  private readonly ids = new Map<string, readonly string[]>();
  private flood: string | undefined;
  protected readonly identity: Identity;
  protected readonly occupancy: Occupancy;

  constructor(
    readonly name: string,
    private server: Server,
    protected readonly settings: ClientSettings,
    protected readonly on: ClientObserver = {},
  ) {
    this.identity =
      settings.identity ??
      new Identity(name, {
        driver: settings.driver,
        url: () => this.server.url,
        ms: settings.answerMs,
      });
    this.occupancy = settings.occupancy ?? new Occupancy();
  }

  /** Human-readable name and server: `bob@2`. */
  get label(): string {
    return `${this.name}@${this.server.number}`;
  }

  get instance(): Server {
    return this.server;
  }

  /** Connects to another server from now on. */
  moveTo(server: Server): void {
    this.server = server;
  }

  /**
   * Connects to a namespace, on the shared transport or on one of its own. `first` is emitted the moment CONNECT comes.
   * Throws RefusedError or DeadlineError.
   */
  async connect(namespace: string, auth: object = {}, first?: ClientEvent): Promise<void> {
    const handshake = await this.identity.handshake({ label: this.label });
    await this.connectWith(namespace, { handshake, auth, ...(first && { first }) });
  }

  /** Connects with a handshake of its own choice. */
  protected async connectWith(
    namespace: string,
    { handshake, auth = {}, first }: ConnectionForm,
  ): Promise<void> {
    this.occupancy.leaveAll(this.name, namespace);
    if (!this.open.has(this.keyOf(namespace))) await this.settings.driver.limits.connections.next();
    const own = { ...handshake.auth, ...auth };
    this.on.sent?.(`${namespace} CONNECT`, [], own);
    if (first) this.on.sent?.(`${namespace} ${first.event}, right after CONNECT`, first.args);
    const { answerMs } = this.settings;
    const connection = this.connectionFor(namespace, handshake);
    const socket = await connection.connect(namespace, answerMs, own, first);
    this.sockets.set(namespace, socket);
    this.ids.set(namespace, [...this.idsIn(namespace), String(socket.id)]);
  }

  /** Namespaces that the client is connected to at this moment. */
  get namespaces(): string[] {
    return [...this.sockets].flatMap(([name, socket]) => (socket.connected ? [name] : []));
  }

  /** Returns the named namespace, or the only one that the client is connected to. Throws if it is connected to others. */
  namespaceFor(named?: string): string {
    if (named !== undefined) return named;
    const [only, ...others] = this.namespaces;
    if (only !== undefined && others.length === 0) return only;
    if (only === undefined) throw this.lost('is not connected to any namespace any more');
    throw new Error(`${this.label} is connected to ${String(this.namespaces)}: name one namespace`);
  }

  /** Returns the ids of its sockets in a namespace, the newest last: each connection has another one. */
  idsIn(namespace: string): readonly string[] {
    return this.ids.get(namespace) ?? [];
  }

  /** Namespaces that the client has been connected to. */
  get namespacesEver(): readonly string[] {
    return [...this.ids.keys()];
  }

  /** Whether its namespaces share one connection. */
  get isShared(): boolean {
    return this.settings.shared;
  }

  /** Ids of its sockets in all namespaces. */
  get allIds(): readonly string[] {
    return [...this.ids.values()].flat();
  }

  /** Returns the id of its newest socket in a namespace. Throws if it never connected there. */
  idIn(namespace: string): string {
    const id = this.idsIn(namespace).at(-1);
    if (id === undefined) throw new Error(`${this.label} never connected to ${namespace}`);
    return id;
  }

  /** Returns what the server announced when the transport under a namespace opened. */
  openPacket(namespace: string): OpenPacket {
    return this.openConnection(namespace).openPacket;
  }

  /** Loses every transport without a closing handshake, as in a lost network. */
  cut(): void {
    this.on.noted?.('✂ connection lost');
    this.open.clear();
    for (const connection of this.connections) connection.cut();
    for (const namespace of this.sockets.keys()) this.occupancy.leaveAll(this.name, namespace);
  }

  /** Stops reading from its WebSockets, like a client that is busy, or resumes reading. Throws if it has another transport. */
  read(isReading: boolean): void {
    this.on.noted?.(isReading ? 'resumes reading' : 'stops reading');
    for (const connection of this.open.values()) connection.read(isReading);
  }

  /** Upgrades the transport under a namespace from polling to WebSocket. */
  async upgrade(namespace: string): Promise<void> {
    this.on.sent?.(`${namespace} upgrade to WebSocket`);
    await this.openConnection(namespace).upgrade(this.settings.answerMs);
  }

  /** Resolves when the server or the network has ended its connection to a namespace. Throws DeadlineError. */
  async disconnected(namespace: string): Promise<void> {
    const socket = this.socket(namespace);
    if (!socket.connected) return;
    const ended = new Promise<void>((resolve) => {
      socket.once('disconnect', () => {
        resolve();
      });
    });
    const what = `${this.label}: the end of its connection to ${namespace}`;
    await within(this.settings.answerMs, what, ended);
  }

  /** Returns how many transports it has open to these servers. */
  openTransports(servers: readonly ServerAddress[]): number {
    return servers.includes(this.server) ? new Set(this.open.values()).size : 0;
  }

  close(): void {
    for (const connection of this.connections) connection.close();
  }

  protected lost(how: string, reason?: string): Error {
    return new ConnectionLostError(`${this.label} ${this.flood ?? how}`, reason);
  }

  protected socket(namespace: string): Socket {
    const socket = this.sockets.get(namespace);
    if (socket) return socket;
    throw new Error(`${this.label} never connected to ${namespace}`);
  }

  private keyOf(namespace: string): string {
    return this.settings.shared ? 'shared' : namespace;
  }

  private openConnection(namespace: string): Connection {
    const connection = this.open.get(this.keyOf(namespace));
    if (connection) return connection;
    throw this.lost(`no longer has a transport to ${namespace}`);
  }

  private connectionFor(namespace: string, handshake: Handshake): Connection {
    const key = this.keyOf(namespace);
    const known = this.open.get(key);
    if (known) return known;
    const { driver, transport } = this.settings;
    requireTransport(driver, transport);
    const connection = new Connection({ url: this.server.url, ...handshake }, transport, {
      namespaceNames: driver.namespaceNames,
      record: (packet) => {
        for (const seen of driver.messagesIn(driver.received(packet, this.label)))
          if (this.on.received?.(seen) !== false) this.inbox.add(seen);
      },
      flooded: (why) => {
        this.flood = why;
        this.on.flooded?.(`${this.label} ${why}`);
      },
      lost: (reason) => {
        // The end of a transport that still had to send may come when the next one is already open.
        if (this.open.get(key) !== connection) return;
        this.open.delete(key);
        this.on.noted?.(`✂ ${reason}`);
      },
    });
    this.connections.push(connection);
    this.open.set(key, connection);
    return connection;
  }
}
