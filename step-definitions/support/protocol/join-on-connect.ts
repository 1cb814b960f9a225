import { DeadlineError, within } from '../../../harness/client/deadline';
import { answerCode, type OperationAnswer } from '../../../harness/contract/answer';
import type { LaneContext } from '../../../harness/servers/lane-context';
import { refusalIn, type Attempt, type Attempts } from '../participants/attempts';
import type { Participant } from '../participants/participant';
import { roomLabel, type RoomReference } from '../rooms/room-reference';
import type { RoomNames } from '../rooms/scenario-rooms';

/** What joining on connection needs from its scenario. */
interface Parts {
  readonly session: LaneContext;
  readonly rooms: RoomNames;
  readonly attempts: Attempts;
}

/** A connection, and the room that is joined in one go with it. */
interface JoinOnConnect {
  readonly namespace: string;
  readonly auth: object;
  readonly room: RoomReference;
}

/** Connects and joins a room in one go; how that ended is for a later step. */
export async function joinOnConnect(
  { session, rooms, attempts }: Parts,
  client: Participant,
  { namespace, auth, room }: JoinOnConnect,
): Promise<void> {
  const what = `${client.label} connected to ${namespace} and joined ${roomLabel(room)} immediately`;
  client.driver.requireRequest('join');
  const { event, args } = client.driver.request('join', { room: rooms.nameOf(room) });
  let acknowledge: (answer: OperationAnswer) => void = () => undefined;
  const answered = new Promise<OperationAnswer>((resolve) => {
    acknowledge = resolve;
  });
  const ms = session.timeouts.answer;
  const attempt = await client
    .connect(namespace, auth, { event, args: [...args, acknowledge] })
    .then(() => within(ms, `${what}: the answer`, answered))
    .then((answer) => ({ outcome: answerCode(answer), answer }), failureIn);
  attempts.keep({ what, ...attempt });
}

function failureIn(error: unknown): Omit<Attempt, 'what'> {
  if (error instanceof DeadlineError) return { outcome: 'no answer', answer: error.message };
  return refusalIn(error);
}
