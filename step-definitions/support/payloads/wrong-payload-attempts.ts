import { isDeepStrictEqual } from 'node:util';
import { DeadlineError } from '../../../harness/client/deadline';
import { brief } from '../evidence/transcript';
import type { ConformanceWorld, RoomWord } from '../world';
import { wrongPayloads, type WrongPayload } from './wrong-payloads';

const namespace = '/chat';
const lobby: RoomWord = { name: 'lobby', exact: false, namespace };
const shown = 12;

/**
 * Sends everything that is wrong for a verb on the bare connection. Fails unless each of it is refused as it has to be;
 * where the server may close the connection or not answer instead, another one is opened.
 */
export async function sendEverythingWrong(
  world: ConformanceWorld,
  [text, doing]: readonly [string, string],
): Promise<void> {
  const { bare } = world.outsider;
  const teller = world.introduce(bare.name);
  const whom = 'whoever listens';
  const { body } = world.conversation.expect({
    ...{ teller, verb: 'tellRoom', namespace, whom, text },
    values: { room: world.roomName(lobby) },
  });
  const { event, wrong, huge } = wrongPayloads(
    world.vocabulary,
    doing,
    valuesOf(world, String(body)),
  );
  const { answer, silence } = world.session.timeouts;
  const said = `${bare.name} sent ${event} with payloads that are wrong`;
  refuseMistakes(
    said,
    await Promise.all(wrong.map((one) => mistakeIn(world, [event, answer], one))),
  );
  for (const one of huge) {
    refuseMistakes(said, [await mistakeIn(world, [event, silence], one)]);
    await reopen(world, one.name);
  }
}

function refuseMistakes(said: string, mistakes: readonly (string | undefined)[]): void {
  const found = mistakes.filter((mistake) => mistake !== undefined);
  if (found.length === 0) return;
  const more = found.length > shown ? [`  and ${found.length - shown} more`] : [];
  throw new Error([said, ...found.slice(0, shown), ...more].join('\n'));
}

/** Fails unless the bare connection is in just this room. */
export async function assertBareRooms(world: ConformanceWorld, name: string): Promise<void> {
  const { bare } = world.outsider;
  const answer = answerOf(await bare.ask(namespace, 'myRooms'));
  const rooms: unknown = Reflect.get(answer, 'rooms');
  if (isDeepStrictEqual(rooms, [name])) return;
  throw new Error(
    `${bare.name}'s rooms\n  expected  ${brief([name])}\n  observed  ${brief(rooms)}`,
  );
}

/** What is right for every verb: bob is the member, and the text stands wherever a text may. */
function valuesOf(world: ConformanceWorld, body: string): object {
  const room = world.roomName(lobby);
  const id = world.participant('bob').idIn(namespace);
  const texts = { text: body, body, reason: body };
  const rooms = { room, rooms: [room], except: `${room}-annexe` };
  return { ...texts, ...rooms, to: id, member: id, timeoutMs: 1000 };
}

async function mistakeIn(
  { outsider }: ConformanceWorld,
  [event, ms]: readonly [string, number],
  { name, payload, allowed }: WrongPayload,
): Promise<string | undefined> {
  const args = payload === undefined ? [] : [payload];
  const observed = await outsider.bare.askWithin(ms, namespace, event, args).then(
    (frame) => outcomeOf(answerOf(frame)),
    (error: unknown) => (error instanceof DeadlineError ? 'no answer' : 'closed'),
  );
  if (allowed.includes(observed)) return undefined;
  return `  ${name}: expected ${allowed.join(' or ')}, observed ${observed}`;
}

async function reopen(world: ConformanceWorld, after: string): Promise<void> {
  try {
    const eve = await world.outsider.open();
    await eve.connect(namespace);
    await eve.ask(namespace, 'joinRoom', world.roomName(lobby));
  } catch (error) {
    throw new Error(`after ${after} the server takes no new connection`, { cause: error });
  }
}

function outcomeOf(answer: object): string {
  if (Reflect.get(answer, 'ok') === true) return 'ok';
  return String(Reflect.get(Object(Reflect.get(answer, 'error')) as object, 'code'));
}

/** The one value in a frame that acknowledges: `43/chat,1001[{…}]`. */
function answerOf(frame: string): object {
  const [answer] = JSON.parse(frame.slice(frame.indexOf('['))) as unknown[];
  return Object(answer) as object;
}
