import { DeadlineError } from '../../../harness/client/deadline';
import { field } from '../../../harness/contract/json-path';
import { contractOperations, type Operation } from '../../../harness/contract/operations';
import type { Driver } from '../../../harness/drivers/driver';
import type { LaneContext } from '../../../harness/servers/lane-context';
import type { Messages } from '../messages/messages';
import type { Attempts, RowMistake } from '../participants/attempts';
import type { Participants } from '../participants/participants';
import { answerIn } from '../raw-client/raw-client-checks';
import type { RawClient } from '../raw-client/raw-client';
import type { RoomReference } from '../rooms/room-reference';
import type { RoomNames } from '../rooms/scenario-rooms';
import { wrongPayloads, type WrongPayload } from './wrong-payloads';

/** What wrong payloads need from their scenario. */
interface Parts {
  readonly session: LaneContext;
  readonly driver: Driver;
  readonly rooms: RoomNames;
  readonly participants: Participants;
  readonly messages: Messages;
  readonly attempts: Attempts;
  readonly rawClient: RawClient;
}

const namespace = '/chat';
const closed = 'closed';
const lobby: RoomReference = { name: 'lobby', exact: false, namespace };

/**
 * Sends every wrong payload for an operation on the raw connection, and keeps those that were not refused as they have to
 * be. Where the server may close the connection or not answer instead, another one is opened. Throws at once if it closed
 * the connection where it may not: it may be gone, and no later step would say why.
 */
export async function sendEveryWrongPayload(
  parts: Parts,
  operation: string,
  text: string,
): Promise<void> {
  const { rawClient, driver, session, rooms, messages, participants } = parts;
  const { name } = rawClient.packets;
  const { body } = messages.record({
    ...{ sender: participants.introduce(name), operation: 'sendToRoom', namespace, text },
    ...{ audience: 'any client', values: { room: rooms.nameOf(lobby) } },
  });
  const values = valuesWith(parts, String(body));
  const { event, wrong, huge } = wrongPayloads(driver, toOperation(operation), values);
  const { answer, silence } = session.timeouts;
  const found = await Promise.all(
    wrong.map((payload) => mistakeIn(rawClient, { event, ms: answer, payload })),
  );
  const mistakes = found.filter((mistake) => mistake !== undefined);
  parts.attempts.keepTable({ what: `${name} sent ${event} with each wrong payload`, mistakes });
  if (mistakes.some(({ received }) => received === closed)) parts.attempts.assertTableAsAllowed();
  for (const payload of huge) {
    const mistake = await mistakeIn(rawClient, { event, ms: silence, payload });
    if (mistake) mistakes.push(mistake);
    await reopen(parts, payload.name);
  }
}

/** Throws if the contract has no operation of the name. */
function toOperation(name: string): Operation {
  if (name in contractOperations) return name as Operation;
  throw new Error(`the contract has no operation ${name}`);
}

/** Returns values that are right for every operation: bob is the member, and the text stands wherever a text may. */
function valuesWith({ rooms: names, participants }: Parts, body: string): object {
  const room = names.nameOf(lobby);
  const id = participants.find('bob').idIn(namespace);
  const texts = { text: body, body, reason: body };
  const rooms = { room, rooms: [room], except: `${room}-annexe`, into: `${room}-annexe` };
  return { ...texts, ...rooms, to: id, member: id, timeoutMs: 1000 };
}

/** A payload, the event that it is sent with, and the milliseconds that an answer may take. */
interface PayloadAttempt {
  readonly event: string;
  readonly ms: number;
  readonly payload: WrongPayload;
}

async function mistakeIn(
  { packets }: RawClient,
  { event, ms, payload: { name, payload, allowed } }: PayloadAttempt,
): Promise<RowMistake | undefined> {
  const args = payload === undefined ? [] : [payload];
  const received = await packets.askWithin({ ms, namespace, event, args }).then(
    (frame) => outcomeIn(answerIn(frame)),
    (error: unknown) => (error instanceof DeadlineError ? 'no answer' : closed),
  );
  if (allowed.includes(received)) return undefined;
  return { row: name, expected: allowed.join(' or '), received };
}

async function reopen({ rawClient, rooms }: Parts, after: string): Promise<void> {
  try {
    const packets = await rawClient.open();
    await packets.connect(namespace);
    await packets.ask(namespace, 'joinRoom', rooms.nameOf(lobby));
  } catch (error) {
    throw new Error(`after ${after} the server accepts no new connection`, { cause: error });
  }
}

function outcomeIn(answer: unknown): string {
  return field(answer, 'ok') === true ? 'ok' : String(field(answer, 'error.code'));
}
