/** The rooms that the clients of one scenario are in, as far as operations have put them there. */
export class Occupancy {
  /** By namespace and room: the names of the clients. */
  private readonly members = new Map<string, Set<string>>();
  /** By client, namespace and room: whether it has ever been a member. */
  private readonly past = new Set<string>();

  join(client: string, namespace: string, room: string): void {
    const key = keyOf(namespace, room);
    this.past.add(`${client} ${key}`);
    this.members.set(key, (this.members.get(key) ?? new Set<string>()).add(client));
  }

  leave(client: string, namespace: string, room: string): void {
    this.members.get(keyOf(namespace, room))?.delete(client);
  }

  /** Notes that a client has a new socket in a namespace, or none any more. */
  leaveAll(client: string, namespace: string): void {
    for (const room of this.roomsOf(client, namespace)) this.leave(client, namespace, room);
  }

  isMember(client: string, namespace: string, room: string): boolean {
    return this.members.get(keyOf(namespace, room))?.has(client) ?? false;
  }

  /** Returns whether a client has ever been in a room. */
  wasMember(client: string, namespace: string, room: string): boolean {
    return this.past.has(`${client} ${keyOf(namespace, room)}`);
  }

  /** Returns the rooms of a namespace that a client is in, or all that have members. */
  roomsOf(client: string | undefined, namespace: string): string[] {
    const prefix = keyOf(namespace, '');
    return [...this.members].flatMap(([key, names]) => {
      const isMeant = client === undefined ? names.size > 0 : names.has(client);
      return key.startsWith(prefix) && isMeant ? [key.slice(prefix.length)] : [];
    });
  }

  /** Returns how many clients are in a room. */
  size(namespace: string, room: string): number {
    return this.members.get(keyOf(namespace, room))?.size ?? 0;
  }
}

function keyOf(namespace: string, room: string): string {
  return `${namespace} ${room}`;
}
