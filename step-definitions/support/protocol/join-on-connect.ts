import { within } from '../../../harness/client/deadline';
import { answerCode, type OperationAnswer } from '../../../harness/contract/answer';
import type { Participant } from '../participants/participant';
import type { ConformanceWorld } from '../world';
import type { RoomReference } from '../participants/names';

/** Where somebody connects to, and with what. */
interface Entry {
  readonly namespace: string;
  readonly auth: object;
}

/** Connects and joins a room in one breath; how that ended is for a later step. */
export async function joinOnConnect(
  world: ConformanceWorld,
  person: Participant,
  { namespace, auth }: Entry,
  room: RoomReference,
): Promise<void> {
  const { event, args } = world.driver.request('join', { room: world.roomName(room) });
  let acknowledge: (answer: OperationAnswer) => void = () => undefined;
  const answered = new Promise<OperationAnswer>((resolve) => {
    acknowledge = resolve;
  });
  await person.connect(namespace, auth, { event, args: [...args, acknowledge] });
  const what = `${person.label} joined the ${room.name} of ${namespace} at once`;
  const answer = await within(world.session.timeouts.answer, `${what}: the answer`, answered);
  world.keep({ what, outcome: answerCode(answer), answer });
}
