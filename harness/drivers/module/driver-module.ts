import type { Operation, OperationValues } from '../../contract/operations';
import type { Handshake } from '../handshake';

/** Values that a driver module keeps for a user: `token`, `id`. They are secrets, apart from `id` and `name`. */
export type ModuleUser = Readonly<Record<string, string | number | boolean>>;

/** Who a call of a driver module is about. */
export interface DriverContext {
  /** URL of the server, without a trailing slash. */
  readonly url: string;
  /** First name of a person, which follows from the seed of the run: `greta`. */
  readonly participant: string;
  /** Text that no other participant of any run uses. */
  readonly unique: string;
  /** What `setUp` returned, or what the `setup` of the target file captured. */
  readonly user: ModuleUser;
  /** Aborted when the time for the call is over; pass it to `fetch`. */
  readonly signal: AbortSignal;
}

/** The connection of a client in a namespace. Everything that goes through it stands in the transcript. */
export interface DriverSocket {
  /** Emits an event without an acknowledgement. */
  emit(event: string, ...args: unknown[]): void;
  /** Emits an event and returns the arguments of its acknowledgement. Rejects at the end of the time. */
  ask(event: string, ...args: unknown[]): Promise<unknown[]>;
  /** Returns the arguments of the next event with a name that comes after the call. Rejects at the end of the time. */
  next(event: string): Promise<unknown[]>;
}

/** An operation of the contract that a driver module performs itself. */
export interface OperationContext extends DriverContext {
  readonly socket: DriverSocket;
  /** Name of the namespace on the server. */
  readonly namespace: string;
  /** What the operation is about: `room` (its id on the target), `body`, `to`, `member` … Contract, section 6. */
  readonly values: OperationValues;
}

/** A connection that a client is about to open. */
export interface ConnectContext extends DriverContext {
  /** Id on the target of the room that the client joins by connecting (`rooms.join: connect`). */
  readonly room?: string;
}

/** How an operation ended; nothing stands for `{ ok: true }`. Other fields are the result: `{ ok: true, rooms: ['a'] }`. */
export type OperationResult =
  | undefined
  | { readonly ok: true; readonly [detail: string]: unknown }
  | { readonly ok: false; readonly error?: { readonly code?: string; readonly message: string } };

/** An event as it arrived. */
export interface ReceivedEvent {
  /** Name of the namespace on the server. */
  readonly namespace: string;
  readonly event: string;
  readonly args: readonly unknown[];
}

type OperationFunction = (context: OperationContext) => Promise<OperationResult> | OperationResult;

/**
 * What a driver module may export; what it leaves out, the mapping of the target file does. Every call has the time of an
 * answer (`timeouts.answer`). What a function throws blocks the scenario, with its message.
 */
export interface DriverModule extends Partial<Record<Operation, OperationFunction>> {
  /** Creates the user of a participant before its first connection. */
  readonly setUp?: (
    context: DriverContext,
  ) => Promise<ModuleUser | undefined> | ModuleUser | undefined;
  /** Returns parts of the handshake that replace those of `connect` in the target file. */
  readonly connect?: (
    context: ConnectContext,
  ) => Promise<Partial<Handshake> | undefined> | Partial<Handshake> | undefined;
  /** Returns an event as the mapping describes it, for one that the mapping cannot describe; undefined leaves it as it is. */
  readonly receive?: (event: ReceivedEvent) => Omit<ReceivedEvent, 'namespace'> | undefined;
  /** Removes the user of a participant after its scenario. */
  readonly tearDown?: (context: DriverContext) => Promise<void> | void;
}
