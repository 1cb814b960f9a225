import { randomUUID } from 'node:crypto';
import type { Transport } from '../client/connection-options';
import type { Packet } from '../client/packet';
import type { PacketFilter } from '../client/inbox';
import type { OperationAnswer } from '../contract/answer';
import { isDelivery } from '../contract/delivery';
import { Random } from '../contract/names/random';
import { accountName } from '../contract/names/user-names';
import type { Delivery, Operation, OperationValues } from '../contract/operations';
import { Client } from '../drivers/client';
import { Identity } from '../drivers/identity';
import { Occupancy } from '../drivers/rooms/occupancy';
import type { SetUp } from '../drivers/setup/set-up';
import type { Driver } from '../drivers/driver';
import type { Instance } from '../servers/instance';
import { Observations } from './observations';

/** Like an account of somebody, so that no server can tell the doctor from others. */
function newPerson(): string {
  return accountName(new Random(randomUUID()));
}

const usualNamespace = '/chat';
const shownPackets = 5;
const shownCharacters = 120;

/** The target refused an operation that must succeed. */
export class OperationRefused extends Error {}

/** A client of the doctor: it acts in the namespace that it connected to last, and says what it sent and received. */
export class DoctorClient {
  readonly name: string;
  private readonly client: Client<Instance>;
  private readonly sent: string[] = [];
  private readonly setUp: SetUp;
  private readonly driver: Driver;
  private readonly observations: Observations;
  private readonly rooms = new Set<unknown>();
  private namespace = usualNamespace;
  /** What went wrong where a driver module translates what this client receives. */
  fault: Error | undefined;

  /**
   * `setUp` creates its user and its rooms on the target, and those of other clients that share it; `occupancy` says
   * who is in them, and `observations` keeps what it receives.
   */
  constructor(
    readonly instance: Instance,
    private readonly ms: number,
    driver: Driver,
    {
      name = 'doctor',
      setUp = driver.newSetUp(() => instance.url, ms),
      observations = new Observations(),
      occupancy = new Occupancy(),
    } = {},
  ) {
    this.name = name;
    this.setUp = setUp;
    this.observations = observations;
    this.driver = driver.forScenario(
      () => undefined,
      setUp,
      (fault) => (this.fault ??= fault),
    );
    const { transports } = driver.connect;
    const transport: Transport = transports.includes('websocket') ? 'websocket' : 'polling';
    const who = { identity: this.newIdentity(name), occupancy };
    const settings = { driver: this.driver, transport, ...who, shared: true, answerMs: ms };
    this.client = new Client(name, instance, settings, {
      received: (packet) => {
        observations.note(name, packet, this.isInRoom);
        return true;
      },
    });
  }

  private newIdentity(name: string): Identity {
    const { driver, setUp, instance, ms } = this;
    const person = newPerson();
    return new Identity(name, { driver, setUp, url: () => instance.url, ms, person });
  }

  /** Whether it is in a room, or has asked to join one. */
  get isInRoom(): boolean {
    return this.rooms.size > 0;
  }

  /** Id of its newest socket; undefined before it has connected. */
  get id(): string | undefined {
    return this.client.idsIn(this.namespace).at(-1);
  }

  /** Returns the id of a room on the target. */
  idOf(room: string): unknown {
    return this.driver.directory.idOf(room);
  }

  /** Number of packets that have come. */
  get count(): number {
    return this.client.inbox.count;
  }

  /** Connects to a namespace. Throws RefusedError or DeadlineError. */
  async connect(namespace = usualNamespace, auth: object = {}): Promise<void> {
    await this.client.connect(namespace, auth);
    this.namespace = namespace;
  }

  /** Requests an operation and returns the answer. Throws if none comes. */
  async ask(operation: Operation, values: OperationValues): Promise<OperationAnswer> {
    this.sent.push(this.textOf(operation, values));
    this.observations.request({ client: this.name, operation });
    if (operation === 'join') this.rooms.add(values.room);
    const since = performance.now();
    const answer = await this.client.ask(this.namespace, operation, values);
    this.observations.answers.push({ operation, ms: performance.now() - since });
    if (operation === 'leave' && answer.ok) this.rooms.delete(values.room);
    return answer;
  }

  /** Requests an operation that must succeed, and returns the answer. Throws if it is refused or not answered. */
  async must(operation: Operation, values: OperationValues): Promise<OperationAnswer> {
    const answer = await this.ask(operation, values);
    if (answer.ok) return answer;
    throw new OperationRefused(
      `${this.textOf(operation, values)} was answered with ${JSON.stringify(answer)}, expected { ok: true, … }`,
    );
  }

  /** Returns the arguments of all deliveries of a kind that came. */
  received(delivery: Delivery): (readonly unknown[])[] {
    return this.client.inbox.all((packet) => isDelivery(packet, delivery)).map(({ args }) => args);
  }

  /** Returns the first packet that fits, whether it is here or still to come. Throws DeadlineError naming `what`. */
  async arrival(what: string, fits: PacketFilter): Promise<Packet> {
    return await this.client.inbox.first(fits, what, this.ms);
  }

  /** Returns whether any packet held a text, alone or within a longer one. */
  hasReceived(text: string): boolean {
    const json = JSON.stringify(text).slice(1, -1);
    return this.client.inbox.all(({ args }) => JSON.stringify(args).includes(json)).length > 0;
  }

  /** Returns the last packets that came after the first `since`, each in a human-readable line. */
  lastPackets(since = 0): string[] {
    const packets = this.client.inbox.all().slice(since).slice(-shownPackets);
    return packets.map(({ namespace, type, event, args }) => {
      const name = this.driver.namespaceNames.toServer(namespace);
      return `${name} ${type} ${event} ${JSON.stringify(args).slice(0, shownCharacters)}`;
    });
  }

  /** Returns the last request in a human-readable line; empty before the first. */
  lastRequest(): string[] {
    return this.sent.slice(-1);
  }

  /** Closes its connections, and removes its user and rooms from the target. */
  close(): void {
    this.client.close();
    void this.setUp.tearDown();
  }

  private textOf(operation: Operation, values: OperationValues): string {
    const { event, args } = this.driver.request(operation, values);
    return `${event} ${JSON.stringify(args)}`;
  }
}
