import { NamespaceNames, NotApplicableError } from '../contract/namespace-names';
import {
  type DeliveringOperation,
  type Delivery,
  type NoticeName,
  type ClientEvent,
  type OperationValues,
  type Operation,
  contractNotices,
  contractOperations,
} from '../contract/operations';
import { fill } from '../contract/template';
import type { Packet } from '../client/packet';
import type { Connect } from '../target-file/connect-schema';
import { keepIfLong } from '../target-file/secrets';
import type { Target } from '../target-file/target-file';
import {
  contractMapping,
  type ConfirmationForm,
  type Mapping,
  type OperationMapping,
  type RefusalForm,
} from './mapping';
import type { DriverModule } from './module/driver-module';
import { loadDriver } from './module/load-driver';
import { SetUp, type UserValues } from './setup/set-up';
import { RoomDirectory } from './room-directory';
import { hasProbeRoom, isFree, type RoomModel } from './room-model';

/** An operation as a client emits it, and the answer to wait for. */
export interface OperationRequest extends ClientEvent {
  readonly done: ConfirmationForm;
  /** Undefined if the target does not report refusals. */
  readonly refused: RefusalForm | undefined;
}

/**
 * Translates the contract's operations and events into those of a target. A scenario that needs an operation which the
 * target does not support is not applicable: each method then calls `onMissing` with the reason, so that it is not lost if
 * a caller catches the error, and throws NotApplicableError.
 */
export class Driver {
  readonly namespaceNames: NamespaceNames;

  /** What the rooms of the scenario are called on the target. */
  readonly directory: RoomDirectory;

  constructor(
    private readonly mapping: Mapping = contractMapping,
    private readonly onMissing: (reason: string) => void = () => undefined,
    directory = new RoomDirectory(),
  ) {
    this.directory = directory;
    this.namespaceNames = new NamespaceNames(mapping.namespaces, (reason) =>
      this.notApplicable(reason),
    );
  }

  /** Returns a driver for the same target and one scenario: it calls `onMissing`, and creates rooms by this set-up. */
  forScenario(onMissing: (reason: string) => void, setUp?: SetUp): Driver {
    const isMade = this.mapping.setUp.setup.room.length > 0;
    const create = isMade && setUp ? setUp.forRoom.bind(setUp) : undefined;
    return new Driver(this.mapping, onMissing, new RoomDirectory(create));
  }

  /** Returns what creates the users and rooms of one scenario on a server, and removes them again. */
  newSetUp(url: string, deadlineMs: number): SetUp {
    const { connect, setUp } = this.mapping;
    const { ca } = connect;
    return new SetUp(setUp, { url, deadlineMs, ...(ca !== undefined && { ca }) });
  }

  /** Returns a packet as the mapping describes it, where a driver module translates what arrives. */
  received(packet: Packet): Packet {
    const { receive } = this.mapping.module;
    if (!receive || packet.type !== 'EVENT') return packet;
    const namespace = this.namespaceNames.toServer(packet.namespace);
    return { ...packet, ...receive({ namespace, event: packet.event, args: packet.args }) };
  }

  /** Keeps what a driver module has returned for a user out of all reports, apart from ids and names. */
  keepSecrets(user: UserValues): void {
    for (const [name, value] of Object.entries(user))
      if (name !== 'id' && name !== 'name') keepIfLong(String(value));
  }

  /** Functions of the target's own that stand for parts of the mapping. */
  get module(): DriverModule {
    return this.mapping.module;
  }

  get model(): RoomModel {
    return this.mapping.model;
  }

  get connect(): Connect {
    return this.mapping.connect;
  }

  /** Returns who may receive an event that is no delivery; undefined if the target file does not declare it. */
  audienceOf(event: string): 'members' | 'everyone' | undefined {
    return Object.hasOwn(this.mapping.events, event) ? this.mapping.events[event] : undefined;
  }

  supports(operation: Operation): boolean {
    return this.mapping.operations[operation] !== 'unsupported';
  }

  /** Whether the target file gives an operation an event of its own. */
  isMapped(operation: Operation): boolean {
    return supported(this.mapping.operations[operation])?.event !== undefined;
  }

  /** Returns what to emit for an operation and the answer to wait for. `extra` fields are added to the payload. */
  request(
    operation: Operation,
    values: OperationValues = {},
    extra: object = {},
  ): OperationRequest {
    const {
      event,
      args,
      done = 'ack',
      refused,
    } = { ...contractOperations[operation], ...this.mappingOf(operation) };
    const filled = args.map((template: unknown) => fill(template, { ...values }));
    return {
      event,
      args: this.withExtra(filled, extra),
      done,
      refused: refused ?? (done === 'none' ? undefined : 'ack'),
    };
  }

