import { Mismatch } from '../../../harness/contract/mismatch';
import type { Transcript } from '../evidence/transcript';
import { moderationPattern, toModeration, tryModerate } from '../lifecycle/moderation-action';
import { toWholeRoomAction, tryModerateRoom, wholeRoomPattern } from '../lifecycle/whole-rooms';
import type { ModerationParts } from '../lifecycle/moderation';
import { tryToSend } from '../messages/attempted-messages';
import { audiencePattern, templateFor } from '../messages/audience';
import type { Messages } from '../messages/messages';
import { askRooms } from '../messages/room-questions';
import { assertEnded } from '../participants/attempt-outcome';
import { tryOperation, type Attempts, type RowMistake } from '../participants/attempts';
import type { Participant } from '../participants/participant';
import { expectationIn } from '../reproduction/expectation';
import { roomPattern, toRoomReference } from '../rooms/room-reference';
import { tryToChange } from '../rooms/joining';
import type { ScenarioRooms } from '../rooms/scenario-rooms';

/** What requests need from their scenario. */
interface Parts extends Omit<ModerationParts, 'rooms' | 'messages'> {
  readonly rooms: ScenarioRooms;
  readonly messages: Messages;
  readonly attempts: Attempts;
  readonly transcript: Pick<Transcript, 'length'>;
  readonly participants: { find(name: string): Participant };
}

/** A request in the words of the features, and how it may end. */
interface RequestRow {
  readonly request: string;
  readonly outcome: string;
}

/** Does what the words of a request say; the groups of its form come as `words`. */
type Perform = (
  parts: Parts,
  client: Participant,
  words: readonly string[],
) => Promise<void> | undefined;

/** Milliseconds that the members of a room have to answer a question. */
const timeoutMs = 500;

const forms: readonly (readonly [RegExp, Perform])[] = [
  [
    new RegExp(`^(join|leave) (${roomPattern})$`),
    (parts, client, [operation = '', room = '']) =>
      tryToChange(parts, client, operation as 'join' | 'leave', toRoomReference(room)),
  ],
  [
    new RegExp(`^send "([^"]*)" to (${audiencePattern})$`),
    (parts, client, [text = '', audience = '']) =>
      tryToSend(parts, templateFor(parts, client, audience), text),
  ],
  [
    new RegExp(`^ask (${roomPattern}) "([^"]*)"$`),
    (parts, client, [room = '', text = '']) =>
      askRooms(parts, [client], { rooms: [toRoomReference(room)], text, timeoutMs }),
  ],
  [
    new RegExp(`^list the members of (${roomPattern})$`),
    (parts, client, [room = '']) => tryToList(parts, client, room),
  ],
  [
    new RegExp(`^(${moderationPattern})$`),
    (parts, client, [text = '']) => tryModerate(parts, client.name, toModeration(text)),
  ],
  [
    new RegExp(`^(${wholeRoomPattern})$`),
    (parts, client, [text = '']) => tryModerateRoom(parts, client.name, toWholeRoomAction(text)),
  ],
];

/** Tries each request of a table, one after the other, and keeps those that ended in another way than their row allows. */
export async function tryEachRequest(
  parts: Parts,
  client: Participant,
  rows: readonly RequestRow[],
): Promise<void> {
  const mistakes: RowMistake[] = [];
  for (const row of rows) {
    const mistake = await mistakeIn(parts, client, row);
    if (mistake) mistakes.push(mistake);
  }
  parts.attempts.keepTable({ what: `${client.label} tried each request of the table`, mistakes });
}

async function mistakeIn(
  parts: Parts,
  client: Participant,
  { request, outcome }: RequestRow,
): Promise<RowMistake | undefined> {
  await tryRequest(parts, client, request);
  const attempt = parts.attempts.last();
  try {
    assertEnded(attempt, outcome);
    return undefined;
  } catch (error) {
    if (!(error instanceof Mismatch)) throw error;
    const expectation = expectationIn(error);
    const part = { end: parts.transcript.length };
    return {
      row: request,
      expected: outcome,
      received: attempt.outcome,
      expectation: expectation && { ...expectation, part },
    };
  }
}

/** A request that the end of the connection leaves without an answer, or that comes after it, ends as `disconnected`. */
async function tryRequest(parts: Parts, client: Participant, request: string): Promise<void> {
  const what = `${client.label} tried to ${request}`;
  const isConnected = (): boolean => client.namespaces.length > 0;
  const attempt = { what, outcome: 'disconnected', answer: 'the connection has ended' };
  if (!isConnected()) {
    parts.attempts.keep(attempt);
    return;
  }
  try {
    await perform(parts, client, request);
  } catch (error) {
    if (isConnected()) throw error;
    parts.attempts.keep(attempt);
  }
}

async function perform(parts: Parts, client: Participant, request: string): Promise<void> {
  for (const [form, action] of forms) {
    const words = form.exec(request)?.slice(1);
    if (words) {
      await action(parts, client, words);
      return;
    }
  }
  throw new Error(`"${request}" is no request: see features/README.md, "tries each of these"`);
}

async function tryToList(parts: Parts, client: Participant, text: string): Promise<void> {
  const room = toRoomReference(text);
  const namespace = client.namespaceFor(room.namespace);
  const values = { room: parts.rooms.nameOf(room) };
  await tryOperation(parts.attempts, client, { namespace, operation: 'members', values });
}
