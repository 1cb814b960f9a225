import type { Socket } from 'socket.io-client';
import { Connection, type Packet } from '../../../harness/client/connection';
import { within } from '../../../harness/client/deadline';
import type { OperationAnswer } from '../../../harness/contract/answer';
import type { ClientEvent, OperationValues, Operation } from '../../../harness/contract/operations';
import { confirmationOf, exchange } from '../../../harness/drivers/exchange';
import type { OperationRequest, Driver } from '../../../harness/drivers/driver';
import type { Instance } from '../../../harness/servers/instance';
import type { Listener } from '../evidence/ledger';
import { noncesIn } from '../evidence/nonce';
import { brief } from '../evidence/transcript';
import { awaitEffect, roundTrip } from '../messages/unconfirmed-operations';
import { Inbox } from './inbox';
import type { Surroundings } from './participant-context';

/** One client with a name: it connects, asks, and keeps everything it receives. */
export class Participant {
  readonly inbox = new Inbox((what) => {
    this.around.transcript.missed(this, what);
  });
  private readonly connections: Connection[] = [];
  private readonly byNamespace = new Map<string, Connection>();
  private readonly sockets = new Map<string, Socket>();
  private readonly ids = new Map<string, readonly string[]>();
  private readonly listeners = new Map<string, Listener>();
  private deaf = false;

  constructor(
    readonly name: string,
    private at: Instance,
    private readonly around: Surroundings,
  ) {}

  /** For people: `bob@2`, the name and the instance. */
  get label(): string {
    return `${this.name}@${this.at.number}`;
  }

  get instance(): Instance {
    return this.at;
  }

  /** Connects to another instance from now on. */
  moveTo(instance: Instance): void {
    this.at = instance;
  }

  /**
   * Connects to a namespace, on the shared transport or on one of its own; `atOnce` is emitted the moment CONNECT comes.
   * Throws RefusedError or DeadlineError.
   */
  async connect(namespace: string, auth: object = {}, atOnce?: ClientEvent): Promise<void> {
    this.say(`${namespace} CONNECT`);
    if (atOnce) this.say(`${namespace} ${atOnce.event}, at once`, atOnce.args);
    this.deaf = false;
    const connection = this.connectionFor(namespace);
    const socket = await connection.connect(namespace, this.around.answerMs, auth, atOnce);
    this.sockets.set(namespace, socket);
    this.ids.set(namespace, [...this.idsIn(namespace), String(socket.id)]);
  }

  /** The namespaces it is connected to at this moment. */
  get namespaces(): string[] {
    return [...this.sockets].flatMap(([name, socket]) => (socket.connected ? [name] : []));
  }

  /** The ids of its sockets in a namespace, the newest last: it gets another one with every connection. */
  idsIn(namespace: string): readonly string[] {
    return this.ids.get(namespace) ?? [];
  }

  /** The ids of its sockets in all namespaces. */
  get allIds(): readonly string[] {
    return [...this.ids.values()].flat();
  }

  /** The id of its newest socket in a namespace. Throws if it never connected there. */
  idIn(namespace: string): string {
    const id = this.idsIn(namespace).at(-1);
    if (id === undefined) throw new Error(`${this.label} never connected to ${namespace}`);
    return id;
  }

  /** The ledger's name for its socket in a namespace; the same after a reconnection. */
  listener(namespace: string): Listener {
    const known = this.listeners.get(namespace);
    if (known) return known;
    const { scenario } = this.around;
    const labelNow = (): string => `${this.label} on ${namespace}`;
    const listener = {
      get label() {
        return labelNow();
      },
      namespace,
      scenario,
    };
    this.listeners.set(namespace, listener);
    return listener;
  }

  get driver(): Driver {
    return this.around.driver;
  }

  /**
   * Says a operation and returns the answer, whatever it is; where the target gives none, its effect is the answer. `extra`
   * stands in the payload beside the operation's own fields. Throws DeadlineError if no answer comes.
   */
  async ask(
    namespace: string,
    operation: Operation,
    values: OperationValues = {},
    extra: object = {},
  ): Promise<OperationAnswer> {
    const said = this.driver.request(operation, values, extra);
    if (said.done !== 'none') return await this.request(namespace, said);
    const { ms, sentinelIn } = { ms: this.around.answerMs, sentinelIn: this.around.sentinelIn };
    const proof = awaitEffect({ speaker: this, namespace, operation, values, ms, sentinelIn });
    return await this.request(namespace, said, proof);
  }

