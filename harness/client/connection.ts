import { Manager, type Socket } from 'socket.io-client';
import { PacketType, type Packet as WirePacket } from 'socket.io-parser';
import type { WebSocket } from 'ws';
import { NamespaceNames } from '../contract/namespace-names';
import type { ClientEvent } from '../contract/operations';
import { managerOptions, type ServerHandshake, type Transport } from './connection-options';
import { within } from './deadline';
import { FloodError, FloodGuard, floodMessage, loadOf } from './bounds/flood-guard';
import { BodyTooLargeError } from './bounds/http-body';
import type { OpenPacket } from './open-packet';
import { toPacket, type Packet } from './packet';

/** The server refused a namespace. `data` is the data of its CONNECT_ERROR. */
export class RefusedError extends Error {
  override readonly name = 'RefusedError';
  constructor(
    message: string,
    readonly data: unknown,
  ) {
    super(message);
  }
}

/** The transport failed before the server had answered. */
class UnreachableError extends Error {
  override readonly name = 'UnreachableError';
  constructor(url: string, cause: Error) {
    super(`no connection to ${url}: ${cause.message}`, { cause });
  }
}

/** One transport to one instance, for any number of namespaces. Recording begins before it connects. */
export class Connection {
  private readonly manager: Manager;
  private readonly sockets = new Map<string, Socket>();
  private readonly namespaceNames: NamespaceNames;
  private readonly flood = new FloodGuard();
  /** By namespace on the server: the text of a CONNECT_ERROR that is a text. */
  private readonly refusals = new Map<string, string>();
  private isFlooded = false;
  readonly url: string;
  private announced: OpenPacket = {};
  private watched: Manager['engine'] | undefined;

  /**
   * Calls `record` for every packet of every namespace, `lost` with the reason when the transport ends, and `flooded` when
   * it was closed because too much arrived. With `namespaceNames`, packets name namespaces as the suite does; otherwise as
   * the server does.
   */
  constructor(
    server: string | ServerHandshake,
    transport: Transport,
    private readonly on: {
      record: (packet: Packet) => void;
      lost?: (reason: string) => void;
      flooded?: (why: string) => void;
      namespaceNames?: NamespaceNames;
    },
  ) {
    this.namespaceNames = on.namespaceNames ?? new NamespaceNames();
    const handshake = typeof server === 'string' ? { url: server } : server;
    this.url = handshake.url;
    this.manager = new Manager(this.url, managerOptions(transport, handshake));
    this.manager.on('packet', (packet) => {
      if (this.isFlooded) return;
      // Some servers refuse with a text, which the client itself drops.
      const { type, nsp, data } = packet as { type: PacketType; nsp: string; data?: unknown };
      if (type === PacketType.CONNECT_ERROR && typeof data === 'string')
        this.refusals.set(nsp, data);
      const named = { ...toPacket(packet), namespace: this.namespaceNames.toSuite(packet.nsp) };
      on.record({ ...named, ...this.answerTo(packet) });
    });
    this.manager.on('error', this.failed);
    this.manager.on('close', (reason, details) => on.lost?.(reasonOf(reason, details)));
  }

  /**
   * Connects to a namespace. Throws RefusedError for a CONNECT_ERROR, and DeadlineError without an answer within `ms`
   * milliseconds. The client buffers `eventAtOnce` and sends it when CONNECT arrives, before the promise resolves.
   */
  async connect(
    namespace: string,
    ms: number,
    auth: object = {},
    eventAtOnce?: ClientEvent,
  ): Promise<Socket> {
    const name = this.namespaceNames.toServer(namespace);
    const socket = this.manager.socket(name, { auth });
    socket.auth = auth;
    if (eventAtOnce) socket.emit(eventAtOnce.event, ...eventAtOnce.args);
    const settled = this.admission(socket, name);
    socket.connect();
    this.watch(this.manager.engine);
    await within(ms, `the connection to ${name} on ${this.url}`, settled);
    this.sockets.set(namespace, socket);
    return socket;
  }

  /** Resolves when a server has admitted a socket. Rejects with RefusedError or UnreachableError. */
  private admission(socket: Socket, name: string): Promise<Socket> {
    return new Promise<Socket>((resolve, reject) => {
      socket.once('connect', () => {
        resolve(socket);
      });
      socket.once('connect_error', (error: Error & { type?: string; data?: unknown }) => {
        const isLost = error.type === 'TransportError';
        reject(
          isLost
            ? new UnreachableError(this.url, error)
            : new RefusedError(error.message || (this.refusals.get(name) ?? 'refused'), error.data),
        );
      });
    });
  }

