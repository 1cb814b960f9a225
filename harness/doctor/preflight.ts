import { randomUUID } from 'node:crypto';
import { DeadlineError } from '../client/deadline';
import { Random } from '../contract/names/random';
import { roomName } from '../contract/names/room-names';
import { NotApplicableError } from '../contract/namespace-names';
import type { Driver } from '../drivers/driver';
import { DriverError } from '../drivers/module/driver-error';
import { CaptureError } from '../drivers/setup/set-up-error';
import { Occupancy } from '../drivers/rooms/occupancy';
import { TargetError, type Instance } from '../servers/instance';
import { lastOutput } from '../servers/ready';
import { TargetFileError } from '../target-file/target-file';
import { CoreOperations } from './core-operations';
import { coreStepNames, coreSteps, type CoreStepName, type StepClients } from './core-steps';
import { DoctorClient } from './doctor-client';
import { Observations } from './observations';
import { operationFailure, specialAdvice } from './operation-failure';
import { eventProposals } from './proposals/events';
import { proposalsAfter } from './proposals/examination';
import { proposalLines } from './proposals/proposal';
import { silenceOf } from './silence';

/**
 * Tries the required operations on one instance before any scenario: connecting, joining, sending, leaving and being refused.
 * Throws TargetError with what was sent and received and which key of the target file to look at, so that a wrong mapping
 * is one error with advice instead of forty failed scenarios; TargetFileError for a mistake in the target file itself. Whether the operations keep their promises is for the
 * scenarios to find out. Returns lines of the target file that would declare the events which nothing explains.
 */
export async function preflight(
  instance: Instance,
  answerMs: number,
  driver: Driver,
): Promise<readonly string[]> {
  const observations = new Observations();
  const setUp = driver.newSetUp(() => instance.url, answerMs);
  const shared = { setUp, occupancy: new Occupancy(), observations };
  const clients = {
    sender: new DoctorClient(instance, answerMs, driver, { name: 'sender', ...shared }),
    member: new DoctorClient(instance, answerMs, driver, { name: 'member', ...shared }),
  };
  const core = new CoreOperations(driver, answerMs, roomName(new Random(randomUUID()), 'plain'));
  const steps = new Steps(instance, { driver, observations, core, clients });
  try {
    for (const step of coreStepNames) await steps.run(step);
    return proposalLines(eventProposals(observations, driver));
  } finally {
    clients.sender.close();
    clients.member.close();
  }
}

interface StepContext {
  readonly driver: Driver;
  readonly observations: Observations;
  readonly core: CoreOperations;
  readonly clients: StepClients;
}

/** Runs the steps of the preflight, and turns a failure into an error with advice. */
class Steps {
  constructor(
    private readonly instance: Instance,
    private readonly context: StepContext,
  ) {}

  async run(name: CoreStepName): Promise<void> {
    const { driver, observations, core, clients } = this.context;
    const step = coreSteps[name];
    if (!step.isPossible(driver)) return;
    observations.begin(name);
    try {
      await step.run(core, clients);
    } catch (error) {
      // What the room model excludes is for the scenarios to report.
      if (error instanceof NotApplicableError) return;
      const { fault } = [clients.sender, clients.member].find((client) => client.fault) ?? {};
      throw await this.failure(name, fault ?? (error as Error));
    }
  }

  private async failure(step: CoreStepName, cause: Error): Promise<Error> {
    const { name, key, expected } = coreSteps[step];
    const { driver, observations, clients } = this.context;
    const { number, url } = this.instance;
    const both = [clients.sender, clients.member];
    const sent = both.flatMap((client) => client.lastRequest());
    const packets = both.flatMap((client) => client.lastPackets());
    const silence = await silenceOf(this.instance, driver, { cause, observations });
    const failed = { subject: step, cause, isLast: true };
    const proposal = silence.length > 0 ? [] : await proposalsAfter(failed, this.context);
    const text = operationFailure({
      name: `preflight: ${name}`,
      where: `instance ${number} (${url}${driver.namespaceNames.toServer('/chat')})`,
      sent: sent.length === 0 ? 'CONNECT only' : sent,
      expected: expected(driver),
      cause,
      packets: [...packets, ...silence],
      ...adviceOn(cause, key),
      ...(await specialAdvice(failed, proposal, { url, connect: driver.connect })),
      proposal: proposalLines(proposal),
      output: lastOutput(this.instance),
    });
    const isMistake = cause instanceof DriverError || cause instanceof CaptureError;
    return isMistake ? new TargetFileError(text, { cause }) : new TargetError(text, { cause });
  }
}

/** Returns where to look and what to do about a failure. */
function adviceOn(
  cause: Error,
  key: string,
): { readonly lookAt: string; readonly whatToDo: string } {
  if (cause instanceof DriverError) {
    const lookAt = 'driver in the target file (docs/target-files.md#driver-module)';
    return { lookAt, whatToDo: 'correct the driver module' };
  }
  const whatToDo =
    cause instanceof DeadlineError
      ? 'check that the server handles this event in this namespace and answers as the target file says'
      : 'compare the server with the contract (docs/contract.md, sections 4 to 6)';
  return { lookAt: `${key} in the target file (docs/target-files.md)`, whatToDo };
}
