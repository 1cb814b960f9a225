import { setTimeout as pause } from 'node:timers/promises';
import { DeadlineError } from '../../client/deadline';
import type { Driver } from '../../drivers/driver';
import { isByConnecting, repeated } from '../../drivers/rooms/room-model';
import { namesRoom, requiresMembership } from '../../drivers/rooms/room-rules';
import { CoreOperations, body } from '../core-operations';
import type { StepClients } from '../core-steps';
import type { DoctorClient } from '../doctor-client';
import type { Proposal } from './proposal';

/** Most milliseconds of a probe: it follows a failure, and the user waits. */
const mostMs = 1000;
const pauseMs = 25;

/** Room of the probe for copies. */
export const copiesRoom = 'doctor-copies';

/** Connects to `/`, after `/chat` was refused: most servers have no other namespace. */
export async function namespaceProposals({ sender }: StepClients): Promise<Proposal[]> {
  return await unlessItFails(async () => {
    await sender.connect('/');
    const because =
      'the server accepts clients in /; if it has another namespace for them, name that one';
    const value = { main: 'unsupported', chat: '/', news: 'unsupported' };
    return [{ path: ['namespaces'], value, because }];
  });
}

/** Sends as a member, after the message of a client outside the room has not arrived. */
export async function senderProposals(
  core: CoreOperations,
  driver: Driver,
  { sender, member }: StepClients,
): Promise<Proposal[]> {
  if (requiresMembership(driver, 'sendToRoom') || sender.isInRoom) return [];
  if (member.hasReceived(body)) return [];
  return await unlessItFails(async () => {
    await core.join(sender);
    // Whether and how the server confirms it is another question.
    const answer = sender.ask('sendToRoom', { room: core.room, body }).catch(() => undefined);
    if (!(await comesTrue(() => member.hasReceived(body)))) return [];
    // An acknowledgement comes with the message, or not at all.
    await Promise.race([answer, pause(pauseMs * 4)]);
    const because = 'a message of a client outside the room did not arrive, one of a member did';
    return [{ path: ['messages', 'senders'], value: 'members', because }];
  });
}

/** Sends from one member of a room to another, and looks for the copy of the sender. */
export async function copyProposals(
  driver: Driver,
  ms: number,
  { sender, member }: StepClients,
): Promise<Proposal[]> {
  if (!driver.supports('join') || !driver.canSendTexts) return [];
  const core = new CoreOperations(driver, ms, copiesRoom);
  return await unlessItFails(async () => {
    await sender.connect();
    await member.connect();
    await core.join(member);
    if (!requiresMembership(driver, 'sendToRoom')) await core.join(sender);
    await core.send(sender, member);
    const delivery = driver.delivery('sendToRoom');
    const hasCopy = (): boolean =>
      sender.received(delivery).some((args) => JSON.stringify(args).includes(body));
    // The copies of one message leave the server together, so a short wait is enough.
    const isIncluded = await comesTrue(hasCopy, pauseMs * 4);
    const value = isIncluded ? 'included' : 'excluded';
    if (driver.model.sender === value) return [];
    const because = `a member received ${isIncluded ? 'a' : 'no'} copy of its own message`;
    return [{ path: ['messages', 'sender'], value, because }];
  });
}

/** Joins a room twice, and leaves one as a client outside it: servers answer differently to requests that change nothing. */
export async function unchangedProposals(
  driver: Driver,
  { sender, member }: StepClients,
): Promise<Proposal[]> {
  const room = 'doctor-again';
  const isAsked = (operation: 'join' | 'leave'): boolean =>
    isAnswered(driver, 'join') && isAnswered(driver, operation);
  if (!isAsked('join')) return [];
  return await unlessItFails(async () => {
    await sender.connect();
    await member.connect();
    await member.must('join', { room });
    // One after the other: what answers the first must not seem to come because of the second.
    const join = await answerTo(member, 'join', room);
    const leave = isAsked('leave') ? await answerTo(sender, 'leave', room) : 'confirmed';
    // A server that no longer answers anything is no reason for a proposal.
    if (isAsked('leave')) await member.must('leave', { room });
    if (join === 'confirmed' && leave === 'confirmed') return [];
    const value = join === leave ? join : { join, leave };
    const because = `a second join was ${shown[join]}, a leave by a client outside the room was ${shown[leave]}`;
    return [{ path: ['rooms', 'unchanged'], value, because }];
  });
}

const shown = { confirmed: 'confirmed', refused: 'refused', silent: 'not answered' } as const;

/** Whether the target file expects an answer to an operation that changes nothing. */
function isAnswered(driver: Driver, operation: 'join' | 'leave'): boolean {
  if (!driver.supports(operation) || isByConnecting(driver.model, operation)) return false;
  if (!namesRoom(driver, operation)) return false;
  const { done } = driver.mappingOf(operation);
  return done !== 'none' && repeated(driver.model, operation) === 'confirmed';
}

async function answerTo(
  client: DoctorClient,
  operation: 'join' | 'leave',
  room: string,
): Promise<keyof typeof shown> {
  try {
    return (await client.ask(operation, { room })).ok ? 'confirmed' : 'refused';
  } catch (error) {
    if (error instanceof DeadlineError) return 'silent';
    throw error;
  }
}

async function comesTrue(isTrue: () => boolean, ms = mostMs): Promise<boolean> {
  const deadline = Date.now() + ms;
  while (!isTrue() && Date.now() < deadline) await pause(pauseMs);
  return isTrue();
}

/** A probe that fails proposes nothing: the failure that it follows is reported already. */
async function unlessItFails(probe: () => Promise<Proposal[]>): Promise<Proposal[]> {
  try {
    return await probe();
  } catch (error) {
    if (error instanceof Error) return [];
    throw error;
  }
}

/** Clients of their own for a probe after all attempts, closed afterwards. */
export async function withClients<T>(
  create: (name: string) => DoctorClient,
  work: (clients: StepClients) => Promise<T>,
): Promise<T> {
  const clients = { sender: create('erin'), member: create('frank') };
  try {
    return await work(clients);
  } finally {
    clients.sender.close();
    clients.member.close();
  }
}
