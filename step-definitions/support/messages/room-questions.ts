import type { Packet } from '../../../harness/client/connection';
import { outcomeOf, type Answer } from '../../../harness/contract/answer';
import { assertOutcome } from '../access/attempts';
import { brief } from '../evidence/transcript';
import { inOneRoom } from '../participants/addressing';
import type { Participant } from '../participants/participant';
import type { Attempt, ConformanceWorld, RoomWord } from '../world';
import { takeIn } from './unconfirmed-operations';

/** Milliseconds of patience: the most that the contract allows, so that a server which waits in vain is found out. */
export const patientMs = 60_000;

/** Milliseconds of somebody in a hurry: enough for those who answer at once. */
export const hurriedMs = 500;

/** What somebody answers: who and what, so that no two answer the same. */
function answerOf({ name }: Participant, text: string): object {
  return { name, text };
}

/** The event by which somebody is asked. */
function questionTo({ vocabulary }: Participant): string {
  return vocabulary.delivery('askRoom').event;
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
  await takeIn(person, question.namespace);
}

/** Asks a room and keeps how that ended. */
export async function ask(
  world: ConformanceWorld,
  asker: Participant,
  room: RoomWord,
  { text, timeoutMs }: { readonly text: string; readonly timeoutMs: unknown },
): Promise<void> {
  const address = inOneRoom(world, asker, 'askRoom', room);
  const values = { ...address.values, timeoutMs };
  const answer = await world.conversation.tell({ ...address, values, text });
  const what = `${asker.label} asked ${address.whom} "${text}"`;
  world.keep({ what, outcome: outcomeOf(answer), answer });
}

/**
 * Fails unless a question ended with these answers, in any order, each once, and said rightly whether they are all, if
 * that can be known.
 */
export function assertAnswers(
  attempt: Attempt,
  people: readonly Participant[],
  { text, complete }: { readonly text: string; readonly complete?: boolean },
): void {
  assertOutcome(attempt, 'ok');
  const { answers, complete: said } = attempt.answer as Answer;
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
