import { randomUUID } from 'node:crypto';
import type { Socket } from 'socket.io-client';
import { Connection } from '../client/connection';
import { within } from '../client/deadline';
import { Inbox } from '../client/inbox';
import type { OperationAnswer } from '../contract/answer';
import { brief } from '../contract/brief';
import { Mismatch } from '../contract/mismatch';
import type { Operation, ClientEvent, OperationValues } from '../contract/operations';
import type { ClientObserver, ClientSettings, ServerAddress } from './client-settings';
import type { Driver, OperationRequest } from './driver';
import { confirmationOf, exchange } from './exchange';

/** One Socket.IO client with a name: it connects, requests operations, and keeps everything that it receives. */
export class Client<Server extends ServerAddress = ServerAddress> {
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

  get driver(): Driver {
    return this.settings.driver;
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

  /**
   * Requests an operation and returns the answer, whatever it is. `extra` stands in the payload beside the operation's own
   * fields. Throws DeadlineError if no answer comes.
   */
  async ask(
    namespace: string,
    operation: Operation,
    values: OperationValues = {},
    extra: object = {},
  ): Promise<OperationAnswer> {
    const request = this.driver.request(operation, values, extra);
    if (request.done !== 'none') return await this.request(namespace, request);
    const effect = this.on.effectOf?.({ namespace, operation, values });
    return await this.request(namespace, request, effect ?? whenSent);
  }

  /**
   * Emits a request and returns the answer: what confirms or refuses it, or what `effect` comes to. Throws DeadlineError if
   * there is none in time, and an Error if the connection ends before.
   */
  async request(
    namespace: string,
    request: OperationRequest,
    effect?: () => Promise<OperationAnswer>,
  ): Promise<OperationAnswer> {
    const { event, args } = request;
    const socket = this.socket(namespace);
    if (!socket.connected) throw this.lost(`is not connected to ${namespace} any more`);
    this.on.sent?.(`${namespace} ${event}`, args);
    const pending = exchange(socket, request, (reason) =>
      this.lost(`was disconnected from ${namespace} before ${event} was acknowledged: ${reason}`),
    );
    try {
      if (effect) return await Promise.race([pending.answer, effect()]);
      const what = `${this.label}: ${confirmationOf(request)} of ${event} in ${namespace}`;
      return await this.inbox.within(this.settings.answerMs, what, pending.answer);
    } finally {
      pending.forget();
    }
  }

  /** Requests an operation that must succeed, and returns the answer. Throws Mismatch if it is refused. */
  async must(
    namespace: string,
    operation: Operation,
    values: OperationValues = {},
  ): Promise<OperationAnswer> {
    const answer = await this.ask(namespace, operation, values);
    if (answer.ok) return answer;
    const { event, args } = this.driver.request(operation, values);
    const what = `${this.label}: the answer to ${event} ${args.map(brief).join(' ')}`;
    throw new Mismatch(what, 'ok', brief(answer.error));
  }

  /** Emits an event that nobody has to acknowledge. */
  send(namespace: string, event: string, args: readonly unknown[]): void {
    this.on.sent?.(`${namespace} ${event}`, args);
    this.socket(namespace).emit(event, ...args);
  }

  /** Waits until the server has handled what the client sent before in a namespace: any answered operation will do. */
  async roundTrip(namespace: string): Promise<void> {
    if (this.driver.supports('rooms')) await this.must(namespace, 'rooms');
    else await this.must(namespace, 'leave', { room: `nowhere-${randomUUID()}` });
  }

  /**
   * Leaves one namespace with a DISCONNECT packet, which no server acknowledges. On a shared transport a round trip in
   * another namespace follows: Socket.IO closes a transport on which CONNECT comes in one go with that DISCONNECT.
   */
  async disconnect(namespace: string): Promise<void> {
    this.on.sent?.(`${namespace} DISCONNECT`);
    this.socket(namespace).disconnect();
    const [other] = this.namespaces;
    if (this.settings.shared && other !== undefined) await this.roundTrip(other);
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

  private lost(how: string): Error {
    return new Error(`${this.label} ${this.flood ?? how}`);
  }

  private socket(namespace: string): Socket {
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

const whenSent = (): Promise<OperationAnswer> => Promise.resolve({ ok: true });
