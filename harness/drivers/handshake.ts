import { randomUUID } from 'node:crypto';
import { Random } from '../contract/names/random';
import { roomName } from '../contract/names/room-names';
import { accountName } from '../contract/names/user-names';
import { fill } from '../contract/template';
import type { UserValues } from './setup/set-up';
import type { Connect } from '../target-file/connect-schema';

/** What a client says when it connects. Headers and query are texts. */
export interface Handshake {
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly auth: object;
  /** Certificate of the authority that signed the server's, in PEM. */
  readonly ca?: string | undefined;
}

/** The handshake of a target without a `connect` of its own. */
export const plainHandshake: Handshake = { path: '/socket.io', query: {}, headers: {}, auth: {} };

/** What a handshake is about. */
interface Connecting {
  readonly participant: string;
  readonly unique: string;
  readonly user: UserValues;
  /** The room that a client joins by connecting. */
  readonly room?: string;
}

/** Returns the handshake of a participant, with all placeholders filled. */
export function handshakeFor(
  { path, query, auth, headers, ca }: Connect,
  { participant, unique, user, room = roomName(new Random(unique), 'plain') }: Connecting,
): Handshake {
  const captured = Object.entries(user).map(([name, value]) => [`user.${name}`, value] as const);
  const values: Record<string, unknown> = {
    participant,
    unique,
    room,
    ...Object.fromEntries(captured),
  };
  return {
    path,
    query: texts(fill(query, values)),
    headers: texts(fill(headers, values)),
    auth: fill(auth, values) as object,
    ca,
  };
}

/** Returns a text that no other participant of any run uses, short enough for a user name. */
export function newUnique(): string {
  return accountName(new Random(randomUUID()));
}

function texts(values: unknown): Record<string, string> {
  const entries = Object.entries(values as object).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries.map(([name, value]) => [name, String(value)]));
}
