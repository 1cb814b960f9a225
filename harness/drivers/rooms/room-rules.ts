import { placeholdersIn } from '../../contract/template';
import { refusal, type OperationAnswer } from '../../contract/answer';
import type { Operation } from '../../contract/operations';
import type { SentOperation } from '../client-settings';
import type { Driver } from '../driver';
import type { Occupancy } from './occupancy';
import { repeated } from './room-model';
import { roomNamed } from './room-name';

/** An operation that a client is about to request, and where the clients of its scenario are. */
export interface RoomRequest extends SentOperation {
  /** Name of the client. */
  readonly client: string;
  readonly driver: Driver;
  readonly occupancy: Occupancy;
}

const sending = ['sendToRoom', 'sendToOthersInRoom', 'sendToRooms', 'sendToRoomExcept'];

/** Whether a target lets only members send to a room by an operation. */
export function requiresMembership(driver: Driver, operation: Operation): boolean {
  if (!sending.includes(operation)) return false;
  return driver.model.senders === 'members' || !namesRoom(driver, operation);
}

/** For what the room model of the target excludes: throws NotApplicableError with the line of the target file that says so. */
export function requirePossible(request: RoomRequest): void {
  const { operation, values } = request;
  if (operation === 'join') requireJoinable(request);
  if (operation === 'leave') requireLeavable(request);
  if ('body' in values) requireBody(request);
  if (sending.includes(operation)) requireSender(request);
}

/** Whether a target answers nothing to an operation, because it changes nothing. */
export function isSilent(request: RoomRequest): boolean {
  return answerToRepetition(request) === 'silent';
}

/** Returns an answer as its scenario may see it: what changes nothing may be refused, and a target with events of its own may have its own error codes. */
export function answerOf(request: RoomRequest, answer: OperationAnswer): OperationAnswer {
  if (answer.ok) return answer;
  if (answerToRepetition(request) === 'refused') return { ok: true };
  const isOwn = request.driver.isMapped(request.operation);
  return isOwn ? { ...answer, ...refusal(answer.error) } : answer;
}

/** Notes the effect of an operation that has succeeded. */
export function noteEffect({ client, namespace, operation, values, occupancy }: RoomRequest): void {
  const room = roomNamed(values);
  if (room === '') return;
  if (operation === 'join') occupancy.join(client, namespace, room);
  if (operation === 'leave') occupancy.leave(client, namespace, room);
}

/** Returns how a target answers if a client joins a room that it is in, or leaves one that it is not in; otherwise undefined. */
function answerToRepetition({
  client,
  namespace,
  operation,
  values,
  driver,
  occupancy,
}: RoomRequest): ReturnType<typeof repeated> | undefined {
  if (operation !== 'join' && operation !== 'leave') return undefined;
  const isMember = occupancy.isMember(client, namespace, roomNamed(values));
  return isMember === (operation === 'join') ? repeated(driver.model, operation) : undefined;
}

function requireJoinable({ client, namespace, values, driver, occupancy }: RoomRequest): void {
  const { atOnce, join, capacity } = driver.model;
  const room = roomNamed(values);
  if (occupancy.isMember(client, namespace, room)) return;
  const [other] = occupancy.roomsOf(client, namespace);
  if (other !== undefined && (atOnce === 'one' || join === 'connect'))
    driver.notApplicable(
      `a client is in one room at a time (rooms.${atOnce === 'one' ? 'atOnce: one' : 'join: connect'})`,
    );
  if (capacity !== undefined && occupancy.size(namespace, room) >= capacity)
    driver.notApplicable(`a room has at most ${capacity} members (rooms.capacity)`);
}

function requireLeavable({ client, namespace, values, driver, occupancy }: RoomRequest): void {
  if (namesRoom(driver, 'leave')) return;
  if (occupancy.isMember(client, namespace, roomNamed(values))) return;
  driver.notApplicable(
    'the request to leave names no room, so a client can leave only the room that it is in (operations.leave)',
  );
}

function requireBody({ values, driver }: RoomRequest): void {
  const { body } = driver.model;
  if (body === 'none') driver.notApplicable('messages carry no text (messages.body: none)');
  if (body === 'text' && typeof values.body !== 'string')
    driver.notApplicable('messages carry texts only (messages.body: text)');
}

function requireSender({
  client,
  namespace,
  values,
  driver,
  operation,
  occupancy,
}: RoomRequest): void {
  const rooms = (values.rooms ?? [values.room]).map(String);
  const isMember = rooms.every((room) => occupancy.isMember(client, namespace, room));
  if (isMember || !requiresMembership(driver, operation)) return;
  if (driver.model.senders === 'members')
    driver.notApplicable('only members send to a room (messages.senders: members)');
  driver.notApplicable(
    `the request to send names no room, so a client can send only to the room that it is in (operations.${operation})`,
  );
}

/** Whether the payload of an operation names its room; otherwise it means the only room of the client. */
export function namesRoom(driver: Driver, operation: Operation): boolean {
  const { args } = driver.mappingOf(operation);
  const names = placeholdersIn(args);
  return args === undefined || names.includes('room') || names.includes('rooms');
}
