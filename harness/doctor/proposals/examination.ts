import { contractOperations, type Operation, type SendOperation } from '../../contract/operations';
import type { Driver } from '../../drivers/driver';
import { leavesOf } from '../../target-file/init/har/findings/leaves';
import { body, type CoreOperations } from '../core-operations';
import type { StepClients } from '../core-steps';
import type { Observations, Subject } from '../observations';
import { answerProposals } from './answers';
import { deliveryProposals } from './deliveries';
import { eventProposals, shownEvent } from './events';
import { namespaceProposals, senderProposals } from './probes';
import type { Proposal } from './proposal';

/** What the doctor or the preflight has at hand when a step fails. */
export interface Examination {
  readonly driver: Driver;
  readonly observations: Observations;
  readonly core: CoreOperations;
  readonly clients: StepClients;
}

/** A step that failed, and whether everything else is left out because of it. */
export interface FailedStep {
  readonly subject: Subject | undefined;
  readonly cause: Error;
  readonly isLast: boolean;
}

/** Returns the lines of the target file that fit what the clients received around a step that failed. */
export async function proposalsAfter(
  { subject, cause, isLast }: FailedStep,
  examination: Examination,
): Promise<Proposal[]> {
  const { observations, driver } = examination;
  const found = await proposalsFor(subject, cause, examination);
  if (!isLast) return found;
  return [...found, ...remainingEvents(eventProposals(observations, driver), found)];
}

/** Returns the events that other proposals do not account for. */
export function remainingEvents(
  events: readonly Proposal[],
  others: readonly Proposal[],
): Proposal[] {
  const used = JSON.stringify(others.map(({ value }) => value));
  return events.filter(({ path }) => !used.includes(JSON.stringify(path.at(-1))));
}

async function proposalsFor(
  subject: Subject | undefined,
  cause: Error,
  examination: Examination,
): Promise<Proposal[]> {
  if (subject === 'connect') return await namespaceProposals(examination.clients);
  if (subject === 'join' || subject === 'leave')
    return membershipProposals(subject, cause, examination);
  if (subject === 'sendToRoom') return await messageProposals(examination);
  return isSending(subject) ? sendingProposals(subject, cause, examination) : [];
}

function sendingProposals(
  operation: SendOperation,
  cause: Error,
  examination: Examination,
): Proposal[] {
  const { observations, driver, core, clients } = examination;
  const { name: caller } = clients.sender;
  const room = clients.sender.idOf(core.room);
  const isConfirmed = /(^|, )confirmed in/.test(cause.message);
  return [
    ...(isConfirmed ? [] : answerProposals(observations, driver, { operation, caller, room })),
    ...arrivalOf(operation, `this is ${operation}`, examination),
  ];
}

function membershipProposals(
  operation: 'join' | 'leave',
  cause: Error,
  { observations, driver, core, clients: { member } }: Examination,
): Proposal[] {
  const room = member.idOf(core.room);
  const found = answerProposals(observations, driver, { operation, caller: member.name, room });
  if (found.length > 0 || !cause.message.includes('not received')) return found;
  const own = observations
    .all(operation)
    .find(
      ({ client, packet: { type, args } }) =>
        client === member.name && type === 'EVENT' && pathOf(args, room) !== undefined,
    );
  const path = ['operations', operation, 'delivered'];
  if (!own)
    return [{ path, value: 'absent', because: `${member.name} received no event about it` }];
  const { packet } = own;
  const value = { event: packet.event, room: pathOf(packet.args, room) };
  return [{ path, value, because: `${member.name} received ${shownEvent(packet)}` }];
}

async function messageProposals(examination: Examination): Promise<Proposal[]> {
  const { observations, driver, core, clients } = examination;
  const { sender } = clients;
  const room = sender.idOf(core.room);
  const request = { operation: 'sendToRoom', caller: sender.name, room } as const;
  const senders = await senderProposals(core, driver, clients);
  const arrived = arrivalOf('sendToRoom', body, examination);
  const answers = answerProposals(observations, driver, request);
  return [...senders, ...answers, ...arrived];
}

function arrivalOf(
  operation: SendOperation,
  text: string,
  { observations, driver, core, clients: { sender, member } }: Examination,
): Proposal[] {
  const room = sender.idOf(core.room);
  const message = { operation, body: text, recipient: member.name, from: sender.id, room };
  return deliveryProposals(observations, driver, message);
}

function isSending(subject: Subject | undefined): subject is SendOperation {
  return subject !== undefined && Object.hasOwn(contractOperations, subject) && hasBody(subject);
}

function hasBody(subject: Subject): boolean {
  const definition: { event: string; delivered?: object } =
    contractOperations[subject as Operation];
  const { delivered } = definition;
  return delivered !== undefined && 'body' in delivered && subject !== 'echo';
}

function pathOf(args: readonly unknown[], value: unknown): string | undefined {
  return leavesOf(args).find((leaf) => leaf.value === value)?.path;
}
