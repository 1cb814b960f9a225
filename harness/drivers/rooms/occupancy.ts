/** The rooms that the clients of one scenario are in, as far as operations have put them there. */
export class Occupancy {
  /** By namespace and room: the names of the clients. */
  private readonly members = new Map<string, Set<string>>();
  /** By namespace and room: the names of clients whose joins are not answered yet. */
  private readonly joining = new Map<string, Set<string>>();
  /** By namespace and room: the end of the latest join that was made in turn. */
  private readonly turns = new Map<string, Promise<unknown>>();

  join(client: string, namespace: string, room: string): void {
    const key = keyOf(namespace, room);
    this.members.set(key, (this.members.get(key) ?? new Set<string>()).add(client));
  }

  /** Runs a join of a client, which has a seat in the room from now on. */
  async joins<T>(
    client: string,
    { namespace, room, run }: { namespace: string; room: string; run: () => Promise<T> },
  ): Promise<T> {
    const key = keyOf(namespace, room);
    const joining = this.joining.get(key) ?? new Set<string>();
    this.joining.set(key, joining.add(client));
    try {
      return await run();
    } finally {
      joining.delete(client);
    }
  }

  /** Runs a join after the joins of the same room that are in turn before it. */
  async inTurn<T>(namespace: string, room: string, run: () => Promise<T>): Promise<T> {
    const key = keyOf(namespace, room);
    const result = (this.turns.get(key) ?? Promise.resolve()).then(run);
    const over = result.catch(() => undefined);
    this.turns.set(key, over);
    return await result;
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

  /** Returns the rooms of a namespace that a client is in, or all that have members. */
  roomsOf(client: string | undefined, namespace: string): string[] {
    return roomsWith(this.members, namespace, client);
  }

  /** Returns the rooms of a namespace that a client is in or is joining. */
  seatsOf(client: string, namespace: string): string[] {
    return [this.members, this.joining].flatMap((names) => roomsWith(names, namespace, client));
  }

  /** Returns how many clients are in a room or are joining it. */
  size(namespace: string, room: string): number {
    const key = keyOf(namespace, room);
    const [members = [], joining = []] = [this.members.get(key), this.joining.get(key)];
    return new Set([...members, ...joining]).size;
  }

  /** Whether nobody is in a room. */
  isEmpty(namespace: string, room: string): boolean {
    return (this.members.get(keyOf(namespace, room))?.size ?? 0) === 0;
  }
}

/** Returns the rooms of a namespace with a client, or with any. */
function roomsWith(
  rooms: ReadonlyMap<string, ReadonlySet<string>>,
  namespace: string,
  client: string | undefined,
): string[] {
  const prefix = keyOf(namespace, '');
  return [...rooms].flatMap(([key, names]) => {
    const isMeant = client === undefined ? names.size > 0 : names.has(client);
    return key.startsWith(prefix) && isMeant ? [key.slice(prefix.length)] : [];
  });
}

function keyOf(namespace: string, room: string): string {
  return `${namespace} ${room}`;
}
