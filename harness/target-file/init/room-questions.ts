import type { Interview } from './interview';

/** How rooms and messages work in a target; what is left out is as in the contract. */
export interface RoomAnswers {
  readonly rooms: Readonly<Record<string, string | number>>;
  readonly messages: Readonly<Record<string, string>>;
}

interface RoomQuestion {
  readonly part: keyof RoomAnswers;
  readonly key: string;
  readonly question: string;
  /** Values that the target file may have, and their meaning; the first is the contract's. */
  readonly values: Readonly<Record<string, string>>;
}

/** The questions about the room model, except the one about its capacity. */
export const roomQuestions: readonly RoomQuestion[] = [
  {
    part: 'rooms',
    key: 'join',
    question: 'How does a client join a room',
    values: { request: 'it sends an event', connect: 'its handshake names the room' },
  },
  {
    part: 'rooms',
    key: 'leave',
    question: 'How does a client leave a room',
    values: { request: 'it sends an event', disconnect: 'it disconnects' },
  },
  {
    part: 'rooms',
    key: 'atOnce',
    question: 'How many rooms can a client be in at a time',
    values: { many: 'any number', one: 'joining a second room leaves the first, or is refused' },
  },
  {
    part: 'rooms',
    key: 'unchanged',
    question:
      'How does the server answer a second join of a room, or a leave by a client that is not in it',
    values: { confirmed: 'as usual', silent: 'not at all', refused: 'with a refusal' },
  },
  {
    part: 'rooms',
    key: 'members',
    question: 'Is somebody who connects again back in the room without joining',
    values: { clients: 'no', people: 'yes, the server remembers its members' },
  },
  {
    part: 'messages',
    key: 'senders',
    question: 'Who may send to a room',
    values: { anyone: 'every client', members: 'only clients in the room' },
  },
  {
    part: 'messages',
    key: 'sender',
    question: 'Does a member receive the messages that it sends itself',
    values: { included: 'yes', excluded: 'no, only the other members do' },
  },
  {
    part: 'messages',
    key: 'body',
    question: 'What can a message carry',
    values: { json: 'any JSON value', text: 'text only', none: 'nothing' },
  },
];

const noLimit = 'no limit';

/** Asks how rooms work; returns only what differs from the contract. Throws NoAnswerError. */
export async function askForRooms(interview: Interview): Promise<RoomAnswers> {
  interview.print('How do its rooms work? An empty answer selects the usual way.');
  const rooms: Record<string, string | number> = {};
  const messages: Record<string, string> = {};
  const answers = { rooms, messages };
  for (const { part, key, question, values } of roomQuestions) {
    // A client that joins by connecting cannot leave in another way.
    if (key === 'leave' && rooms['join'] === 'connect') {
      rooms['leave'] = 'disconnect';
      continue;
    }
    // Nor is it still a member when it connects again.
    if (key === 'members' && rooms['leave'] === 'disconnect') continue;
    const answer = await askForOneOf(interview, question, values);
    if (answer !== Object.keys(values)[0]) answers[part][key] = answer;
  }
  const capacity = await interview.ask('Largest number of members of a room', toCapacity, noLimit);
  return capacity === undefined ? answers : { ...answers, rooms: { ...answers.rooms, capacity } };
}

async function askForOneOf(
  interview: Interview,
  question: string,
  values: RoomQuestion['values'],
): Promise<string> {
  const names = Object.keys(values);
  for (const [value, meaning] of Object.entries(values))
    interview.print(`  ${value.padEnd(10)}  ${meaning}`);
  const read = (text: string): string => {
    const found = names.filter((name) => name.startsWith(text.toLowerCase()));
    const exact = names.find((name) => name === text.toLowerCase());
    const [only, ...others] = exact === undefined ? found : [exact];
    if (only !== undefined && others.length === 0) return only;
    throw new Error(`please answer ${names.join(' or ')}`);
  };
  return await interview.ask(question, read, names[0]);
}

function toCapacity(text: string): number | undefined {
  if (text === noLimit) return undefined;
  const count = Number(text);
  if (Number.isInteger(count) && count >= 1) return count;
  throw new Error('please answer with a number of clients, or nothing');
}
