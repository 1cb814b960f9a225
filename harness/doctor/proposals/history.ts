import type { Driver } from '../../drivers/driver';
import { body } from '../core-operations';
import type { DoctorClient } from '../doctor-client';
import type { Observations } from '../observations';
import { copiesRoom } from './probes';
import type { Proposal } from './proposal';

/** What the doctor needs to let a further client join. */
interface LateJoin {
  readonly driver: Driver;
  readonly observations: Observations;
  readonly newClient: (name: string) => DoctorClient;
}

/** Joins the room of the probe for copies, in which a message was sent, and returns the names of the events in which the message comes; none if the join fails. */
export async function replayingEvents({
  driver,
  observations,
  newClient,
}: LateJoin): Promise<string[]> {
  if (!driver.supports('join') || !driver.canSendTexts) return [];
  const late = newClient('gina');
  try {
    await late.connect();
    await late.must('join', { room: copiesRoom });
  } catch (error) {
    if (error instanceof Error) return [];
    throw error;
  } finally {
    late.close();
  }
  const replayed = observations
    .all()
    .filter(({ client, packet: { type, args } }) => {
      const isEvent = type === 'EVENT' && client === late.name;
      return isEvent && JSON.stringify(args).includes(JSON.stringify(body));
    })
    .map(({ packet }) => packet.event);
  return [...new Set(replayed)];
}

/** Returns the lines that declare events with earlier messages for the members of a room. */
export function historyProposals(events: readonly string[], driver: Driver): Proposal[] {
  return events
    .filter((event) => !isMessage(event, driver) && driver.audienceOf(event) === undefined)
    .map((event) => ({
      path: ['events', event],
      value: 'members',
      because: 'a client that joined received an earlier message of the room in it',
    }));
}

/** Returns, human-readable, that a server repeats messages under their own event; undefined if it does not. */
export function replayOf(events: readonly string[], driver: Driver): string | undefined {
  const event = events.find((one) => isMessage(one, driver));
  if (event === undefined) return undefined;
  return `the server repeats earlier messages to a client that joins, under the event of new ones (${event}): RM-10, LC-04, OR-07 and EX-01 will fail; under another event, it can be declared in events`;
}

function isMessage(event: string, driver: Driver): boolean {
  return driver.delivery('sendToRoom').event === event;
}