  /** What the server announced when the transport opened; empty before. */
  get openPacket(): OpenPacket {
    return this.announced;
  }

  /**
   * Upgrades a polling transport to WebSocket. The client itself upgrades right after it has connected, too early to
   * observe it, and has no public method for a later upgrade.
   */
  async upgrade(ms: number): Promise<void> {
    const { engine } = this.manager;
    const done = new Promise<void>((resolve) => {
      engine.once('upgrade', () => {
        resolve();
      });
    });
    const probe = Reflect.get(engine, '_probe') as (this: unknown, transport: string) => void;
    probe.call(engine, 'websocket');
    await within(ms, `the upgrade to WebSocket on ${this.url}`, done);
  }

  /** Waits until the server has sent a number of heartbeats, counted from now on. Throws DeadlineError. */
  async heartbeats(count: number, ms: number): Promise<void> {
    let left = count;
    let listener = (): void => undefined;
    const done = new Promise<void>((resolve) => {
      listener = () => {
        left -= 1;
        if (left === 0) resolve();
      };
      this.manager.on('ping', listener);
    });
    try {
      await within(ms, `${count} heartbeats of ${this.url}`, done);
    } finally {
      this.manager.off('ping', listener);
    }
  }

  /** Counts what arrives on a transport, from before it is open. */
  private watch(engine: Manager['engine']): void {
    if (this.watched === engine) return;
    this.watched = engine;
    engine.once('handshake', (packet: OpenPacket) => {
      this.announced = packet;
    });
    engine.on('packet', ({ data = '' }: { data?: string | ArrayBuffer | Buffer }) => {
      this.count(data);
    });
    engine.on('packetCreate', ({ type }: { type: string }) => {
      if (type === 'message') this.flood.allowOne();
    });
    for (const event of ['open', 'upgrade'] as const)
      engine.on(event, () => this.webSocket?.on('ping', this.count).on('pong', this.count));
  }

  private readonly count = (message: string | ArrayBuffer | Buffer): void => {
    if (this.isFlooded || !this.flood.exceeds(loadOf(message))) return;
    this.end(floodMessage);
    this.cut();
  };

  private readonly failed = (error: Error & { description?: unknown }): void => {
    const { description } = error;
    if (description instanceof FloodError || description instanceof BodyTooLargeError)
      this.end(`sent too much in one answer to a poll: ${description.message}`);
  };

  private end(why: string): void {
    this.isFlooded = true;
    this.on.flooded?.(why);
  }

  /** Stops reading from the WebSocket, so that what the server sends waits on the way; or resumes reading. Throws if there is none. */
  read(isReading: boolean): void {
    const socket = this.webSocket;
    if (!socket) throw new Error(`the connection to ${this.url} is no WebSocket`);
    if (isReading) socket.resume();
    else socket.pause();
  }

  private get webSocket(): WebSocket | undefined {
    return Reflect.get(this.manager.engine.transport, 'ws') as WebSocket | undefined;
  }

  /** Closes the transport without a close frame, as a lost network does. */
  cut(): void {
    const { engine } = this.manager;
    const socket = this.webSocket;
    engine.close();
    // The client itself would send a close frame and wait for the answer, so that the server would notice late.
    socket?.terminate();
  }

  /**
   * Returns the function that acknowledges an event. The one that the client passes to its listeners works only once, and
   * there is no public method to acknowledge twice.
   */
  private answerTo({ type, nsp, id }: WirePacket): Pick<Packet, 'answer'> {
    const isEvent = type === PacketType.EVENT || type === PacketType.BINARY_EVENT;
    if (!isEvent || id === undefined) return {};
    const socket = this.manager.socket(nsp);
    const send = Reflect.get(socket, 'packet') as (this: unknown, packet: object) => void;
    const answer = (value: unknown): void => {
      send.call(socket, { type: PacketType.ACK, id, data: [value] });
    };
    return { answer };
  }

  /** Disconnects from all namespaces and closes the transport. */
  close(): void {
    for (const socket of this.sockets.values()) socket.disconnect();
    this.manager._close();
  }
}

/** Returns the client's reason for the end of a connection, with what a server sent to cause it. */
function reasonOf(reason: string, details: unknown): string {
  return details instanceof Error ? `${reason}: ${details.message}` : reason;
}