  /** Returns the event with which the message of an operation arrives. */
  delivery(operation: DeliveringOperation): Delivery {
    const { delivered = {}, done } = this.mappingOf(operation);
    if (delivered === 'absent') {
      return this.notApplicable(
        `the target sends no event for ${operation} (operations.${operation}.delivered: absent)`,
      );
    }
    // If an event confirms the operation, the target sends no second one with the same meaning.
    const confirming = (operation === 'join' || operation === 'leave') && typeof done === 'object';
    const event = confirming && 'event' in done ? { event: done.event, room: 'anywhere' } : {};
    const usual =
      'body' in contractOperations[operation].delivered && operation !== 'echo'
        ? this.mapping.delivered
        : {};
    return { ...contractOperations[operation].delivered, ...event, ...usual, ...delivered };
  }

  /** Returns the event of a notice. */
  notice(notice: NoticeName): Delivery {
    const own = this.mapping.operations[notice] ?? {};
    if (own !== 'unsupported') return { ...contractNotices[notice], ...own };
    return this.notApplicable(
      `the target has no event for ${notice} (operations.${notice}: unsupported)`,
    );
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

  /** For scenarios that write packets of the contract by hand: throws NotApplicableError if an operation or a namespace is mapped to another name. */
  requireContractNames(...operations: readonly Operation[]): void {
    if (!isFree(this.model) || !isPlain(this.connect))
      this.notApplicable(
        'the scenario writes packets by hand, and the target has its own way to connect or its own rooms (connect, rooms, messages)',
      );
    const mapped = operations.find((operation) => this.mapping.operations[operation] !== undefined);
    if (mapped === undefined && !this.namespaceNames.isMapped) return;
    const what = mapped === undefined ? 'namespaces' : `operations.${mapped}`;
    this.notApplicable(
      `the scenario writes packets with the contract's own names, and the target has others (${what})`,
    );
  }

  /** For scenarios about acknowledgements: throws NotApplicableError if the target does not acknowledge an operation. */
  requireAcknowledgement(operation: Operation): void {
    const { done = 'ack' } = this.mappingOf(operation);
    if (done === 'ack' || (typeof done === 'object' && 'ack' in done)) return;
    this.notApplicable(
      `the target does not acknowledge ${operation} (operations.${operation}.done)`,
    );
  }

  /** For scenarios about invalid payloads: throws NotApplicableError if the target has events of its own and its file does not say how it refuses them. */
  requireRefusal(operation: Operation): void {
    const { event, done, refused } = this.mappingOf(operation);
    const isSaid = refused !== undefined || (typeof done === 'object' && 'ack' in done);
    if (event === undefined || isSaid) return;
    this.notApplicable(
      `the target file does not say how ${operation} is refused (operations.${operation}.refused)`,
    );
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

  /** Reports why a scenario cannot run, and throws NotApplicableError. */
  notApplicable(reason: string): never {
    this.onMissing(reason);
    throw new NotApplicableError(reason);
  }

  /** Returns what the target file itself says about an operation. Throws NotApplicableError if it is unsupported. */
  mappingOf(operation: Operation): OperationMapping {
    const own = this.mapping.operations[operation] ?? {};
    if (own !== 'unsupported') return own;
    return this.notApplicable(
      `the target does not support ${operation} (operations.${operation}: unsupported)`,
    );
  }

  private withExtra(args: readonly unknown[], extra: object): readonly unknown[] {
    const [payload, ...others] = args;
    if (Object.keys(extra).length === 0) return args;
    if (typeof payload === 'object' && payload !== null && !Array.isArray(payload)) {
      return [{ ...extra, ...payload }, ...others];
    }
    const what = Object.keys(extra).join(' and ');
    return this.notApplicable(`the payload of the target has no field for ${what}`);
  }
}

/** Returns the driver of a target. */
export function driverOf(target: Target): Driver {
  const { operations, namespaces, concurrentHandlers, connect, rooms, messages, events } = target;
  const { setup, teardown, references } = target;
  const setUp = { setup, teardown, references };
  const { delivered = {}, ...sending } = messages;
  const model = { ...rooms, ...sending };
  return new Driver({
    operations,
    namespaces,
    concurrentHandlers,
    connect,
    setUp,
    module: target.driver === undefined ? {} : loadDriver(target.driver),
    model,
    delivered,
    events,
  });
}

function isPlain({ path, query, auth, headers, transports }: Connect): boolean {
  const isNamed = [query, auth, headers].some((part) => Object.keys(part).length > 0);
  return path === '/socket.io' && !isNamed && transports.includes('websocket');
}

function supported<T>(entry: T | 'unsupported' | undefined): T | undefined {
  return entry === 'unsupported' ? undefined : entry;
}
