import { randomUUID } from 'node:crypto';
import type { OperationAnswer } from '../../../harness/contract/answer';
import { brief } from '../../../harness/contract/brief';
import { Mismatch } from '../../../harness/contract/mismatch';
import type { Operation, OperationValues } from '../../../harness/contract/operations';
import type { Driver } from '../../../harness/drivers/driver';
import { confirmingEvent } from '../../../harness/drivers/exchange';
import { isFirstJoin, seated } from '../../../harness/drivers/rooms/joining';
import type { Occupancy } from '../../../harness/drivers/rooms/occupancy';
import {
  answerOf,
  isSilent,
  noteEffect,
  requirePossible,
  type RoomRequest,
} from '../../../harness/drivers/rooms/room-rules';
import type { OperationRequest } from '../../../harness/drivers/translation';
import type { LaneContext } from '../../../harness/servers/lane-context';
import type { PacketClient, RawIdentity } from './packet-client';
import { performRaw } from './perform';

/** What operations of a raw client need from their scenario. */
export interface RawParts {
  readonly driver: Driver;
  readonly session: LaneContext;
  readonly participants: RawIdentity & { readonly occupancy: Occupancy };
}

/** An operation in a namespace. */
interface RawOperation {
  readonly namespace: string;
  readonly operation: Operation;
  readonly values: OperationValues;
}

/** Has a raw client join a room. Throws Mismatch if that is refused, and DeadlineError if nothing confirms it. */
export async function joinRaw(
  parts: RawParts,
  client: PacketClient,
  room: { readonly namespace: string; readonly room: string },
): Promise<void> {
  const { driver } = parts;
  driver.requireRequest('join');
  if (driver.isTimeBounded('join'))
    driver.notApplicable(
      'nothing tells a raw client when it has joined (operations.join.done: none, concurrentHandlers)',
    );
  const { namespace } = room;
  const request = requestOf(parts, client, {
    ...{ namespace, operation: 'join' },
    values: { room: room.room },
  });
  requirePossible(request);
  const answer = await seated(request, async () => await answerTo(parts, client, request));
  if (answer.ok) noteEffect(request);
  else throw new Mismatch(`${client.name} joined ${room.room}`, 'ok', brief(answer.error));
}

/**
 * Returns the answer to any operation that the target answers, of a raw client in a namespace: its echo, the list of its
 * rooms, or another join. Throws NotApplicableError if the target has none of them.
 */
export async function answerToAnything(
  parts: RawParts,
  client: PacketClient,
  namespace: string,
): Promise<OperationAnswer> {
  const { driver } = parts;
  const { occupancy } = parts.participants;
  const own = occupancy.roomsOf(client.name, namespace);
  // A full room may turn away a client that is in it already.
  const { capacity = Infinity } = driver.model;
  const known = own.find(
    (room) =>
      occupancy.size(namespace, room) < capacity &&
      !isSilent(requestOf(parts, client, joinOf(namespace, room))),
  );
  const room = known ?? (driver.model.atOnce === 'many' ? `nowhere-${randomUUID()}` : own[0]);
  const candidates: RawOperation[] = [
    { namespace, operation: 'echo', values: { text: `hello ${namespace}` } },
    { namespace, operation: 'rooms', values: {} },
    joinOf(namespace, room ?? `nowhere-${randomUUID()}`),
  ];
  const answered = candidates.find(({ operation }) => isAnswered(driver, operation));
  if (answered === undefined)
    return driver.notApplicable(
      'the target confirms no operation that a raw client can request (operations.echo, rooms and join)',
    );
  const request = requestOf(parts, client, answered);
  const answer = await answerTo(parts, client, request);
  if (answer.ok) noteEffect(request);
  return answer;
}

/** Whether an event confirms or refuses an operation. */
function isReadAsEvent({ done, refused }: OperationRequest): boolean {
  return confirmingEvent(done) !== undefined || typeof refused === 'object';
}

/** Returns an operation of a raw client as the target wants it. */
export async function asMapped(
  { driver, participants }: RawParts,
  client: string,
  { operation, values }: Pick<RawOperation, 'operation' | 'values'>,
): Promise<OperationRequest> {
  const own = await participants.placeholdersOf(client);
  return driver.request(operation, await driver.directory.resolve(values, client), {}, own);
}

/** Returns a request that a raw client writes as a frame, as the target wants it; the first client of a room may have to create it. */
export async function asWritten(
  parts: RawParts,
  client: PacketClient,
  operation: RawOperation,
): Promise<OperationRequest> {
  if (!isFirstJoin(requestOf(parts, client, operation)))
    return await asMapped(parts, client.name, operation);
  const { driver, participants } = parts;
  const own = await participants.placeholdersOf(client.name);
  return driver.requestFirst(await driver.directory.resolve(operation.values, client.name), own);
}

function isAnswered(driver: Driver, operation: Operation): boolean {
  if (!driver.supports(operation) || driver.module[operation]) return false;
  if (operation === 'join' && driver.model.join === 'connect') return false;
  return driver.mappingOf(operation).done !== 'none';
}

function joinOf(namespace: string, room: string): RawOperation {
  return { namespace, operation: 'join', values: { room } };
}

function requestOf(
  { driver, participants: { occupancy } }: RawParts,
  { name }: PacketClient,
  operation: RawOperation,
): RoomRequest {
  return { client: name, driver, occupancy, ...operation };
}

async function answerTo(
  parts: RawParts,
  client: PacketClient,
  room: RoomRequest,
): Promise<OperationAnswer> {
  const { namespace, operation, values, driver } = room;
  const perform = async (request: OperationRequest): Promise<OperationAnswer> => {
    if (isReadAsEvent(request)) driver.requireReadableFrames();
    await driver.limits.messages.next();
    const ms = parts.session.timeouts.answer;
    const answer = await performRaw(client, { namespace, request, ms });
    if (answer === undefined) await client.settle(namespace, ms);
    return answer ?? { ok: true };
  };
  if (isFirstJoin(room)) {
    const first = await perform(await asWritten(parts, client, { namespace, operation, values }));
    if (first.ok) return first;
  }
  return answerOf(room, await perform(await asMapped(parts, client.name, room)));
}
