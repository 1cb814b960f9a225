import { NamespaceNames, NotApplicableError, type NamespaceMapping } from '../contract/namespace-names';
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
import type { Target } from '../target-file/target-file';

/** How a target confirms a operation: by acknowledging it, in the contract's shape or its own, by an event to the caller, or not at all. */
export type ConfirmationForm =
  | 'ack'
  | 'none'
  | { readonly event: string }
  | { readonly ack: { readonly ok?: string; readonly error?: string } };

/** How it refuses one. */
export type RefusalForm = 'ack' | { readonly event: string };

/** A operation as a client says it, and what to wait for then. */
export interface OperationRequest extends ClientEvent {
  readonly done: ConfirmationForm;
  /** Undefined where the target does not say that it refuses. */
  readonly refused: RefusalForm | undefined;
}

/** How a target's word differs from the contract's. What it leaves out is the contract's. */
export interface OperationMapping {
  readonly event?: string;
  readonly args?: readonly unknown[];
  readonly done?: ConfirmationForm;
  readonly refused?: RefusalForm;
  readonly delivered?: Partial<Delivery> | 'absent';
}

/** The words of a target file. */
export interface Mapping {
  readonly operations: Readonly<
    Partial<Record<Operation, OperationMapping | 'unsupported'>> &
      Partial<Record<NoticeName, Partial<Delivery> | 'unsupported'>>
  >;
  readonly namespaces: NamespaceMapping;
  /** Whether the target may handle an event of a client before it is done with the one before. */
  readonly concurrentHandlers: boolean;
}

const contract: Mapping = { operations: {}, namespaces: {}, concurrentHandlers: false };

/**
 * How one target says the contract's words. What it has no word for makes a scenario that needs it not claimed: each
 * method then throws NotClaimedError, and tells `onLack` the reason first, so that nobody loses it by catching an error.
 */
export class Driver {
  readonly namespaceNames: NamespaceNames;

  constructor(
    private readonly words: Mapping = contract,
    private readonly onLack: (reason: string) => void = () => undefined,
  ) {
    this.namespaceNames = new NamespaceNames(words.namespaces, (reason) => this.notApplicable(reason));
  }

  /** The same words, with somebody who wants to know what is lacking. */
  withMissingListener(onLack: (reason: string) => void): Driver {
    return new Driver(this.words, onLack);
  }

  supports(operation: Operation): boolean {
    return this.words.operations[operation] !== 'unsupported';
  }

  /** What to emit for a operation, and what to wait for then. `extra` stands in the payload beside the operation's own fields. */
  request(operation: Operation, values: OperationValues = {}, extra: object = {}): OperationRequest {
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

  /** How a operation's effect arrives. */
  delivery(operation: DeliveringOperation): Delivery {
    const { delivered = {}, done } = this.mappingOf(operation);
    if (delivered === 'absent') {
      return this.notApplicable(`the target tells nobody of it (operations.${operation}.delivered: absent)`);
    }
    // A target with an event for the confirmation has no second one that says the same.
    const confirming = (operation === 'join' || operation === 'leave') && typeof done === 'object';
    const event = confirming && 'event' in done ? { event: done.event, room: 'anywhere' } : {};
    return { ...contractOperations[operation].delivered, ...event, ...delivered };
  }

  /** How something arrives that nobody has asked for. */
  notice(notice: NoticeName): Delivery {
    const own = this.words.operations[notice] ?? {};
    if (own !== 'unsupported') return { ...contractNotices[notice], ...own };
    return this.notApplicable(`the target has no event for ${notice} (operations.${notice}: unsupported)`);
  }

  /** Whether silence after a operation is bounded by time only: nothing that follows the operation proves that the target is done with it. */
  isTimeBounded(operation: Operation): boolean {
    return (
      this.words.concurrentHandlers && wordOf(this.words.operations[operation])?.done === 'none'
    );
  }

  /** The operations of which that is so. */
  get timeBounded(): string[] {
    return Object.keys(this.words.operations).filter((operation) =>
      this.isTimeBounded(operation as Operation),
    );
  }

  /** For scenarios that write packets by hand, in the contract's words: all of these must be the target's, too. */
  requireContractNames(...operations: readonly Operation[]): void {
    const foreign = operations.find((operation) => this.words.operations[operation] !== undefined);
    if (foreign === undefined && !this.namespaceNames.isMapped) return;
    const what = foreign === undefined ? 'namespaces' : `operations.${foreign}`;
    this.notApplicable(
      `the scenario writes packets in the contract's own words, not the target's (${what})`,
    );
  }

  /** For scenarios about acknowledgements. */
  requireAcknowledgement(operation: Operation): void {
    const { done = 'ack' } = this.mappingOf(operation);
    if (done === 'ack' || (typeof done === 'object' && 'ack' in done)) return;
    this.notApplicable(`the target does not acknowledge ${operation} (operations.${operation}.done)`);
  }

  /** For scenarios that need to know who spoke. */
  requireSender(operation: DeliveringOperation): void {
    if (this.delivery(operation).from !== 'absent') return;
    this.notApplicable(`the target does not say who spoke (operations.${operation}.delivered.from: absent)`);
  }

  /** For scenarios that send an event which nobody may handle. */
  requireUnknownEvent(event: string): void {
    const operations = Object.keys(this.words.operations) as (Operation | NoticeName)[];
    const own = operations.find(
      (operation) => wordOf(this.words.operations[operation])?.event === event,
    );
    if (own !== undefined) this.notApplicable(`${event} is the target's own word (operations.${own}.event)`);
  }

  /** Notes that a scenario cannot run, and throws NotClaimedError. */
  notApplicable(reason: string): never {
    this.onLack(reason);
    throw new NotApplicableError(reason);
  }

  /** What the target file itself says of a operation. */
  mappingOf(operation: Operation): OperationMapping {
    const own = this.words.operations[operation] ?? {};
    if (own !== 'unsupported') return own;
    return this.notApplicable(
      `the target has no word for ${operation} (operations.${operation}: unsupported)`,
    );
  }

  private withExtra(args: readonly unknown[], extra: object): readonly unknown[] {
    const [payload, ...others] = args;
    if (Object.keys(extra).length === 0) return args;
    if (typeof payload === 'object' && payload !== null && !Array.isArray(payload)) {
      return [{ ...extra, ...payload }, ...others];
    }
    const what = Object.keys(extra).join(' and ');
    return this.notApplicable(`the target's payload has no place for ${what}`);
  }
}

/** How the target says the contract's words. */
export function driverOf({ operations, namespaces, concurrentHandlers }: Target): Driver {
  return new Driver({ operations, namespaces, concurrentHandlers });
}

function wordOf<Word>(word: Word | 'unsupported' | undefined): Word | undefined {
  return word === 'unsupported' ? undefined : word;
}
