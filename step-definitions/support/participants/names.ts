import type { Transport } from '../../../harness/client/connection';

/** Source of a regular expression for one client: `alice`, `bob's phone`. */
export const clientPattern = /(?:alice|bob|carol|dave|eve)(?:'s phone)?/.source;

/** Source of a regular expression for one client or several: `alice, bob and carol`. */
export const clientsPattern = `${clientPattern}(?:, ${clientPattern})*(?: and ${clientPattern})?`;

/** Source of a regular expression for a namespace in quotes. */
export const namespacePattern = /"\/[^" ]*"/.source;

/** Source of a regular expression for one namespace or several. */
export const namespacesPattern = `${namespacePattern}(?:, ${namespacePattern})*(?: and ${namespacePattern})?`;

const owner = `the room named after ${clientPattern}'s id(?: in ${namespacePattern})?`;

/** Source of a regular expression for one room: `the lobby`, `the room "Garden"`, `the lobby of "/news"`. */
export const roomPattern = `(?:${owner}|the (?:room (?:exactly named )?"[^"]*"|(?!room |server|others|invalid)[a-z]+)(?: of ${namespacePattern})?)`;

/** Source of a regular expression for one room or several. */
export const roomsPattern = `${roomPattern}(?:, ${roomPattern})*(?: and ${roomPattern})?`;

/** Source of a regular expression for a JSON value. */
export const valuePattern = /(?:null|true|false|-?\d+|"[^"]*"|\[.*\]|\{.*\})/.source;

/** A room as a feature names it. */
export interface RoomReference {
  readonly name: string;
  /** Whether the name goes onto the wire as it stands, `(lobby)` in it apart; else it is made unique for the scenario. */
  readonly exact: boolean;
  /** Undefined where the client is connected to one namespace only. */
  readonly namespace: string | undefined;
  /** The client whose socket id is the name, and the namespace of that socket. */
  readonly owner?: { readonly client: string; readonly namespace: string | undefined };
}

/** A server as a feature names it: one of the lane, or one that was started for such scenarios. */
export interface ServerReference {
  readonly kind: 'lane' | 'disposable' | 'isolated' | 'short-timeout';
  /** Counted from 1. */
  readonly number: number;
}

/** Returns the parts of a list: `alice, bob and carol`. */
export function listed(text: string): string[] {
  return text.split(/, | and /);
}

/** Returns the text between quotes. */
export function unquoted(text: string): string {
  return text.replace(/^"(.*)"$/, '$1');
}

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
  return { name: quoted ?? word ?? '', exact: exactly !== undefined, namespace };
}

/** Parses a list of rooms, whose quoted names may hold commas. */
export function toRoomReferences(text: string): RoomReference[] {
  return (text.match(new RegExp(roomPattern, 'g')) ?? []).map(toRoomReference);
}

/** Parses a server: `server 2`, `2`, `disposable server 1`, `disposable 1`, `the short-timeout server`. */
export function toServerReference(text: string): ServerReference {
  const [, kind = 'lane', number = '1'] =
    /^(?:the )?(disposable|isolated|short-timeout)? ?(?:server)? ?(\d)?$/.exec(text) ?? [];
  return { kind: kind as ServerReference['kind'], number: Number(number) };
}

/** Parses a transport of the connection table. Throws if there is none of the name. */
export function toTransport(text: string): Transport {
  const transports: Readonly<Record<string, Transport>> = {
    websocket: 'websocket',
    polling: 'polling',
    'polling, then websocket': 'upgrade',
  };
  const transport = transports[text];
  if (transport) return transport;
  throw new Error(`no transport "${text}"; known: ${Object.keys(transports).join('; ')}`);
}
