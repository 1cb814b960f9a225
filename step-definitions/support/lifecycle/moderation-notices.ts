import type { Packet } from '../../../harness/client/packet';
import { brief } from '../../../harness/contract/brief';
import { field, valueAt } from '../../../harness/contract/json-path';
import { Mismatch } from '../../../harness/contract/mismatch';
import { assertCounts } from '../evidence/client-counts';
import type { Participant } from '../participants/participant';
import type { RoomReference } from '../rooms/room-reference';
import { kickReason, type ModerationAmongAll } from './moderation';
import { settleAll } from './presence';

/** The notice of a kick or an eviction. */
interface NoticeOfRemoval {
  readonly notice: 'kicked' | 'evicted';
  /** The member or members that it is about, as failures say it. */
  readonly about: string;
  /** The room that an eviction names. */
  readonly room: RoomReference | undefined;
}

/** Fails unless exactly these clients have received the notice of a kick or an eviction, once each. */
export async function assertOnlyMembersNoticed(
  parts: ModerationAmongAll,
  recipients: readonly Participant[],
  removal: NoticeOfRemoval,
): Promise<void> {
  const { participants, session } = parts;
  const { event, fits } = noticeOf(parts, removal);
  const what = `the notice ${event} about ${removal.about}`;
  await Promise.all(
    recipients.map(({ inbox, label }) =>
      inbox.first(fits, `${label}: ${what}`, session.timeouts.answer),
    ),
  );
  await settleAll(parts);
  const counts = participants.all.map((client) => ({
    label: client.label,
    expected: recipients.includes(client) ? 1 : 0,
    received: client.inbox.all(fits).length,
  }));
  assertCounts(what, counts);
  for (const client of recipients) assertReason(client, client.inbox.all(fits));
}

/** An eviction is recognised by its room; a kick ends the connection and needs no more than its name. */
function noticeOf(
  { rooms, participants }: ModerationAmongAll,
  { notice: key, room }: NoticeOfRemoval,
): { readonly event: string; readonly fits: (packet: Packet) => boolean } {
  const [{ driver }] = participants.all as [Participant];
  const notice = driver.notice(key);
  const name = room && rooms.nameOf(room);
  const isHere = ({ args }: Packet): boolean =>
    name === undefined || valueAt(args, notice.room ?? 'room') === name;
  const fits = (packet: Packet): boolean =>
    packet.type === 'EVENT' && packet.event === notice.event && isHere(packet);
  return { event: notice.event, fits };
}

/** A target with a notice of its own need not repeat the reason. */
function assertReason({ label }: Participant, notices: readonly Packet[]): void {
  for (const { event, args } of notices) {
    const reason = field(args[0], 'reason');
    if (event !== 'kicked' || reason === kickReason) continue;
    throw new Mismatch(`${label}: the reason in kicked`, brief(kickReason), brief(reason));
  }
}
