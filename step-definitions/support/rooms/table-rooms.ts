import { deliveryReport } from '../messages/delivery-report';
import { inBatches } from '../messages/in-batches';
import { toRoom } from '../messages/message-template';
import type { Messages } from '../messages/messages';
import type { Participant } from '../participants/participant';
import { payloadTable } from '../payloads/payload-table';
import type { RoomReference } from './room-reference';
import type { ScenarioRooms } from './scenario-rooms';

interface Membership {
  /** What the table calls the name of the room. */
  readonly name: string;
  readonly room: RoomReference;
  readonly member: Participant;
}

/** ScenarioRooms whose names stand in a table, each with one member. */
export class TableRooms {
  private memberships: readonly Membership[] = [];

  constructor(
    private readonly parts: { readonly rooms: ScenarioRooms; readonly messages: Messages },
  ) {}

  /** Puts one client into the room of each name of a table, the next client into the next. */
  async joinInTurn(clients: readonly Participant[], table: string): Promise<void> {
    this.memberships = payloadTable(table).map(({ name, sent }, index) => {
      const room = { name: String(sent), exact: true, namespace: undefined };
      return { name, room, member: clients[index % clients.length] as Participant };
    });
    await inBatches(this.memberships, ({ room, member }) =>
      this.parts.rooms.change(member, 'join', [room]),
    );
  }

  /** Sends each of these rooms what the table calls it. */
  async sendEachItsName(sender: Participant): Promise<void> {
    const { rooms, messages } = this.parts;
    await inBatches(this.memberships, ({ name, room }) =>
      messages.mustSend({ ...toRoom(rooms, sender, 'sendToRoom', room), audience: name }, name),
    );
  }

  /** Fails unless each name was received by the member of its room, and by no other client. */
  async assertOwnRooms(): Promise<void> {
    const { messages } = this.parts;
    const reports: string[] = [];
    for (const { name, member } of this.memberships) {
      const problem = await messages.deliveryProblem(messages.find(name), { required: [member] });
      if (problem) reports.push(deliveryReport(problem));
    }
    if (reports.length > 0) throw new Error(reports.join('\n'));
  }
}
