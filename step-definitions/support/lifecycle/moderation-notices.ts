import type { Packet } from '../../../harness/client/packet';
import { brief } from '../../../harness/contract/brief';
import { field, valueAt } from '../../../harness/contract/json-path';
import { Mismatch } from '../../../harness/contract/mismatch';
import type { Participant } from '../participants/participant';
import { copiesFor, expecting, expectingOf, type Expectation } from '../reproduction/expectation';
import type { RoomReference } from '../rooms/room-reference';
import type { ModerationAmongAll } from './moderation';
import { assertOnlyNoticed } from './presence';

/** The notice of a kick or an eviction. */
interface NoticeOfRemoval {
  readonly notice: 'kicked' | 'evicted';
  /** The member or members that it is about, as failures say it. */
  readonly about: string;
  /** The room that an eviction names. */
  readonly room: RoomReference | undefined;
  /** The reason that a kick gives. */
  readonly reason: string;
}

/** Fails unless exactly these clients have received the notice of a kick or an eviction, once each. */
export async function assertOnlyMembersNoticed(
  parts: ModerationAmongAll,
  recipients: readonly Participant[],
  removal: NoticeOfRemoval,
): Promise<void> {
  const { participants, session } = parts;
  const { event, room, fits } = noticeOf(parts, removal);
  const what = `the notice ${event} about ${removal.about}`;
  const noticed = assertOnlyNoticed(parts, recipients, {
    ...{ fits, what },
    ms: session.timeouts.answer,
  });
  const copies = copiesFor(participants.all, recipients);
  const fields = room === undefined ? {} : { room };
  await expectingOf(noticed, { copyOf: { event, fields }, copies });
  const { reason } = removal;
  const withReason = { copyOf: { event, fields: { ...fields, reason } }, copies };
  for (const client of recipients)
    assertReason(client, client.inbox.all(fits), { reason, expectation: withReason });
}

/** An eviction is recognised by its room; a kick ends the connection and needs no more than its name. */
function noticeOf(
  { rooms, participants }: ModerationAmongAll,
  { notice: key, room }: NoticeOfRemoval,
): {
  readonly event: string;
  readonly room: string | undefined;
  readonly fits: (packet: Packet) => boolean;
} {
  const [{ driver }] = participants.all as [Participant];
  const notice = driver.notice(key);
  const name = room && rooms.nameOf(room);
  const isHere = ({ args }: Packet): boolean =>
    name === undefined || valueAt(args, notice.room ?? 'room') === name;
  const fits = (packet: Packet): boolean =>
    packet.type === 'EVENT' && packet.event === notice.event && isHere(packet);
  return { event: notice.event, room: name, fits };
}

/** A target with a notice of its own need not repeat the reason. */
function assertReason(
  { label }: Participant,
  notices: readonly Packet[],
  { reason: expected, expectation }: { readonly reason: string; readonly expectation: Expectation },
): void {
  for (const { event, args } of notices) {
    const reason = field(args[0], 'reason');
    if (event !== 'kicked' || reason === expected) continue;
    const mismatch = new Mismatch(`${label}: the reason in kicked`, brief(expected), brief(reason));
    throw expecting(mismatch, expectation);
  }
}
