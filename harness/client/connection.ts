import { Agent } from 'node:http';
import { Manager, type Socket } from 'socket.io-client';
import { PacketType, type Packet as WirePacket } from 'socket.io-parser';
import type { WebSocket } from 'ws';
import { NamespaceNames } from '../contract/namespace-names';
import type { ClientEvent } from '../contract/operations';
import { within } from './deadline';
import { FloodGuard, floodMessage, maxMessageBytes } from './flood-guard';

/** How a connection reaches the server: HTTP long-polling only, WebSocket only, or polling until `upgrade()`. */
export type Transport = 'websocket' | 'polling' | 'upgrade';

/** One packet that a connection received, as it came. Source: Socket.IO protocol v5, "Packet types". */
export interface Packet {
  readonly namespace: string;
  readonly type: 'CONNECT' | 'DISCONNECT' | 'EVENT' | 'ACK' | 'CONNECT_ERROR';
  /** Name of the event; empty unless the type is EVENT. */
  readonly event: string;
  /** The arguments of an event, or the one payload of any other packet. */
  readonly args: readonly unknown[];
  /** Acknowledges an event for which an acknowledgement is wanted, as often as it is called. */
  readonly answer?: (value: unknown) => void;
}

/** A server refused a namespace. `data` is what its CONNECT_ERROR carried beside the message. */
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
class ConnectionLostError extends Error {
  override readonly name = 'LostError';
  constructor(url: string, cause: Error) {
    super(`no connection to ${url}: ${cause.message}`, { cause });
  }
}

/**
 * A polling connection uses its TCP connections again, but none that was idle for so long: the client hangs when the
 * server closes one just then (`xmlhttprequest-ssl` repeats the request without ending it), and Node's servers close
 * theirs after 5 s.
 */
const idleMs = 2000;

/** Options of `ws` that the types of the client leave out. */
const limits = { maxPayload: maxMessageBytes };

/** One transport to one instance, carrying any number of namespaces. It records before it connects. */
export class Connection {
  private readonly manager: Manager;
  private readonly sockets = new Map<string, Socket>();
  private readonly namespaceNames: NamespaceNames;
  private readonly flood = new FloodGuard();
  private isFlooded = false;

  /**
   * `record` gets every packet of every namespace; `lost` is called once, with the reason, when the transport ends;
   * `flooded` when it was ended because too much came. Namespaces are the suite's, where there is a naming; else the
   * server's.
   */
  constructor(
    readonly url: string,
    transport: Transport,
    private readonly on: {
      record: (packet: Packet) => void;
      lost?: (reason: string) => void;
      flooded?: (why: string) => void;
      namespaceNames?: NamespaceNames;
    },
  ) {
    this.namespaceNames = on.namespaceNames ?? new NamespaceNames();
    this.manager = new Manager(url, {
      transports: transport === 'upgrade' ? ['polling', 'websocket'] : [transport],
      upgrade: false,
      reconnection: false,
      autoConnect: false,
      agent: new Agent({ keepAlive: true, timeout: idleMs }) as never,
      ...limits,
    });
    this.manager.on('packet', (packet) => {
      if (this.isFlooded) return;
      const named = { ...toPacket(packet), namespace: this.namespaceNames.toSuite(packet.nsp) };
      on.record({ ...named, ...this.answerTo(packet) });
    });
    this.manager.on('close', (reason) => on.lost?.(reason));
    this.manager.on('open', () => {
      this.manager.engine.on('data', this.count).on('packetCreate', this.flood.allowOne);
    });
  }

  /**
   * Connects to a namespace. Throws RefusedError for a CONNECT_ERROR, DeadlineError if nothing comes in `ms`. The client
   * keeps what is emitted before CONNECT, `atOnce`, and sends it when that has come, before anybody hears of it.
   */
  async connect(
    namespace: string,
    ms: number,
    auth: object = {},
    atOnce?: ClientEvent,
  ): Promise<Socket> {
    const name = this.namespaceNames.toServer(namespace);
    const socket = this.manager.socket(name, { auth });
    socket.auth = auth;
    if (atOnce) socket.emit(atOnce.event, ...atOnce.args);
    const settled = new Promise<Socket>((resolve, reject) => {
      socket.once('connect', () => {
        resolve(socket);
      });
      socket.once('connect_error', (error: Error & { type?: string; data?: unknown }) => {
        const isLost = error.type === 'TransportError';
        reject(
          isLost ? new ConnectionLostError(this.url, error) : new RefusedError(error.message, error.data),
        );
      });
    });
    socket.connect();
    await within(ms, `connecting to ${name} on ${this.url}`, settled);
    this.sockets.set(namespace, socket);
    return socket;
  }

  /**
   * Upgrades a transport that began with polling to WebSocket, now. The client does this by itself right after
   * connecting, too early to watch it; there is no public call for doing it later.
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

  /** Resolves when the server has sent a number of heartbeats from now on. Throws DeadlineError. */
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

  private readonly count = (message: string | ArrayBuffer | Buffer): void => {
    const { length } = typeof message === 'string' ? message : new Uint8Array(message);
    if (this.isFlooded || !this.flood.exceeds(length)) return;
    this.isFlooded = true;
    this.on.flooded?.(floodMessage);
    this.cut();
  };

  /** Cuts the transport without a word, as a lost network does. */
  cut(): void {
    const { engine } = this.manager;
    const socket = Reflect.get(engine.transport, 'ws') as WebSocket | undefined;
    engine.close();
    // The client alone would say goodbye with a close frame and wait for the answer: the server would learn of it late.
    socket?.terminate();
  }

  /**
   * How to acknowledge an event. The function that the client hands to its listeners does it once at most; there is no
   * public call for doing it twice.
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

  /** Leaves all namespaces and closes the transport. */
  close(): void {
    for (const socket of this.sockets.values()) socket.disconnect();
    this.manager._close();
  }
}

function toPacket(packet: WirePacket): Omit<Packet, 'namespace'> {
  const { type } = packet;
  const data: unknown = packet.data;
  const values: unknown[] = Array.isArray(data) ? [...(data as unknown[])] : [data];
  if (type === PacketType.EVENT || type === PacketType.BINARY_EVENT) {
    const [event, ...args] = values;
    return { type: 'EVENT', event: String(event), args };
  }
  if (type === PacketType.ACK || type === PacketType.BINARY_ACK) {
    return { type: 'ACK', event: '', args: values };
  }
  return { type: PacketType[type] as Packet['type'], event: '', args: values };
}
