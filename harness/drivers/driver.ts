import type { Packet } from '../client/packet';
import type { DeliveringOperation, NoticeName, Operation } from '../contract/operations';
import type { Connect } from '../target-file/connect-schema';
import { keepIfLong } from '../target-file/secrets';
import { Batches } from './batches';
import { contractMapping, isAcknowledged, type Mapping } from './mapping';
import type { Handshake } from './handshake';
import type { DriverError } from './module/driver-error';
import type { DriverModule } from './module/driver-module';
import { RoomDirectory } from './rooms/room-directory';
import { hasProbeRoom, isByConnecting, isFree } from './rooms/room-model';
import { SetUp, type UserValues } from './setup/set-up';
import { supported, Translation } from './translation';

/** Names of what proves who connects. */
const secretName = /auth|cookie|token|jwt|key|secret|pass|session/i;

/** A target as its clients see it: how operations translate, and what scenarios may require of it. */
export class Driver extends Translation {
  private readonly batches = new Batches(this);

  constructor(
    mapping: Mapping = contractMapping,
    onMissing: (reason: string) => void = () => undefined,
    /** What the rooms of the scenario are called on the target. */
    readonly directory = new RoomDirectory(),
    /** Called with what went wrong where a driver module translates an event. */
    onFault?: (fault: DriverError) => void,
  ) {
    super(mapping, onMissing, onFault);
  }

  /** Returns a packet for each message in an event, with that message alone; any other packet as it is. */
  messagesIn(packet: Packet): readonly Packet[] {
    return this.batches.messagesIn(packet);
  }

  /** Returns a driver for the same target and one scenario: it calls `onMissing` and `onFault`, and creates rooms by this set-up. */
  forScenario(
    onMissing: (reason: string) => void,
    setUp?: SetUp,
    onFault?: (fault: DriverError) => void,
  ): Driver {
    const isMade = this.mapping.setUp.setup.room.length > 0;
    const create = isMade && setUp ? setUp.forRoom.bind(setUp) : undefined;
    return new Driver(this.mapping, onMissing, new RoomDirectory(create), onFault);
  }

  /** Returns what creates the users and rooms of one scenario on a server, and removes them again. */
  newSetUp(url: () => string, deadlineMs: number): SetUp {
    const { connect, setUp } = this.mapping;
    const { ca } = connect;
    return new SetUp(setUp, { url, deadlineMs, ...(ca !== undefined && { ca }) });
  }

  /** Keeps what a driver module has returned for a user out of all reports, apart from ids and names. */
  keepSecrets(user: UserValues): void {
    for (const [name, value] of Object.entries(user))
      if (name !== 'id' && name !== 'name') keepIfLong(String(value));
  }

  /** Keeps what a driver module has returned for a handshake out of all reports, where its name is that of a secret. */
  keepHandshakeSecrets({ query, headers, auth }: Partial<Handshake>): void {
    for (const [name, value] of Object.entries({ ...query, ...headers, ...auth }))
      if (secretName.test(name) && typeof value === 'string') keepIfLong(value);
  }

  /** Returns who may receive an event that is no delivery; undefined if the target file does not declare it. */
  audienceOf(event: string): 'members' | 'everyone' | undefined {
    return Object.hasOwn(this.mapping.events, event) ? this.mapping.events[event] : undefined;
  }

  /** Whether every client can be in a further room of the suite's own, in which it receives fences. */
  get hasProbeRoom(): boolean {
    return hasProbeRoom(this.model) && this.supports('join') && this.canSendTexts;
  }

  /** Whether clients can send a text to a room. */
  get canSendTexts(): boolean {
    return this.supports('sendToRoom') && this.model.body !== 'none';
  }

  /** Whether silence after an operation is bounded by time only, because no later answer proves that the target has finished it. */
  isTimeBounded(operation: Operation): boolean {
    return (
      this.mapping.concurrentHandlers &&
      supported(this.mapping.operations[operation])?.done === 'none'
    );
  }

  /** Names of the operations after which silence is bounded by time only. */
  get timeBounded(): string[] {
    return Object.keys(this.mapping.operations).filter((operation) =>
      this.isTimeBounded(operation as Operation),
    );
  }

  /** For scenarios that read the events in frames: throws NotApplicableError if a driver module translates what arrives. */
  requireReadableFrames(): void {
    if (this.module.receive === undefined) return;
    this.notApplicable(
      'the scenario reads events frame by frame, and the driver module translates what arrives (receive)',
    );
  }

  /** Whether the target may handle an event of a client before it has finished the previous one. */
  get hasConcurrentHandlers(): boolean {
    return this.mapping.concurrentHandlers;
  }

  /** For scenarios that rely on events being handled in their order: throws NotApplicableError if the target handles them concurrently. */
  requireOrderedHandlers(): void {
    if (!this.hasConcurrentHandlers) return;
    this.notApplicable(
      'the target may handle an event before it has finished the previous one (concurrentHandlers)',
    );
  }

