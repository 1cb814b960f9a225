import { requiresMembership } from '../../../harness/drivers/rooms/room-rules';
import type { Participant } from '../participants/participant';
import { raise } from './fence';
import type { FenceContext } from './fence-context';

/**
 * Fences the members of each room in that room itself, where no other room is left for it, or proves nothing; the silence of all
 * others is bounded by time and by the ledger. Returns the members that a fence did not reach.
 */
export async function fenceRooms(
  context: FenceContext,
  actor: Participant,
): Promise<Participant[]> {
  const missing: Participant[] = [];
  for (const namespace of actor.namespaces)
    for (const room of roomsFor(actor, namespace))
      missing.push(...(await fenceRoom(context, actor, { namespace, room })));
  context.boundByTime(
    actor.driver.hasProbeRoom
      ? 'messages of different rooms overtake one another, so that a fence in another room proves nothing'
      : 'the target leaves no room in which all clients could receive a fence (rooms, messages in the target file)',
  );
  await context.lane.session.silenceWindow();
  return missing;
}

/** Rooms that a client may send to: those that it is in, or all if anyone may send and the payload names the room. */
function roomsFor(actor: Participant, namespace: string): readonly string[] {
  const { driver } = actor;
  if (!driver.canSendTexts) return [];
  return actor.roomsIn(namespace, requiresMembership(driver, 'sendToRoom') ? 'itself' : 'anybody');
}

async function fenceRoom(
  { lane, scenario, participants }: FenceContext,
  actor: Participant,
  { namespace, room }: { readonly namespace: string; readonly room: string },
): Promise<Participant[]> {
  const members = participants.all.filter((one) => one.isIn(namespace, room));
  const isExcluded = actor.driver.model.sender === 'excluded';
  const observers = members.filter((one) => !isExcluded || one !== actor);
  const fence = { sender: actor, namespace, probe: room, observers, others: members, scenario };
  return await raise(fence, lane.ledger, (observer) => lane.patience(actor.instance, observer));
}
