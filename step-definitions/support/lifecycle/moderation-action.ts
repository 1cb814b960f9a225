import { tryTo } from '../participants/attempts';
import {
  clientPattern,
  namespacePattern,
  roomPattern,
  toRoomReference,
  unquoted,
  type RoomReference,
} from '../participants/names';
import type { ConformanceWorld } from '../world';
import { dismissal, kick, moderate, revoke } from './moderation';

const member = `${clientPattern}(?:'s id in ${namespacePattern})?`;
const forms = [
  `kick(?:s|ed)? ${member}(?: from ${namespacePattern}(?: and closes the connection)?)?`,
  `evict(?:s|ed)? ${member} from ${roomPattern}`,
  `summon(?:s|ed)? ${member} into ${roomPattern}`,
  `revoked? ${clientPattern}'s access to ${roomPattern}`,
];

/** Source of a regular expression for what a moderator does, in any tense. */
export const moderationPattern = `(?:${forms.join('|')})`;

/** What a moderator does to a member. */
export interface Moderation {
  readonly operation: 'kick' | 'evict' | 'summon' | 'revoke';
  readonly member: string;
  /** The namespace of the id by which the member is named, where that is another than the one acted in. */
  readonly idNamespace: string | undefined;
  readonly namespace: string | undefined;
  readonly room: RoomReference | undefined;
  readonly closes: boolean;
}

/** Parses what a moderator does. */
export function toModeration(text: string): Moderation {
  const [, operation = ''] = /^(kick|evict|summon|revoke)/.exec(text) ?? [];
  const [, name = '', idNamespace] =
    new RegExp(`^\\w+ (${clientPattern})(?:'s id in (${namespacePattern}))?`).exec(text) ?? [];
  const room = new RegExp(`(?:from|into|access to) (${roomPattern})$`).exec(text)?.[1];
  const namespace = new RegExp(`^kick\\w* .* from (${namespacePattern})`).exec(text)?.[1];
  return {
    operation: operation as Moderation['operation'],
    member: name,
    idNamespace: idNamespace === undefined ? undefined : unquoted(idNamespace),
    namespace: namespace === undefined ? undefined : unquoted(namespace),
    room: room === undefined ? undefined : toRoomReference(room),
    closes: text.endsWith('closes the connection'),
  };
}

/** Does what a moderator does, which must be acknowledged, and waits until the member has noticed. */
export async function moderateNow(
  world: ConformanceWorld,
  moderator: string,
  { operation, member: name, namespace, room, closes }: Moderation,
): Promise<void> {
  const [actor, target] = [world.participant(moderator), world.participant(name)];
  if (operation === 'kick') {
    const where = world.namespaceOf(target, namespace);
    await kick(actor, target, where, closes ? { close: true } : {});
  } else if (room && operation === 'revoke') await revoke(world, actor, [target, room]);
  else if (room) await moderate(world, actor, operation, [target, room]);
}

/** Tries what a moderator does; how it ends is for a later step. */
export async function tryModerate(
  world: ConformanceWorld,
  moderator: string,
  { operation, member: name, idNamespace, namespace, room }: Moderation,
): Promise<void> {
  const actor = world.participant(moderator);
  const where = world.namespaceOf(actor, namespace ?? room?.namespace);
  const id = world.participant(name).idIn(idNamespace ?? where);
  const values = room ? { member: id, room: world.roomName(room) } : dismissal(id);
  await tryTo(world, actor, where, [operation, values]);
}
