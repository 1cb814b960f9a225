const PREFIX = 'room:';

/**
 * Socket.IO room behind a name that a client chose. Socket.IO has a room for each socket under the socket's id
 * (https://socket.io/docs/v4/rooms/#default-room). The prefix keeps client-chosen names apart, so that joining, leaving or
 * sending to a "room" named like an id does not touch that socket's own room.
 */
export function toKey(name: string): string {
  return PREFIX + name;
}

/** Returns the client-chosen names among the Socket.IO rooms of a socket, without the room under its own id. */
export function toNames(keys: Iterable<string>): string[] {
  return Array.from(keys)
    .filter((key) => key.startsWith(PREFIX))
    .map((key) => key.slice(PREFIX.length));
}

/** Returns whether a text can be the id of a socket: 20 characters of base64url, which the key of a room never is. */
export function isSocketId(text: string): boolean {
  return /^[\w-]{20}$/.test(text);
}