  /** Says something in words of one's own and returns the answer. Throws DeadlineError if none comes. */
  async request(
    namespace: string,
    said: OperationRequest,
    proof?: () => Promise<OperationAnswer>,
  ): Promise<OperationAnswer> {
    const { event, args } = said;
    const socket = this.socket(namespace);
    if (!socket.connected)
      throw new Error(`${this.label} is not connected to ${namespace} any more`);
    this.say(`${namespace} ${event}`, args);
    const pending = exchange(socket, said, (reason) => {
      const what = `before ${event} was acknowledged`;
      return new Error(`${this.label} was disconnected from ${namespace} ${what}: ${reason}`);
    });
    try {
      if (proof) return await Promise.race([pending.answer, proof()]);
      const what = `${this.label}: ${confirmationOf(said)} of ${event} in ${namespace}`;
      return await this.inbox.within(this.around.answerMs, what, pending.answer);
    } finally {
      pending.forget();
    }
  }

  /** Says a operation that must succeed, and returns the answer. */
  async must(namespace: string, operation: Operation, values: OperationValues = {}): Promise<OperationAnswer> {
    const answer = await this.ask(namespace, operation, values);
    if (answer.ok) return answer;
    const { event, args } = this.driver.request(operation, values);
    throw new Error(
      `${this.label}: ${event} ${args.map(brief).join(' ')} was answered with ${brief(answer.error)}, expected ok`,
    );
  }

  /** Emits an event that nobody has to acknowledge. */
  send(namespace: string, event: string, args: readonly unknown[]): void {
    this.say(`${namespace} ${event}`, args);
    this.socket(namespace).emit(event, ...args);
  }

  /**
   * Leaves one namespace with a DISCONNECT packet, which no server acknowledges. On a shared transport a question in
   * another namespace follows: Socket.IO closes a transport on which CONNECT comes in one go with that DISCONNECT.
   */
  async leaveNamespace(namespace: string): Promise<void> {
    this.say(`${namespace} DISCONNECT`);
    this.socket(namespace).disconnect();
    const [other] = this.namespaces;
    if (this.around.shared && other !== undefined) await roundTrip(this, other);
  }

  /** Loses every transport without a word, as in a lost network. */
  cut(): void {
    this.note('✂ connection lost');
    for (const connection of this.connections) connection.cut();
    this.byNamespace.clear();
  }

  /** From now until it connects again, what the server sends gets lost on the way; neither of them knows. */
  dropIncoming(): void {
    this.note('✂ nothing arrives any more');
    this.deaf = true;
  }

  /** Upgrades the transport under a namespace from polling to WebSocket. */
  async upgrade(namespace: string): Promise<void> {
    this.say(`${namespace} upgrade to WebSocket`);
    await this.connectionFor(namespace).upgrade(this.around.answerMs);
  }

  /** Resolves when the server or the network has ended its connection to a namespace. Throws DeadlineError. */
  async removed(namespace: string): Promise<void> {
    const socket = this.socket(namespace);
    if (!socket.connected) return;
    const gone = new Promise<void>((resolve) => {
      socket.once('disconnect', () => {
        resolve();
      });
    });
    const what = `${this.label}: the end of its connection to ${namespace}`;
    await within(this.around.answerMs, what, gone);
  }

  /** How many transports it has open to these servers. */
  openTransports(servers: readonly Instance[]): number {
    return servers.includes(this.at) ? new Set(this.byNamespace.values()).size : 0;
  }

  close(): void {
    for (const connection of this.connections) connection.close();
  }

  private socket(namespace: string): Socket {
    const socket = this.sockets.get(namespace);
    if (socket) return socket;
    throw new Error(`${this.label} never connected to ${namespace}`);
  }

  private connectionFor(namespace: string): Connection {
    const key = this.around.shared ? 'shared' : namespace;
    const known = this.byNamespace.get(key);
    if (known) return known;
    const connection = new Connection(this.instance.url, this.around.transport, {
      namespaceNames: this.driver.namespaceNames,
      record: (packet) => {
        this.record(packet);
      },
      flooded: (why) => {
        this.around.flooded(`${this.label} ${why}`);
      },
      lost: (reason) => {
        this.byNamespace.delete(key);
        this.note(`✂ ${reason}`);
      },
    });
    this.connections.push(connection);
    this.byNamespace.set(key, connection);
    return connection;
  }

  private record(packet: Packet): void {
    if (this.deaf && packet.type !== 'ACK') return;
    const { namespace, type, event, args } = packet;
    const what = `${namespace} ${type === 'EVENT' ? event : type}`;
    this.around.transcript.received(this, what, args);
    if (type === 'EVENT') {
      for (const nonce of noncesIn(args)) this.around.ledger.heard(nonce, this.listener(namespace));
    }
    this.inbox.add(packet);
  }

  private say(what: string, values?: readonly unknown[]): void {
    this.around.transcript.sent(this, what, values);
  }

  private note(what: string): void {
    this.around.transcript.noted(this, what);
  }
}

/** For messages: who they are and on which instances. */
export function labelsOf(people: readonly Participant[]): string {
  return people.map(({ label }) => label).join(', ');
}
