import type { Driver } from '../drivers/driver';
import type { CoreOperations } from './core-operations';
import type { DoctorClient } from './doctor-client';
import { expectedConfirmation, expectedDelivery } from './expected';

/** Name of a step that the preflight and the doctor share. */
export type CoreStepName = 'connect' | 'join' | 'sendToRoom' | 'leave' | 'refused' | 'unknown';

/** Clients of a step: a member of the room, and one outside of it. */
export interface StepClients {
  readonly sender: DoctorClient;
  readonly member: DoctorClient;
}

/** One step: what every target must do before a scenario makes sense. */
export interface CoreStep {
  /** Human-readable name. */
  readonly name: string;
  /** Key of the target file. */
  readonly key: string;
  /** Returns what a working target does, human-readable. */
  readonly expected: (driver: Driver) => string;
  /** Whether the target has what the step tries. */
  readonly isPossible: (driver: Driver) => boolean;
  readonly run: (core: CoreOperations, clients: StepClients) => Promise<void>;
}

const canJoin = (driver: Driver): boolean => driver.supports('join');

/**
 * The steps, in their order. The preflight runs them as they are; the doctor runs them and looks at more, so what passes
 * the doctor passes the preflight.
 */
export const coreSteps: Readonly<Record<CoreStepName, CoreStep>> = {
  connect: {
    name: 'connect',
    key: 'namespaces.chat',
    expected: ({ namespaceNames }) => `CONNECT for ${namespaceNames.toServer('/chat')}`,
    isPossible: () => true,
    // The first two clients of a server come at once: some servers stop answering then.
    run: async (_core, { sender, member }) => {
      await Promise.all([sender.connect(), member.connect()]);
    },
  },
  join: {
    name: 'join',
    key: 'operations.join',
    expected: (driver) => expectedConfirmation(driver, 'join'),
    isPossible: canJoin,
    run: (core, { member }) => core.join(member),
  },
  sendToRoom: {
    name: 'sendToRoom',
    key: 'operations.sendToRoom',
    expected: (driver) => expectedDelivery(driver, 'sendToRoom'),
    isPossible: (driver) => canJoin(driver) && driver.canSendTexts,
    run: (core, { sender, member }) => core.send(sender, member),
  },
  leave: {
    name: 'leave',
    key: 'operations.leave',
    expected: (driver) => expectedConfirmation(driver, 'leave'),
    isPossible: (driver) => canJoin(driver) && driver.supports('leave'),
    run: (core, { member }) => core.leave(member),
  },
  refused: {
    name: 'the refusal of a join',
    key: 'operations.join.refused',
    expected: () =>
      'an answer to the join of a room without a name: a refusal as the target file maps it, or a confirmation',
    isPossible: (driver) => canJoin(driver) && driver.mappingOf('join').refused !== undefined,
    run: (core, { member }) => core.refuse(member),
  },
  unknown: {
    name: 'the answer to an unknown namespace',
    key: 'start',
    expected: () => 'CONNECT or CONNECT_ERROR',
    isPossible: () => true,
    run: (core, { sender }) => core.tryUnknown(sender),
  },
};

/** Names of the steps, in their order. */
export const coreStepNames = Object.keys(coreSteps) as readonly CoreStepName[];
