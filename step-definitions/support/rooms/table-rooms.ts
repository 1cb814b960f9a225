import { deliveryReport } from '../messages/delivery-report';
import { batchSize, inBatches } from '../messages/in-batches';
import { toRoom } from '../messages/message-template';
import type { Messages } from '../messages/messages';
import type { Participant } from '../participants/participant';
import { payloadTable } from '../payloads/payload-table';
import type { RoomReference } from './room-reference';
import type { ScenarioRooms } from './scenario-rooms';

interface TableRoom {
  /** What the table calls the name of the room. */
  readonly name: string;
  readonly room: RoomReference;
}

/** Rooms whose names stand in a table. */
export class TableRooms {
  private rooms: readonly TableRoom[] = [];
  private members: readonly Participant[] = [];

  constructor(
    private readonly parts: { readonly rooms: ScenarioRooms; readonly messages: Messages },
  ) {}

  /** The rooms, in the order of the table. */
  get references(): readonly RoomReference[] {
    return this.rooms.map(({ room }) => room);
  }

  /** Puts one client into the room of each name of a table, the next client into the next. */
  async joinInTurn(clients: readonly Participant[], table: string): Promise<void> {
    this.begin(clients, table);
    await inBatches([...this.rooms.entries()], ([index, { room }]) =>
      this.parts.rooms.change(clients[index % clients.length] as Participant, 'join', [room]),
    );
  }

  /** Puts every client into the room of each name of a table. */
  async joinAll(clients: readonly Participant[], table: string): Promise<void> {
    this.begin(clients, table);
    await this.changeWhere('join', () => true);
  }

  /**
   * Has half of the rooms left by each client, so that for any two rooms, in either order, one client left the first and
   * stayed in the second: their positions in the table differ in a binary digit. Throws if there are too few clients, and
   * NotApplicableError if a client cannot leave one room alone.
   */
  async leaveOneOfAnyTwo(): Promise<void> {
    const digits = Math.ceil(Math.log2(this.rooms.length));
    if (this.members.length !== 2 * digits)
      throw new Error(`${this.rooms.length} rooms take ${2 * digits} clients`);
    for (const { driver } of this.members) driver.requireRequest('leave');
    await this.changeWhere(
      'leave',
      (client, room) => ((room >> (client >> 1)) & 1) === (client & 1),
    );
  }

  /** Sends each of these rooms what the table calls it. */
  async sendEachItsName(sender: Participant): Promise<void> {
    const { rooms, messages } = this.parts;
    const { atOnce, join } = sender.driver.model;
    // A sender that joins one room after the other is not in two at a time.
    const size = atOnce === 'one' || join === 'connect' ? 1 : batchSize;
    const send = ({ name, room }: TableRoom): Promise<void> =>
      messages.mustSend({ ...toRoom(rooms, sender, 'sendToRoom', room), audience: name }, name);
    await inBatches(this.rooms, send, size);
  }

  /** Fails unless each name was received by the members of its room, and by no other client. */
  async assertOwnRooms(): Promise<void> {
    const { messages } = this.parts;
    const reports: string[] = [];
    for (const { name, room } of this.rooms) {
      const required = this.members.filter((client) => this.isIn(client, room));
      const problem = await messages.deliveryProblem(messages.find(name), { required });
      if (problem) reports.push(deliveryReport(problem));
    }
    if (reports.length > 0) throw new Error(reports.join('\n'));
  }

  private begin(clients: readonly Participant[], table: string): void {
    this.members = clients;
    this.rooms = payloadTable(table).map(({ name, sent }) => ({
      name,
      room: { name: String(sent), exact: true, namespace: undefined },
    }));
  }

  /** Joins or leaves what the positions of the client and of the room say, all clients at the same time. */
  private async changeWhere(
    operation: 'join' | 'leave',
    isMeant: (client: number, room: number) => boolean,
  ): Promise<void> {
    await Promise.all(
      this.members.map(async (client, position) => {
        const rooms = this.rooms.filter((_, index) => isMeant(position, index));
        await inBatches(rooms, ({ room }) => this.parts.rooms.change(client, operation, [room]));
      }),
    );
  }

  private isIn(client: Participant, room: RoomReference): boolean {
    return client.isIn(client.namespaceFor(room.namespace), this.parts.rooms.nameOf(room));
  }
}
