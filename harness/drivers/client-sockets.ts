import type { Socket } from 'socket.io-client';
import { Connection } from '../client/connection';
import { within } from '../client/deadline';
import { Inbox } from '../client/inbox';
import type { ClientEvent } from '../contract/operations';
import type { ClientObserver, ClientSettings, ServerAddress } from './client-settings';

/** The sockets of one client in its namespaces and the transports under them, with an inbox for all that arrives. */
export class ClientSockets<Server extends ServerAddress = ServerAddress> {
  readonly inbox = new Inbox((what) => this.on.missed?.(what));
  private readonly connections: Connection[] = [];
  private readonly open = new Map<string, Connection>();
  private readonly sockets = new Map<string, Socket>();
  private readonly ids = new Map<string, readonly string[]>();
  private flood: string | undefined;

  constructor(
    readonly name: string,
    private server: Server,
    protected readonly settings: ClientSettings,
    protected readonly on: ClientObserver = {},
  ) {}

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
    this.on.sent?.(`${namespace} CONNECT`);
    if (first) this.on.sent?.(`${namespace} ${first.event}, right after CONNECT`, first.args);
    const { answerMs } = this.settings;
    const connection = this.connectionFor(namespace);
    const socket = await connection.connect(namespace, answerMs, auth, first);
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

  /** Loses every transport without a closing handshake, as in a lost network. */
  cut(): void {
    this.on.noted?.('✂ connection lost');
    for (const connection of this.connections) connection.cut();
    this.open.clear();
  }

  /** Upgrades the transport under a namespace from polling to WebSocket. */
  async upgrade(namespace: string): Promise<void> {
    this.on.sent?.(`${namespace} upgrade to WebSocket`);
    await this.connectionFor(namespace).upgrade(this.settings.answerMs);
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

  protected lost(how: string): Error {
    return new Error(`${this.label} ${this.flood ?? how}`);
  }

  protected socket(namespace: string): Socket {
    const socket = this.sockets.get(namespace);
    if (socket) return socket;
    throw new Error(`${this.label} never connected to ${namespace}`);
  }

  private connectionFor(namespace: string): Connection {
    const key = this.settings.shared ? 'shared' : namespace;
    const known = this.open.get(key);
    if (known) return known;
    const { driver, transport } = this.settings;
    const connection = new Connection(this.server.url, transport, {
      namespaceNames: driver.namespaceNames,
      record: (packet) => {
        if (this.on.received?.(packet) !== false) this.inbox.add(packet);
      },
      flooded: (why) => {
        this.flood = why;
        this.on.flooded?.(`${this.label} ${why}`);
      },
      lost: (reason) => {
        this.open.delete(key);
        this.on.noted?.(`✂ ${reason}`);
      },
    });
    this.connections.push(connection);
    this.open.set(key, connection);
    return connection;
  }
}
