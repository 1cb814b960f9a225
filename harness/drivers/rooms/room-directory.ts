import type { OperationValues } from '../../contract/operations';
import type { Scalar } from '../setup/captured';

/** Creates a room on the target for the client that first uses it, and returns its id there. */
export type CreateRoom = (name: string, creator: string) => Promise<Scalar>;

/** What the rooms of one scenario are called on the target: their own names, unless the target makes them and gives them ids. */
export class RoomDirectory {
  private readonly ids = new Map<string, Promise<Scalar>>();
  private readonly known = new Map<string, Scalar>();

  /** Without `create`, rooms have free names. */
  constructor(private readonly create?: CreateRoom) {}

  /** Whether rooms have free names. */
  get isFree(): boolean {
    return this.create === undefined;
  }

  /** Returns the values of an operation with the ids of their rooms; rooms that are new are created by this client. */
  async resolve(values: OperationValues, client: string): Promise<OperationValues> {
    if (!this.create) return values;
    const idOf = async (room: unknown): Promise<unknown> =>
      typeof room === 'string' && room !== '' ? await this.made(room, client) : room;
    const { room, rooms } = values;
    return {
      ...values,
      ...('room' in values && { room: await idOf(room) }),
      ...(rooms && { rooms: await Promise.all(rooms.map(idOf)) }),
    };
  }

  /** Returns the id of a room that has been used; of any other value, the value itself. */
  idOf(room: unknown): unknown {
    return typeof room === 'string' ? (this.known.get(room) ?? room) : room;
  }

  private async made(name: string, creator: string): Promise<Scalar> {
    const id = this.ids.get(name) ?? this.create?.(name, creator) ?? Promise.resolve(name);
    this.ids.set(name, id);
    this.known.set(name, await id);
    return await id;
  }
}
