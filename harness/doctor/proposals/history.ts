import type { Packet } from '../../client/packet';
import { isDelivery } from '../../contract/delivery';
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

/** Joins the room of the probe for copies, in which a message was sent, and returns an event of each name in which the message comes; none if the join fails. */
export async function replayingEvents({
  driver,
  observations,
  newClient,
}: LateJoin): Promise<Packet[]> {
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
    .map(({ packet }) => packet);
  return [...new Map(replayed.map((packet) => [packet.event, packet])).values()];
}

/** Returns the lines that declare earlier messages for a client that joins: in events of their own, or as they came first. */
export function historyProposals(replayed: readonly Packet[], driver: Driver): Proposal[] {
  return replayed.flatMap((packet): Proposal[] => {
    const { event } = packet;
    const because = 'a client that joined received an earlier message of the room in it';
    if (!isDelivery(packet, driver.delivery('sendToRoom')))
      return driver.audienceOf(event)
        ? []
        : [{ path: ['events', event], value: 'members', because }];
    if (driver.model.history === 'replayed') return [];
    const again = `a client that joined received an earlier message of the room again: ${event}`;
    return [{ path: ['rooms', 'history'], value: 'replayed', because: again }];
  });
}
