import type { Packet } from '../client/connection';
import { valueAt } from '../contract/json-path';
import type {
  DeliveringOperation,
  Delivery,
  NoticeName,
  OperationValues,
  Operation,
} from '../contract/operations';
import { requiredOperations } from '../target-file/operation-schema';
import { misplaced } from './core-operations';
import type { Visitor } from './doctor-client';
import { room, type Company } from './doctor-clients';
import { observe } from './observed';

/** One thing to try. */
export interface OperationAttempt {
  /** For people: what is tried. */
  readonly name: string;
  /** What to look at if it does not work. */
  readonly advice: string;
  /** Whether all that comes after it would fail with it. */
  readonly isNeeded?: true;
  /** Tries it, and says what was seen. Throws what came instead, or NotClaimedError. */
  readonly run: () => Promise<string>;
}

/** What a operation is about, and who says and who hears it. */
interface MessageDraft {
  readonly values?: OperationValues;
  readonly by: Visitor;
  readonly recipient: Visitor;
  /** What is heard, if it is not what was said. */
  readonly heard?: (body: string) => string;
}

/** What happens to a member, and who is to be told. */
interface Happening {
  readonly recipient: Visitor;
  readonly member: Visitor;
  readonly act: () => Promise<unknown>;
  /** The room that it is about. */
  readonly about?: string;
}

/** An attempt at a operation, named with the event that says it. */
export function attempt(
  { driver }: Pick<Company, 'driver'>,
  operation: Operation,
  run: () => Promise<string>,
): OperationAttempt {
  const event = driver.supports(operation) ? ` (${driver.request(operation).event})` : '';
  return { name: `${operation}${event}`, advice: adviceOn(operation), run };
}

/** For people: where a word is mapped. */
export function adviceOn(word: Operation | NoticeName): string {
  const orNot = requiredOperations.includes(word) ? '' : ', or say there that it is unsupported';
  return `map it with operations.${word} in the target file${orNot} (docs/target-files.md, "Words")`;
}

/** Says a operation that is only answered; the answer has to name a text. */
export async function expectAnswer(
  { driver }: Company,
  by: Visitor,
  [operation, values, named]: readonly [operation: Operation, values: OperationValues, named?: string],
): Promise<string> {
  const { done } = driver.request(operation, values);
  const confirmed = by.must(operation, values).then((answer) => {
    const shown = JSON.stringify(answer);
    if (named === undefined || shown.includes(JSON.stringify(named))) return;
    throw new Error(`it was answered with ${shown}, in which there is no ${named}`);
  });
  return await observe({ confirmed, isConfirmed: done !== 'none' });
}

/** Says a operation, and looks for it at the hearer, with everything at its place. */
export async function expectDelivery(
  company: Company,
  operation: DeliveringOperation,
  { values, by, recipient, heard = (text) => text }: MessageDraft,
): Promise<string> {
  const { driver } = company;
  const { event, ...places } = driver.delivery(operation);
  const body = `this is ${operation}`;
  const all = { room, body, text: body, ...values };
  const { done } = driver.request(operation, all);
  const wanted = { body: heard(body), room: values?.rooms ?? room, from: by.id };
  const arrival = recipient
    .arrival(
      `${event} with ${JSON.stringify(wanted.body)} at ${places.body ?? '.'}`,
      (packet) => packet.event === event && valueAt(packet.args, places.body ?? '.') === wanted.body,
    )
    .then(({ args, answer }) => {
      answer?.('here');
      const wrong = misplaced(`operations.${operation}.delivered`, places, wanted, args);
      if (wrong !== undefined) throw new Error(wrong);
    });
  const isConfirmed = done !== 'none';
  return await observe({ confirmed: by.must(operation, all), isConfirmed, heard: arrival });
}

/** Does something of which somebody is to be told by an event. */
export async function expectNotice(
  { driver }: Pick<Company, 'driver'>,
  word: NoticeName,
  { recipient, member, act, about = room }: Happening,
): Promise<string> {
  const { event, ...places } = driver.notice(word);
  const wanted: Readonly<Record<string, unknown>> = { room: about, member: member.id };
  const shown = Object.keys(places).map(
    (key) => `its ${key} at ${String(Reflect.get(places, key))}`,
  );
  const heard = recipient.arrival(
    [event, ...shown].join(', '),
    (packet) =>
      packet.event === event &&
      misplaced(`operations.${word}`, places, wanted, packet.args) === undefined,
  );
  return await observe({ confirmed: act(), isConfirmed: true, heard });
}

/** What tells somebody that he himself has joined or left; undefined where nothing does. */
export function ownNotice(
  { driver }: Company,
  operation: 'join' | 'leave',
  who: Visitor,
): Promise<Packet> | undefined {
  if (driver.mappingOf(operation).delivered === 'absent') return undefined;
  const delivery = driver.delivery(operation);
  return who.arrival(`${delivery.event} with the room at ${delivery.room ?? '.'}`, (packet) =>
    isAbout(packet, delivery),
  );
}

function isAbout({ event, args }: Packet, delivery: Delivery): boolean {
  if (event !== delivery.event) return false;
  const { room: place = 'anywhere' } = delivery;
  if (place === 'absent') return true;
  if (place === 'anywhere') return JSON.stringify(args).includes(JSON.stringify(room));
  return valueAt(args, place) === room;
}