  /** For scenarios in which two connections of a person differ in their rooms: throws NotApplicableError if the rooms are the person's. */
  requireRoomsOfClients(): void {
    if (this.model.members === 'clients') return;
    this.notApplicable(
      'a person stays in a room when it connects again, and is there with all its clients (rooms.members: people)',
    );
  }

  /** For scenarios that send payloads of the contract as they are: throws NotApplicableError if an operation or a namespace is mapped to another name. */
  requireContractNames(...operations: readonly Operation[]): void {
    for (const name of ['connect', 'receive', ...operations] as const) this.requireNoModule(name);
    if (this.hasOwnRooms)
      this.notApplicable(
        'the scenario sends payloads of the contract as they are, and the target has its own way to connect or its own rooms (connect, rooms, messages)',
      );
    const mapped = operations.find((operation) => this.mapping.operations[operation] !== undefined);
    if (mapped === undefined && !this.namespaceNames.isMapped) return;
    const what = mapped === undefined ? 'namespaces' : `operations.${mapped}`;
    this.notApplicable(
      `the scenario sends payloads of the contract as they are, and the target has its own (${what})`,
    );
  }

  /** Whether the target has its own operations, namespaces, rooms or way to connect, as a server that was written for itself. */
  get isForeign(): boolean {
    const { operations, module } = this.mapping;
    const hasOwnOperations = Object.values(operations).some(
      (mapped) => supported(mapped) !== undefined,
    );
    return (
      hasOwnOperations ||
      this.namespaceNames.isMapped ||
      Object.keys(module).length > 0 ||
      this.hasOwnRooms
    );
  }

  /** Whether the target has its own way to connect or its own rooms. */
  private get hasOwnRooms(): boolean {
    return !isFree(this.model) || !isPlain(this.connect);
  }

  /** For scenarios that emit a request themselves: throws NotApplicableError if a driver module performs the operation, or if clients join or leave with their connection. */
  requireRequest(operation: Operation): void {
    this.requireNoModule(operation);
    if (isByConnecting(this.model, operation))
      this.notApplicable(
        `a client ${operation}s with its connection (rooms.${operation} in the target file)`,
      );
  }

  /** For scenarios with so many clients: throws NotApplicableError if the target file allows fewer. */
  requireParticipants(count: number): void {
    const { participants = Infinity } = this.limits;
    if (count > participants)
      this.notApplicable(
        `the scenario has more than ${participants} clients (limits.participants in the target file)`,
      );
  }

  /** For scenarios that write packets themselves: throws NotApplicableError if a driver module does a part of that. */
  private requireNoModule(name: keyof DriverModule): void {
    if (this.module[name] === undefined) return;
    this.notApplicable(
      `the scenario writes packets by hand, and the driver module has its own ${name} (driver)`,
    );
  }

  /** For scenarios about acknowledgements: throws NotApplicableError if the target does not acknowledge an operation. */
  requireAcknowledgement(operation: Operation): void {
    this.requireNoModule(operation);
    const { done = 'ack' } = this.mappingOf(operation);
    if (isAcknowledged(done)) return;
    this.notApplicable(
      `the target does not acknowledge ${operation} (operations.${operation}.done)`,
    );
  }

  /** For scenarios about invalid payloads: throws NotApplicableError if the target has events of its own and its file does not say how it refuses them. */
  requireRefusal(operation: Operation): void {
    if (operation === 'join' && this.model.join === 'connect')
      this.notApplicable(
        'a client joins by connecting, which is not refused (rooms.join: connect)',
      );
    if (this.saysRefusal(operation)) return;
    this.notApplicable(
      `the target file does not say how ${operation} is refused (operations.${operation}.refused)`,
    );
  }

  /** Whether it is known how the target refuses an operation: as the contract has it, or as the target file says. */
  saysRefusal(operation: Operation): boolean {
    const { event, refused } = this.mappingOf(operation);
    const isOwn = event !== undefined || this.module[operation] !== undefined;
    return !isOwn || refused !== undefined;
  }

  /** For scenarios about the sender of a message: throws NotApplicableError if the event does not name it. */
  requireSender(operation: DeliveringOperation): void {
    if (this.delivery(operation).from !== 'absent') return;
    this.notApplicable(
      `the event does not name the sender (operations.${operation}.delivered.from: absent)`,
    );
  }

  /** For scenarios that send an unknown event: throws NotApplicableError if the target maps an operation to it. */
  requireUnknownEvent(event: string): void {
    const operations = Object.keys(this.mapping.operations) as (Operation | NoticeName)[];
    const own = operations.find(
      (operation) => supported(this.mapping.operations[operation])?.event === event,
    );
    if (own !== undefined)
      this.notApplicable(`the target handles the event ${event} (operations.${own}.event)`);
  }
}

function isPlain({ path, query, auth, headers, transports }: Connect): boolean {
  const isNamed = [query, auth, headers].some((part) => Object.keys(part).length > 0);
  return path === '/socket.io' && !isNamed && transports.includes('websocket');
}
