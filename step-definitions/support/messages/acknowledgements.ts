import type { Operation } from '../../../harness/contract/operations';
import { uniqueName } from '../evidence/nonce';
import type { Participant } from '../participants/participant';
import type { ConformanceWorld } from '../world';
import { roundTrip } from './unconfirmed-operations';

/** Verbs of the core, all of them, with what makes each succeed; told to nobody in particular. */
const values = {
  room: 'unasked',
  rooms: ['unasked'],
  except: 'nobody',
  body: '',
  text: '',
  to: '',
};
const operations: readonly Operation[] = [
  ...(['echo', 'reflect', 'join', 'rooms', 'leave', 'sendToRoom', 'sendToOthersInRoom'] as const),
  ...(['sendToRooms', 'sendToRoomExcept', 'sendToAll', 'sendToOthers', 'sendToOne'] as const),
];

/**
 * Has everybody ask `count` questions in every namespace, all at once, by turns of two kinds: one that a server can
 * answer on the spot, and one for which it may have to wait. Clients count their requests in every namespace from 0, so
 * that the same numbers are under way many times.
 */
export async function requestConcurrently(
  world: ConformanceWorld,
  people: readonly Participant[],
  namespaces: readonly string[],
  count: number,
): Promise<void> {
  const questions = people.flatMap((person) =>
    namespaces.flatMap((namespace) =>
      Array.from({ length: count }, (_, index) => ask(person, namespace, index)),
    ),
  );
  const answers = await Promise.all(questions.map(({ answer }) => answer));
  const rows = questions.map(({ name, arrives }) => ({ name, sent: arrives, arrives }));
  const [by] = people as [Participant];
  world.begin({ what: 'questions that were asked at once', by, rows, answers });
}

/** Sends every operation without asking for an acknowledgement, as it should be and without anything that it needs. */
export async function sendUnacknowledged(world: ConformanceWorld, by: Participant): Promise<void> {
  const namespace = world.namespaceOf(by);
  for (const operation of operations) {
    const { event, args } = by.driver.request(operation, values);
    for (const payload of [args, [], [null]]) by.send(namespace, event, payload);
    await roundTrip(by, namespace);
  }
}

/** Emits an event that nobody handles, and asks for its acknowledgement. */
export function requestWithoutHandler(client: Participant, namespace: string): void {
  const acknowledge = (): void => undefined;
  client.send(namespace, 'nobody-handles-this', ['?', acknowledge]);
}

function ask(
  person: Participant,
  namespace: string,
  index: number,
): { readonly name: string; readonly arrives: unknown; readonly answer: Promise<unknown> } {
  const word = uniqueName(`question-${index}`);
  const name = `${person.label} on ${namespace}, question ${index + 1}`;
  if (index % 2 === 0) {
    const reflected = person.ask(namespace, 'reflect', { body: word });
    return { name, arrives: [word], answer: reflected.then(({ args }) => args) };
  }
  const joined = person.ask(namespace, 'join', { room: word });
  return { name, arrives: word, answer: joined.then(({ room }) => room) };
}
