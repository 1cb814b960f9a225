import { Pace } from '../client/pace';
import type { NamespaceMapping } from '../contract/namespace-names';
import { connectSchema, type Connect } from '../target-file/connect-schema';
import type { Delivery, NoticeName, Operation } from '../contract/operations';
import { setUpSchema } from '../target-file/setup-schema';
import type { DriverModule } from './module/driver-module';
import type { SetUpPlan } from './setup/set-up';
import { freeRooms, type RoomModel } from './rooms/room-model';

/** How an acknowledgement of a target's own confirms: by a value at a path, or by values at paths; or else by no error at a path. */
export interface AcknowledgedForm {
  readonly ok?: string;
  readonly where?: Readonly<Record<string, unknown>>;
  readonly error?: string;
}

/** How a target confirms an operation: by an acknowledgement in the contract's shape or its own, by an event to the caller, or not at all. */
export type ConfirmationForm =
  'ack' | 'none' | { readonly event: string } | { readonly ack: AcknowledgedForm };

/** Returns whether the answer to an operation is its acknowledgement. */
export function isAcknowledged(done: ConfirmationForm): boolean {
  return done === 'ack' || (typeof done === 'object' && 'ack' in done);
}

/** How a target refuses an operation. */
export type RefusalForm = 'ack' | { readonly event: string };

/** How an operation of a target differs from the contract's. Absent fields are as in the contract. */
export interface OperationMapping {
  readonly event?: string;
  readonly args?: readonly unknown[];
  readonly done?: ConfirmationForm;
  readonly refused?: RefusalForm;
  readonly delivered?: Partial<Delivery> | 'absent';
  /** Of a join: the request of the first client of a room, where the target has another one to create a room. */
  readonly first?: FirstJoin;
}

/** How much of a server the suite may take. */
export interface Limits {
  /** Transports that clients open. */
  readonly connections: Pace;
  /** Operations that clients request. */
  readonly messages: Pace;
  /** Most clients of one scenario; undefined if there is no limit. */
  readonly participants?: number | undefined;
}

/** How the first client of a room creates and joins it. */
export type FirstJoin = Pick<OperationMapping, 'args' | 'done' | 'refused'> & {
  readonly event: string;
};

/** The mapping of a target file. */
export interface Mapping {
  readonly operations: Readonly<
    Partial<Record<Operation, OperationMapping | 'unsupported'>> &
      Partial<Record<NoticeName, Partial<Delivery> | 'unsupported'>>
  >;
  readonly namespaces: NamespaceMapping;
  readonly connect: Connect;
  /** Requests that create and remove users and rooms. */
  readonly setUp: SetUpPlan;
  /** Functions of the target's own that stand for parts of the mapping. */
  readonly module: DriverModule;
  readonly model: RoomModel;
  /** How messages arrive, where their operation does not say otherwise. */
  readonly delivered: Partial<Delivery>;
  /** Other events that a client may receive: the members of a room, or everyone. */
  readonly events: Readonly<Record<string, 'members' | 'everyone'>>;
  readonly limits: Limits;
  /** Whether the target may handle an event of a client before it has finished the previous one. */
  readonly concurrentHandlers: boolean;
}

/** The mapping of a target that provides the contract as it is. */
export const contractMapping: Mapping = {
  operations: {},
  namespaces: {},
  connect: connectSchema.parse({}),
  setUp: { setup: setUpSchema.parse({}), teardown: setUpSchema.parse({}), references: {} },
  module: {},
  model: freeRooms,
  delivered: {},
  events: {},
  limits: { connections: new Pace(), messages: new Pace() },
  concurrentHandlers: false,
};
