import { clientPattern } from '../participants/client-names';
import { namespacePattern, unquoted } from '../participants/namespace-names';

/** A room as a feature names it. */
export interface RoomReference {
  readonly name: string;
  /** Whether it has this name on the wire, `(lobby)` in it replaced; otherwise the name is made unique for the scenario. */
  readonly exact: boolean;
  /** Whether the feature has the name in quotes, and it must keep its likeness to others. */
  readonly quoted?: true;
  /** Undefined means the only namespace of the client that acts. */
  readonly namespace: string | undefined;
  /** The client whose socket id is the name, and the namespace of that socket. */
  readonly owner?: { readonly client: string; readonly namespace: string | undefined };
}

const owner = `the room named after ${clientPattern}'s id(?: in ${namespacePattern})?`;

/** Source of a regular expression for one room: `the lobby`, `the room "Garden"`, `the lobby of "/news"`. */
export const roomPattern = `(?:${owner}|the (?:room (?:exactly named )?"[^"]*"|(?!room |server|others|invalid)[a-z]+)(?: of ${namespacePattern})?)`;

/** Source of a regular expression for one room or several. */
export const roomsPattern = `${roomPattern}(?:, ${roomPattern})*(?: and ${roomPattern})?`;

/** Parses a room. */
export function toRoomReference(text: string): RoomReference {
  const owned = new RegExp(`^the room named after (${clientPattern})'s id(?: in (.*))?$`).exec(
    text,
  );
  if (owned) {
    const [, client = '', namespace] = owned;
    const from = { client, namespace: namespace === undefined ? undefined : unquoted(namespace) };
    return { name: `${client}'s id`, exact: true, namespace: undefined, owner: from };
  }
  const parts = /^the (?:room (exactly named )?"([^"]*)"|([a-z]+))(?: of "(.*)")?$/.exec(text);
  const [, exactly, quoted, word, namespace] = parts ?? [];
  const exact = exactly !== undefined;
  if (quoted === undefined) return { name: word ?? '', exact, namespace };
  return { name: quoted, exact, namespace, quoted: true };
}

/** Parses a list of rooms, whose quoted names may hold commas. */
export function toRoomReferences(text: string): RoomReference[] {
  return (text.match(new RegExp(roomPattern, 'g')) ?? []).map(toRoomReference);
}

/** Returns how messages call a room: `the lobby`, `the room "Garden"`. */
export function roomLabel({ name }: RoomReference): string {
  return /^[a-z]+$/.test(name) ? `the ${name}` : `the room "${name}"`;
}
