import type { Packet } from '../client/packet';
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
import type { Connect } from '../target-file/connect-schema';
import type { ConfirmationForm, Limits, Mapping, OperationMapping, RefusalForm } from './mapping';
import { callDriverNow } from './module/driver-call';
import type { DriverError } from './module/driver-error';
import type { DriverModule } from './module/driver-module';
import { translatedEvent } from './module/returned';
import { isByConnecting, type RoomModel } from './rooms/room-model';

/** An operation as a client emits it, and the answer to wait for. */
export interface OperationRequest extends ClientEvent {
  readonly done: ConfirmationForm;
  /** Undefined if the target does not report refusals. */
  readonly refused: RefusalForm | undefined;
}

/**
 * Translates the contract's operations and events into those of a target. For what the target does not have, each method
 * calls `onMissing` with the reason, so that it is not lost if a caller catches the error, and throws NotApplicableError.
 */
export class Translation {
  readonly namespaceNames: NamespaceNames;

  constructor(
    protected readonly mapping: Mapping,
    private readonly onMissing: (reason: string) => void,
    private readonly onFault: (fault: DriverError) => void = () => undefined,
  ) {
    this.namespaceNames = new NamespaceNames(mapping.namespaces, (reason) =>
      this.notApplicable(reason),
    );
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

  get limits(): Limits {
    return this.mapping.limits;
  }

  supports(operation: Operation | NoticeName): boolean {
    return this.mapping.operations[operation] !== 'unsupported';
  }

  /** Whether the target file gives an operation an event of its own. */
  isMapped(operation: Operation): boolean {
    return supported(this.mapping.operations[operation])?.event !== undefined;
  }

  /**
   * Returns what to emit for an operation and the answer to wait for. `extra` fields are added to the payload, and `client`
   * are the values of placeholders for the client itself.
   */
  request(
    operation: Operation,
    values: OperationValues = {},
    extra: object = {},
    client: Readonly<Record<string, unknown>> = {},
  ): OperationRequest {
    const form = { ...contractOperations[operation], ...this.mappingOf(operation) };
    const request = filled(form, { ...client, ...values });
    return { ...request, args: this.withExtra(request.args, extra) };
  }

  /** Whether the first client of a room creates it with a request of its own. */
  get hasFirstJoin(): boolean {
    return supported(this.mapping.operations.join)?.first !== undefined && !this.module.join;
  }

  /** Returns what the first client of a room emits to create and join it. */
  requestFirst(
    values: OperationValues,
    client: Readonly<Record<string, unknown>>,
  ): OperationRequest {
    const { first } = this.mappingOf('join');
    return filled({ ...contractOperations.join, ...first }, { ...client, ...values });
  }

  /** Returns the event with which the message of an operation arrives. */
  delivery(operation: DeliveringOperation): Delivery {
    const { delivered = {}, done } = this.mappingOf(operation);
    if (delivered === 'absent') {
      const why =
        this.absence(operation) ??
        `the target sends no event for ${operation} (operations.${operation}.delivered: absent)`;
      return this.notApplicable(why);
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

  /** Returns a packet as the mapping describes it, where a driver module translates what arrives for a client. Calls `onFault` if it cannot. */
  received(packet: Packet, label: string): Packet {
    const { receive } = this.mapping.module;
    if (!receive || packet.type !== 'EVENT') return packet;
    const namespace = this.namespaceNames.toServer(packet.namespace);
    const { event, args } = packet;
    const what = `receive of the driver module for ${label}`;
    const run = (): unknown => receive({ namespace, event, args });
    try {
      return { ...packet, ...callDriverNow({ what, returns: translatedEvent, run }) };
    } catch (error) {
      this.onFault(error as DriverError);
      return packet;
    }
  }

  /** Reports why a scenario cannot run, and throws NotApplicableError. */
  notApplicable(reason: string): never {
    this.onMissing(reason);
    throw new NotApplicableError(reason);
  }

  /** Returns what the target file itself says about an operation. Throws NotApplicableError if it is unsupported. */
  mappingOf(operation: Operation): OperationMapping {
    const own = this.mapping.operations[operation] ?? {};
    if (own !== 'unsupported')
      return this.absence(operation) === undefined ? own : { ...own, delivered: 'absent' };
    return this.notApplicable(
      `the target does not support ${operation} (operations.${operation}: unsupported)`,
    );
  }

  /** Returns why no event tells a client alone that it has joined or left, although its mapping may say otherwise; undefined if one can. */
  private absence(operation: Operation): string | undefined {
    if (operation !== 'join' && operation !== 'leave') return undefined;
    if (isByConnecting(this.model, operation)) return this.absenceByConnecting(operation);
    const { done } = supported(this.mapping.operations[operation]) ?? {};
    const confirming = typeof done === 'object' && 'event' in done ? done.event : undefined;
    if (confirming === undefined || !(confirming in this.mapping.events)) return undefined;
    return `the event that confirms ${operation} also reaches others (events.${confirming})`;
  }

  private absenceByConnecting(operation: 'join' | 'leave'): string | undefined {
    if (operation === 'leave')
      return 'no event reaches a client that leaves by disconnecting (rooms.leave: disconnect)';
    if (supported(this.mapping.operations.join)?.delivered !== undefined) return undefined;
    return 'the target file names no event for a client that joins by connecting (rooms.join: connect)';
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

/** Returns a request with the values of its placeholders. */
function filled(
  { event, args, done = 'ack', refused }: Omit<OperationMapping, 'delivered'> & ClientEvent,
  values: Readonly<Record<string, unknown>>,
): OperationRequest {
  return {
    event,
    args: args.map((template) => fill(template, values)),
    done,
    refused: refused ?? (done === 'none' ? undefined : 'ack'),
  };
}

/** Returns a part of a mapping, unless it is unsupported. */
export function supported<T>(entry: T | 'unsupported' | undefined): T | undefined {
  return entry === 'unsupported' ? undefined : entry;
}
