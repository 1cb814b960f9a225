import { DeadlineError } from '../client/deadline';
import type { Driver } from '../drivers/driver';
import { DriverError } from '../drivers/module/driver-error';
import { CaptureError } from '../drivers/setup/set-up-error';
import { Occupancy } from '../drivers/rooms/occupancy';
import { TargetError, type Instance } from '../servers/instance';
import { lastOutput } from '../servers/ready';
import { TargetFileError } from '../target-file/target-file';
import { CoreOperations } from './core-operations';
import { DoctorClient } from './doctor-client';
import { expectedConfirmation, expectedDelivery } from './expected';
import { operationFailure } from './operation-failure';

const room = 'preflight';

/**
 * Tries the required operations on one instance before any scenario: connecting, joining, sending, leaving and being refused.
 * Throws TargetError with what was sent and received and which key of the target file to look at, so that a wrong mapping
 * is one error with advice instead of forty failed scenarios; TargetFileError for a mistake in the target file itself. Whether the operations keep their promises is for the
 * scenarios to find out.
 */
export async function preflight(
  instance: Instance,
  answerMs: number,
  driver: Driver,
): Promise<void> {
  const setUp = driver.newSetUp(() => instance.url, answerMs);
  const shared = { setUp, occupancy: new Occupancy() };
  const sender = new DoctorClient(instance, answerMs, driver, { name: 'sender', ...shared });
  const member = new DoctorClient(instance, answerMs, driver, { name: 'member', ...shared });
  const core = new CoreOperations(driver, answerMs, room);
  const steps = new Steps(instance, driver);
  try {
    await steps.run('connect', [sender], () => sender.connect());
    await steps.run('connect', [member], () => member.connect());
    if (driver.supports('join')) {
      await steps.run('join', [member], () => core.join(member));
      if (driver.canSendTexts)
        await steps.run('sendToRoom', [sender, member], () => core.send(sender, member));
      if (driver.supports('leave')) await steps.run('leave', [member], () => core.leave(member));
      await steps.run('refused', [member], () => core.refuse(member));
    }
    await steps.run('unknown', [sender], () => core.tryUnknown(sender));
  } finally {
    sender.close();
    member.close();
  }
}

type StepName = 'connect' | 'join' | 'sendToRoom' | 'leave' | 'refused' | 'unknown';

interface StepText {
  readonly name: string;
  /** Key of the target file. */
  readonly key: string;
  readonly expected: (driver: Driver) => string;
}

/** By step, human-readable: what it is called, where it is mapped, and what a working target does. */
const texts: Readonly<Record<StepName, StepText>> = {
  connect: {
    name: 'connect',
    key: 'namespaces.chat',
    expected: ({ namespaceNames }) => `CONNECT for ${namespaceNames.toServer('/chat')}`,
  },
  join: {
    name: 'join',
    key: 'operations.join',
    expected: (driver) => expectedConfirmation(driver, 'join'),
  },
  sendToRoom: {
    name: 'sendToRoom',
    key: 'operations.sendToRoom',
    expected: (driver) => expectedDelivery(driver, 'sendToRoom'),
  },
  leave: {
    name: 'leave',
    key: 'operations.leave',
    expected: (driver) => expectedConfirmation(driver, 'leave'),
  },
  refused: {
    name: 'the refusal of a join',
    key: 'operations.join.refused',
    expected: () => 'a refusal of a room without a name, as the target file maps it',
  },
  unknown: {
    name: 'the answer to an unknown namespace',
    key: 'start',
    expected: () => 'CONNECT or CONNECT_ERROR',
  },
};

/** Runs the steps of the preflight, and turns a failure into an error with advice. */
class Steps {
  constructor(
    private readonly instance: Instance,
    private readonly driver: Driver,
  ) {}

  async run(
    step: StepName,
    clients: readonly DoctorClient[],
    action: () => Promise<void>,
  ): Promise<void> {
    try {
      await action();
    } catch (error) {
      const fault = clients.find((client) => client.fault)?.fault;
      throw this.failure(step, clients, fault ?? (error as Error));
    }
  }

  private failure(step: StepName, clients: readonly DoctorClient[], cause: Error): Error {
    const { name, key, expected } = texts[step];
    const { number, url } = this.instance;
    const sent = clients.flatMap((client) => client.lastRequest());
    const text = operationFailure({
      name: `preflight: ${name}`,
      where: `instance ${number} (${url}${this.driver.namespaceNames.toServer('/chat')})`,
      sent: sent.length === 0 ? 'CONNECT only' : sent,
      expected: expected(this.driver),
      cause,
      packets: clients.flatMap((client) => client.lastPackets()),
      lookAt:
        cause instanceof DriverError
          ? 'driver in the target file (docs/target-files.md#driver-module)'
          : `${key} in the target file (docs/target-files.md)`,
      whatToDo:
        cause instanceof DriverError
          ? 'correct the driver module'
          : cause instanceof DeadlineError
            ? 'check that the server handles this event in this namespace and answers as the target file says'
            : 'compare the server with the contract (docs/contract.md, sections 4 to 6)',
      output: lastOutput(this.instance),
    });
    const isMistake = cause instanceof DriverError || cause instanceof CaptureError;
    return isMistake ? new TargetFileError(text, { cause }) : new TargetError(text, { cause });
  }
}
