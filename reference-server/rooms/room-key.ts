const PREFIX = 'room:';

/**
 * The Socket.IO room behind a name that a client chose. Socket.IO keeps a room per socket under the socket's id
 * (https://socket.io/docs/v4/rooms/#default-room); the prefix keeps names out of there, so that joining, leaving or
 * telling a "room" named like an id touches no one's own room.
 */
export function toKey(name: string): string {
  return PREFIX + name;
}

/** The names among the Socket.IO rooms of a socket, its own-id room left out. */
export function toNames(keys: Iterable<string>): string[] {
  return Array.from(keys)
    .filter((key) => key.startsWith(PREFIX))
    .map((key) => key.slice(PREFIX.length));
}

/** Whether the text can be the id of a socket: 20 characters of base64url, which no key of a room is. */
export function isSocketId(text: string): boolean {
  return /^[\w-]{20}$/.test(text);
}
