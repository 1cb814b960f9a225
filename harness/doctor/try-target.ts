import { NotApplicableError } from '../contract/namespace-names';
import { driverOf } from '../drivers/driver-of';
import type { Instance } from '../servers/instance';
import type { RunningTarget } from '../servers/running-target';
import type { Target } from '../target-file/target-file';
import type { OperationAttempt } from './attempts/attempt';
import { capabilityAttempts } from './attempts/capability-attempts';
import type { Check } from './check';
import { connectAttempt, coreAttempts, lastAttempts, sendToRoom } from './attempts/core-attempts';
import { DoctorClients } from './doctor-clients';
import { expectedDelivery } from './expected';
import { operationFailure, specialAdvice } from './operation-failure';
import { namespaceAttempts, revocationAttempts } from './attempts/token-attempts';
import { slowAnswers } from './proposals/answer-time';
import { eventProposals } from './proposals/events';
import { proposalsAfter, remainingEvents } from './proposals/examination';
import { historyProposals, replayingEvents } from './proposals/history';
import { copyProposals, unchangedProposals, withClients } from './proposals/probes';
import { proposalLines } from './proposals/proposal';
import { silenceOf } from './silence';

/**
 * Tries every operation of a running target once, and yields each result as soon as it is known. Whether the operations
 * keep their promises is for the scenarios to find out.
 */
export async function* tryTarget(target: Target, running: RunningTarget): AsyncGenerator<Check> {
  const instance = firstOf(running);
  const clients = new DoctorClients([instance, instance], target.timeouts.answer, driverOf(target));
  const reached = { instance, target, jwtSecret: running.jwtSecret };
  try {
    if (!(yield* tryAll(clients, [connectAttempt(clients)]))) return;
    yield* tryAll(clients, namespaceAttempts(reached));
    const first = [...coreAttempts(clients), ...capabilityAttempts(clients, target.capabilities)];
    if (!(yield* tryAll(clients, first))) return;
    yield* tryAll(clients, [...revocationAttempts(reached), ...lastAttempts(clients)]);
    yield* hints(clients);
  } finally {
    clients.close();
  }
  yield* tryCluster(target, running);
}

/** Alice is on one instance of the cluster, bob on another. */
async function* tryCluster(target: Target, { clustered }: RunningTarget): AsyncGenerator<Check> {
  const [here, there] = clustered;
  if (!here || !there) return;
  const driver = driverOf(target);
  const clients = new DoctorClients([here, there], target.timeouts.answer, driver);
  const run = async (): Promise<string> => {
    await clients.connect();
    await clients.core.join(clients.bob);
    return await sendToRoom(clients);
  };
  const attempt: OperationAttempt = {
    name: `cluster, from ${here.url} to ${there.url}`,
    expected: () => expectedDelivery(driver, 'sendToRoom'),
    lookAt: 'REDIS_URL and REDIS_KEY, which the servers get as their backplane (Contract 3.8)',
    whatToDo: 'connect the servers to the backplane, or remove cluster from capabilities',
    run,
  };
  try {
    yield* tryAll(clients, [attempt]);
  } finally {
    clients.close();
  }
}

function firstOf({ standalone, clustered }: RunningTarget): Instance {
  const [instance] = [...standalone, ...clustered];
  if (!instance) throw new Error('the target is running without any instance');
  return instance;
}

/** Tries one after the other. Returns false, after a check about the rest, once an attempt that all others need has failed. */
async function* tryAll(
  clients: DoctorClients,
  attempts: readonly OperationAttempt[],
): AsyncGenerator<Check, boolean> {
  for (const attempt of attempts) {
    const check = await checkOf(clients, attempt);
    yield check;
    if (check.status !== 'fail' || !attempt.isRequired) continue;
    yield { status: 'skip', text: 'other operations: not tried, because they need the one above' };
    return false;
  }
  return true;
}

async function checkOf(clients: DoctorClients, attempt: OperationAttempt): Promise<Check> {
  const { name, run, subject } = attempt;
  const packets = clients.note();
  clients.observations.begin(subject);
  try {
    return { status: 'ok', text: `${name}: ${await run()}` };
  } catch (error) {
    if (error instanceof NotApplicableError) {
      return { status: 'skip', text: `${name}: ${error.message}` };
    }
    const text = await failureOf(clients, attempt, { cause: error as Error, packets: packets() });
    return { status: 'fail', text };
  }
}

async function failureOf(
  clients: DoctorClients,
  { name, subject, expected, lookAt, whatToDo, isRequired }: OperationAttempt,
  { cause, packets }: { readonly cause: Error; readonly packets: readonly string[] },
): Promise<string> {
  const silence = await silenceOf(clients.alice.instance, clients.driver, {
    cause,
    observations: clients.observations,
  });
  const failed = { subject, cause, isLast: isRequired === true };
  const proposals = silence.length > 0 ? [] : await proposalsAfter(failed, clients.examination);
  clients.proposed.push(...proposals);
  const all = [...packets, ...silence];
  const server = { url: clients.alice.instance.url, connect: clients.driver.connect };
  const special = await specialAdvice(failed, proposals, server);
  const advice = { lookAt, whatToDo, ...special };
  const facts = { expected: expected(), ...advice, proposal: proposalLines(proposals) };
  return operationFailure({ name, ...facts, cause, packets: all });
}

/** Yields the lines of the target file that would fit what the clients received although nothing failed. */
async function* hints(clients: DoctorClients): AsyncGenerator<Check> {
  const { driver, observations } = clients;
  const { copies, replaying } = await withClients(clients.newClient, async (fresh) => ({
    copies: await copyProposals(driver, clients.ms, fresh),
    replaying: await replayingEvents(clients),
  }));
  const unchanged = await withClients(clients.newClient, (fresh) =>
    unchangedProposals(driver, fresh),
  );
  const events = remainingEvents(eventProposals(observations, driver), clients.proposed);
  const slow = slowAnswers(observations.answers, clients.ms);
  if (slow !== undefined) yield { status: 'hint', text: slow };
  const history = historyProposals(replaying, driver);
  const lines = proposalLines([...copies, ...unchanged, ...events, ...history]);
  if (lines.length === 0) return;
  const what = 'the target file does not account for this; these lines would';
  yield { status: 'hint', text: [what, ...lines.map((line) => `  ${line}`)].join('\n') };
}
