import { DeadlineError } from '../../../harness/client/deadline';
import type { Packet } from '../../../harness/client/packet';
import { answerCode, type OperationAnswer } from '../../../harness/contract/answer';
import { brief } from '../../../harness/contract/brief';
import { Mismatch } from '../../../harness/contract/mismatch';
import { assertOutcome, type Attempt, type Attempts } from '../participants/attempts';
import { clientNames } from '../participants/client-names';
import type { Participant } from '../participants/participant';
import type { RoomReference } from '../rooms/room-reference';
import type { RoomNames } from '../rooms/scenario-rooms';
import { answerPattern, toAnswer } from './answer-value';
import { toRoom, type MessageTemplate } from './message-template';
import type { Messages } from './messages';
import { signedAs } from './modifiers';

/** Longest timeout of a question, in milliseconds. */
export const longestTimeoutMs = 60_000;

/** Calls a function with every question that a client is asked from now on. */
export function whenAsked(client: Participant, react: (question: Packet) => void): void {
  client.note('reacts to questions');
  client.inbox.each((packet) => {
    if (packet.event === questionEvent(client)) react(packet);
  });
}

/** Makes a client answer every question at once, a number of times. */
export function answerEach(client: Participant, value: unknown, times = 1): void {
  whenAsked(client, ({ answer }) => {
    for (let time = 0; time < times; time += 1) answer?.(answerOf(client, value));
  });
}

/** Answers the first question that a client was asked, and waits until the server has handled that. */
export async function answerLate(client: Participant, text: string): Promise<void> {
  const [question] = client.inbox.all(({ event }) => event === questionEvent(client));
  if (!question?.answer)
    throw new Error(`${client.label} was asked no question that wants an answer`);
  client.note('answers the first question');
  question.answer(answerOf(client, text));
  await client.roundTrip(question.namespace);
}

/** A question to the members of one or several rooms, with the time that they have to answer it. */
interface Question {
  readonly rooms: readonly RoomReference[];
  readonly text: string;
  /** Milliseconds, or what a client may send instead. */
  readonly timeoutMs: unknown;
  /** Client whose id the asker puts into the payload as the sender. */
  readonly signedAs?: Participant;
}

/** What questions need from their scenario. */
interface Parts {
  readonly rooms: RoomNames;
  readonly messages: Messages;
  readonly attempts: Attempts;
}

/** Asks rooms, all at the same time, by one client or by several, and keeps how each question ended. */
export async function askRooms(
  parts: Parts,
  clients: readonly Participant[],
  question: Question,
): Promise<void> {
  const asked = clients.flatMap((client) =>
    question.rooms.map(async (room) => await attemptToAsk(parts, client, { ...question, room })),
  );
  parts.attempts.keep(...(await Promise.all(asked)));
}

/** Returns the template of questions to a room that end when all members have answered. */
export function questionsTo(
  rooms: RoomNames,
  asker: Participant,
  room: RoomReference,
): MessageTemplate {
  const template = toRoom(rooms, asker, 'askRoom', room);
  return { ...template, values: { ...template.values, timeoutMs: longestTimeoutMs } };
}

async function attemptToAsk(
  { rooms, messages }: Parts,
  client: Participant,
  { room, text, timeoutMs, signedAs: other }: Omit<Question, 'rooms'> & { room: RoomReference },
): Promise<Attempt> {
  const toMembers = toRoom(rooms, client, 'askRoom', room);
  const template = other ? signedAs(other, toMembers) : toMembers;
  const values = { ...template.values, timeoutMs };
  const answer = await messages.send({ ...template, values, text });
  const what = `${client.label} asked ${template.audience} "${text}"`;
  return {
    ...{ what, client: client.name, outcome: answerCode(answer), answer },
    ...(typeof timeoutMs === 'number' && { withinMs: timeoutMs }),
  };
}

/** Answers as a feature names them, and whether they are all; undefined if that cannot be known. */
interface ExpectedAnswers {
  /** `no answers`, `the answer "yes" from bob and carol`, `the answer 3 bytes from bob`. */
  readonly answers: string;
  readonly complete: boolean | undefined;
}

/** Fails unless every one of the last questions ended with these answers, in any order, each once. */
export function assertAnswers(
  { participants, attempts }: { participants: Finder; attempts: Attempts },
  expected: ExpectedAnswers,
): void {
  for (const attempt of attempts.lastOnes()) assertAnswersTo(participants, attempt, expected);
}

function assertAnswersTo(
  participants: Finder,
  attempt: Attempt,
  { answers: text, complete }: ExpectedAnswers,
): void {
  const [, answer = 'null', names] =
    new RegExp(`^the answer (${answerPattern}) from (.*)$`).exec(text) ?? [];
  const clients = participants.findAll(names === undefined ? [] : clientNames(names));
  assertOutcome(attempt, 'ok');
  const { answers, complete: isComplete } = attempt.answer as OperationAnswer;
  const received = Array.isArray(answers) ? sorted(answers) : brief(answers);
  const wanted = clients.map((client) => answerOf(client, toAnswer(answer)));
  const expected = sorted(wanted);
  if (received === expected && (complete === undefined || isComplete === complete)) return;
  throw new Mismatch(
    attempt.what,
    `answers ${expected}, complete: ${String(complete ?? 'either')}`,
    `answers ${received}, complete: ${brief(isComplete)}`,
    lateIf(isComplete === false && areSomeOf(answers, wanted), attempt.withinMs),
  );
}

/** Answers that are missing when the time is up may be late. */
function lateIf(isLate: boolean, ms: number | undefined): ErrorOptions {
  if (!isLate || ms === undefined) return {};
  return { cause: new DeadlineError('not everybody has answered in time', { ms }) };
}

function areSomeOf(answers: unknown, wanted: readonly unknown[]): boolean {
  const known = wanted.map(brief);
  return Array.isArray(answers) && answers.every((one) => known.includes(brief(one)));
}

interface Finder {
  findAll(names: readonly string[]): Participant[];
}

/** In a text, the name makes the answers of two clients different. Any other value is sent as it is. */
function answerOf({ name }: Participant, value: unknown): unknown {
  return typeof value === 'string' && value !== '' ? { name, text: value } : value;
}

function questionEvent({ driver }: Participant): string {
  return driver.delivery('askRoom').event;
}

function sorted(answers: readonly unknown[]): string {
  return answers.map(brief).sort().join(', ') || 'none';
}
