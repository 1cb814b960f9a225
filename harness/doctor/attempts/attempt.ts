import type { Packet } from '../../client/packet';
import { isDelivery } from '../../contract/delivery';
import { valueAt } from '../../contract/json-path';
import type {
  DeliveringOperation,
  Delivery,
  NoticeName,
  Operation,
  OperationValues,
} from '../../contract/operations';
import { holdsBody, misplacedField } from '../core-operations';
import type { DoctorClient } from '../doctor-client';
import { room, type DoctorClients } from '../doctor-clients';
import { eventWith, expectedConfirmation } from '../expected';
import type { Subject } from '../observations';
import { observe } from '../observed';

/** One try of an operation, an event or a connection. */
export interface OperationAttempt {
  /** Human-readable name: `join (joinRoom)`. */
  readonly name: string;
  /** Returns what a working target does, human-readable. */
  readonly expected: () => string;
  /** Key of the target file, or document, to look at if it does not work. */
  readonly lookAt: string;
  readonly whatToDo: string;
  /** Whether all later attempts would fail with this one. */
  readonly isRequired?: true;
  /** What it tries, for proposals. */
  readonly subject?: Subject;
  /** Runs the attempt and returns what was observed. Throws what came instead, or NotApplicableError. */
  readonly run: () => Promise<string>;
}

/** Sender, recipient and values of a message. */
interface MessageDraft {
  /** A text that the recipient has not received yet. */
  readonly body?: string;
  readonly values?: OperationValues;
  readonly sender: DoctorClient;
  readonly recipient: DoctorClient;
  /** Returns the body that arrives, if it differs from the body that is sent. */
  readonly toReceived?: (body: string) => string;
}

/** An action on a member, and the client that must be notified of it. */
interface NotifiedAction {
  readonly recipient: DoctorClient;
  readonly member: DoctorClient;
  readonly act: () => Promise<unknown>;
  /** Room that the notice names. */
  readonly about?: string;
}

/** Returns an attempt of an operation, named after it and its event. */
export function attempt(
  { driver }: Pick<DoctorClients, 'driver'>,
  operation: Operation,
  {
    expected = () => expectedConfirmation(driver, operation),
    run,
  }: Pick<OperationAttempt, 'run'> & Partial<OperationAttempt>,
): OperationAttempt {
  const event = driver.supports(operation) ? ` (${driver.request(operation).event})` : '';
  return {
    name: `${operation}${event}`,
    subject: operation,
    ...adviceOn(operation),
    expected,
    run,
  };
}

/** Returns where an operation or event is mapped, and what to do if it does not work. */
export function adviceOn(
  name: Operation | NoticeName,
): Pick<OperationAttempt, 'lookAt' | 'whatToDo'> {
  return {
    lookAt: `operations.${name} in the target file (docs/target-files.md#operations)`,
    whatToDo:
      'map it to the event of the server, or set it to unsupported if the server has no such operation',
  };
}

/** An operation that is only acknowledged. */
interface Question {
  readonly operation: Operation;
  readonly values: OperationValues;
  /** Text that the answer must contain. */
  readonly containing?: string;
}

/** Sends an operation and checks its answer. */
export async function expectAnswer(
  { driver }: DoctorClients,
  client: DoctorClient,
  { operation, values, containing }: Question,
): Promise<string> {
  const { done } = driver.request(operation, values);
  const confirmed = client.must(operation, values).then((answer) => {
    const shown = JSON.stringify(answer);
    const expected = containing === undefined ? undefined : client.idOf(containing);
    if (expected === undefined || shown.includes(JSON.stringify(expected))) return;
    throw new Error(`the answer ${shown}, which does not contain ${JSON.stringify(expected)}`);
  });
  return await observe({ confirmed, isConfirmed: done !== 'none' });
}

/** Sends an operation, and checks that its message reaches the recipient with every field at its path. */
export async function expectDelivery(
  clients: DoctorClients,
  operation: DeliveringOperation,
  {
    body = `this is ${operation}`,
    values,
    sender,
    recipient,
    toReceived = (text) => text,
  }: MessageDraft,
): Promise<string> {
  const { driver } = clients;
  const all = { room, body, text: body, ...values };
  const { done } = driver.request(operation, all);
  const rooms = values?.rooms?.map((one) => sender.idOf(String(one)));
  const where = rooms ?? sender.idOf(String(all.room));
  const expected = { body: toReceived(body), room: where, from: sender.id };
  const received = arrivalOf(recipient, operation, {
    delivery: driver.delivery(operation),
    expected,
  });
  return await observe({
    confirmed: sender.must(operation, all),
    isConfirmed: done !== 'none',
    received,
  });
}

interface ExpectedMessage {
  readonly delivery: Delivery;
  readonly expected: { readonly body: string; readonly room: unknown; readonly from: unknown };
}

/** Waits for a message and acknowledges it. Throws if it does not come, or a field is not at its path. */
async function arrivalOf(
  recipient: DoctorClient,
  operation: DeliveringOperation,
  { delivery, expected }: ExpectedMessage,
): Promise<void> {
  const { event, ...paths } = delivery;
  const { body: place = '.' } = paths;
  const { args, answer } = await recipient.arrival(
    `${event} with ${JSON.stringify(expected.body)} at ${place}`,
    (packet) => isDelivery(packet, delivery) && holdsBody(packet.args, delivery, expected.body),
  );
  answer?.('here');
  const wrong = misplacedField({ key: `operations.${operation}.delivered`, paths, expected, args });
  if (wrong !== undefined) throw new Error(wrong);
}

/** Performs an action and checks that the recipient is notified of it by an event. */
export async function expectNotice(
  { driver }: Pick<DoctorClients, 'driver'>,
  name: NoticeName,
  { recipient, member, act, about = room }: NotifiedAction,
): Promise<string> {
  const delivery = driver.notice(name);
  const { event, ...paths } = delivery;
  const expected: Readonly<Record<string, unknown>> = {
    room: recipient.idOf(about),
    member: member.id,
  };
  const received = recipient.arrival(
    eventWith(delivery),
    (packet) =>
      packet.event === event &&
      misplacedField({ key: `operations.${name}`, paths, expected, args: packet.args }) ===
        undefined,
  );
  return await observe({ confirmed: act(), isConfirmed: true, received });
}

/** Returns the arrival of the event that notifies a client of its own join or leave; undefined if the target sends none. */
export function ownNotice(
  { driver }: DoctorClients,
  operation: 'join' | 'leave',
  client: DoctorClient,
): Promise<Packet> | undefined {
  if (driver.mappingOf(operation).delivered === 'absent') return undefined;
  const delivery = driver.delivery(operation);
  return client.arrival(eventWith(delivery), (packet) =>
    isAboutRoom(packet, delivery, client.idOf(room)),
  );
}

function isAboutRoom({ event, args }: Packet, delivery: Delivery, room: unknown): boolean {
  if (event !== delivery.event) return false;
  const { room: path = 'anywhere' } = delivery;
  if (path === 'absent') return true;
  if (path === 'anywhere') return JSON.stringify(args).includes(JSON.stringify(room));
  return valueAt(args, path) === room;
}
