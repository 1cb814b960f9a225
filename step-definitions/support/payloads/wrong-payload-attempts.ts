import { contractOperations, type Operation } from '../../../harness/contract/operations';
import { DeadlineError } from '../../../harness/client/deadline';
import { answerIn } from '../raw-client/raw-client-checks';
import { wrongPayloads, type WrongPayload } from './wrong-payloads';
import type { ConformanceWorld } from '../world';
import type { RoomReference } from '../participants/names';

const namespace = '/chat';
const lobby: RoomReference = { name: 'lobby', exact: false, namespace };

/**
 * Sends everything that is wrong for an operation on the raw connection, and keeps what was not refused as it has to be.
 * Where the server may close the connection or not answer instead, another one is opened.
 */
export async function sendEverythingWrong(
  world: ConformanceWorld,
  operation: string,
  text: string,
): Promise<void> {
  const { bare } = world.rawClient;
  const sender = world.introduce(bare.name);
  const whom = 'whoever listens';
  const { body } = world.messages.expect({
    ...{ sender, operation: 'sendToRoom', namespace, whom, text },
    values: { room: world.roomName(lobby) },
  });
  const { event, wrong, huge } = wrongPayloads(
    world.driver,
    toOperation(operation),
    valuesOf(world, String(body)),
  );
  const { answer, silence } = world.session.timeouts;
  const said = `${bare.name} sent ${event} with payloads that are wrong`;
  const mistakes = await Promise.all(wrong.map((one) => mistakeIn(world, [event, answer], one)));
  for (const one of huge) {
    mistakes.push(await mistakeIn(world, [event, silence], one));
    await reopen(world, one.name);
  }
  world.keepTable({ what: said, mistakes: mistakes.filter((one) => one !== undefined) });
}

/** Throws if the contract has no operation of the name. */
function toOperation(name: string): Operation {
  if (name in contractOperations) return name as Operation;
  throw new Error(`the contract has no operation ${name}`);
}

/** What is right for every operation: bob is the member, and the text stands wherever a text may. */
function valuesOf(world: ConformanceWorld, body: string): object {
  const room = world.roomName(lobby);
  const id = world.participant('bob').idIn(namespace);
  const texts = { text: body, body, reason: body };
  const rooms = { room, rooms: [room], except: `${room}-annexe` };
  return { ...texts, ...rooms, to: id, member: id, timeoutMs: 1000 };
}

async function mistakeIn(
  { rawClient }: ConformanceWorld,
  [event, ms]: readonly [string, number],
  { name, payload, allowed }: WrongPayload,
): Promise<string | undefined> {
  const args = payload === undefined ? [] : [payload];
  const observed = await rawClient.bare.askWithin(ms, namespace, event, args).then(
    (frame) => outcomeOf(answerIn(frame)),
    (error: unknown) => (error instanceof DeadlineError ? 'no answer' : 'closed'),
  );
  if (allowed.includes(observed)) return undefined;
  return `  ${name}: expected ${allowed.join(' or ')}, received ${observed}`;
}

async function reopen(world: ConformanceWorld, after: string): Promise<void> {
  try {
    const eve = await world.rawClient.open();
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
