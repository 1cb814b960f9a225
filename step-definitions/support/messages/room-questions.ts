import type { Packet } from '../../../harness/client/connection';
import { inOneRoom } from '../participants/addressing';
import { assertOutcome } from '../participants/attempts';
import { listed } from '../participants/names';
import { answerCode, type OperationAnswer } from '../../../harness/contract/answer';
import { roundTrip } from './unconfirmed-operations';
import type { Participant } from '../participants/participant';
import { brief } from '../evidence/transcript';
import type { ConformanceWorld } from '../world';
import type { RoomReference } from '../participants/names';

/** What somebody answers: who and what, so that no two answer the same. */
function answerOf({ name }: Participant, text: string): object {
  return { name, text };
}

/** The event by which somebody is asked. */
function questionTo({ driver }: Participant): string {
  return driver.delivery('askRoom').event;
}

/** From now on somebody does this with every question. */
export function whenAsked(person: Participant, react: (question: Packet) => void): void {
  person.inbox.each((packet) => {
    if (packet.event === questionTo(person)) react(packet);
  });
}

/** From now on somebody answers every question at once, so many times. */
export function answerEach(person: Participant, text: string, times = 1): void {
  whenAsked(person, ({ answer }) => {
    for (let time = 0; time < times; time += 1) answer?.(answerOf(person, text));
  });
}

/** Answers the first question that somebody has been asked, and waits until the server has taken that in. */
export async function answerLate(person: Participant, text: string): Promise<void> {
  const [question] = person.inbox.all(({ event }) => event === questionTo(person));
  if (!question?.answer) throw new Error(`${person.label} was asked nothing that wants an answer`);
  question.answer(answerOf(person, text));
  await roundTrip(person, question.namespace);
}

/** Asks a room and keeps how that ended. */
export async function ask(
  world: ConformanceWorld,
  asker: Participant,
  room: RoomReference,
  { text, timeoutMs }: { readonly text: string; readonly timeoutMs: unknown },
): Promise<void> {
  const address = inOneRoom(world, asker, 'askRoom', room);
  const values = { ...address.values, timeoutMs };
  const answer = await world.messages.tell({ ...address, values, text });
  const what = `${asker.label} asked ${address.whom} "${text}"`;
  world.keep({ what, outcome: answerCode(answer), answer });
}

/**
 * Fails unless a question ended with these answers, in any order, each once, and said rightly whether they are all, if
 * that can be known. The answers are in the words of the feature: `the answer "yes" from bob and carol`.
 */
export function assertAnswers(
  world: ConformanceWorld,
  words: string,
  complete: boolean | undefined,
): void {
  const attempt = world.attempt();
  const [, text = '', names] = /^the answer "([^"]*)" from (.*)$/.exec(words) ?? [];
  const people = world.participants(names === undefined ? [] : listed(names));
  assertOutcome(attempt, 'ok');
  const { answers, complete: said } = attempt.answer as OperationAnswer;
  const got = Array.isArray(answers) ? sorted(answers) : brief(answers);
  const wanted = sorted(people.map((person) => answerOf(person, text)));
  if (got === wanted && (complete === undefined || said === complete)) return;
  throw new Error(
    [
      attempt.what,
      `  expected  answers ${wanted}, complete: ${String(complete ?? 'either')}`,
      `  observed  answers ${got}, complete: ${brief(said)}`,
    ].join('\n'),
  );
}

function sorted(answers: readonly unknown[]): string {
  return answers.map(brief).sort().join(', ') || 'none';
}
