import type { OperationAnswer } from '../../../harness/contract/answer';
import { brief } from '../../../harness/contract/brief';
import { field } from '../../../harness/contract/json-path';
import { outcomeOf } from '../../../harness/drivers/unanswered';
import type { Participant } from '../participants/participant';
import type { RoomReference } from './room-reference';

/** Returns the names of rooms on the wire. */
export interface RoomNames {
  nameOf(room: RoomReference): string;
}

/** ScenarioRooms that are private, by what the features call them. */
const privateRooms: readonly string[] = ['vault', 'cellar'];

interface Confirmation {
  readonly client: Participant;
  readonly operation: 'join' | 'leave';
  readonly name: string;
}

/** What the rooms of a scenario need from it. */
export interface RoomContext {
  readonly participants: { find(name: string): Participant };
  /** Returns a name that no room of another scenario has. */
  newRoomName(purpose: string): string;
}

/** The rooms of one scenario: their names on the wire, and which clients joined and left them. */
export class ScenarioRooms implements RoomNames {
  private readonly confirmations: Confirmation[] = [];
  /** By what the features call them: names on the wire. */
  private readonly names = new Map<string, string>();

  constructor(private readonly context: RoomContext) {}

  /** Names on the wire, each with what the features call the room. */
  get wireNames(): ReadonlyMap<string, string> {
    return new Map([...this.names].map(([name, wire]) => [wire, name]));
  }

  /** Returns the name of a room on the wire: the exact one, or one that no other scenario uses. */
  nameOf({ name, exact, quoted, owner }: RoomReference): string {
    if (owner) {
      const client = this.context.participants.find(owner.client);
      return client.idIn(client.namespaceFor(owner.namespace));
    }
    // A quoted name stays as it is behind a prefix, so that it keeps its end and its likeness to others.
    if (quoted && !exact) return `${this.wireName('')}-${name}`;
    if (!exact) return this.wireName(name);
    return name.replace(/\((\w+)\)/, (_, inner: string) => this.wireName(inner));
  }

  /** Returns what a token calls a private room: its name without the prefix that makes it private. */
  privateNameOf(room: RoomReference): string {
    return this.nameOf(room).replace(/^private:/, '');
  }

  /** Joins or leaves rooms, one after the other, each confirmed. */
  async change(
    client: Participant,
    operation: 'join' | 'leave',
    rooms: readonly RoomReference[],
  ): Promise<void> {
    for (const room of rooms) {
      const name = this.nameOf(room);
      const namespace = client.namespaceFor(room.namespace);
      const isChosen = room.exact || room.quoted === true;
      if (isChosen && operation === 'join') await joinIfLegal(client, namespace, name);
      else await client.must(namespace, operation, { room: name });
      this.confirmations.push({ client, operation, name });
    }
  }

  /** Returns how often a client must have received the confirmation that it joined or left a room. */
  confirmed(client: Participant, operation: 'join' | 'leave', name: string): number {
    return this.confirmations.filter(
      (one) => one.client === client && one.operation === operation && one.name === name,
    ).length;
  }

  private wireName(name: string): string {
    const prefix = privateRooms.includes(name) ? 'private:' : '';
    const wire = this.names.get(name) ?? `${prefix}${this.context.newRoomName(name)}`;
    this.names.set(name, wire);
    return wire;
  }
}

/** A target of its own may refuse names such as `__proto__` or `tea?`, as long as it accepts those that the suite makes up. */
async function joinIfLegal(client: Participant, namespace: string, room: string): Promise<void> {
  const { driver } = client;
  if (!driver.isForeign) {
    await client.must(namespace, 'join', { room });
    return;
  }
  const join = (): Promise<OperationAnswer> => client.ask(namespace, 'join', { room });
  const { outcome, answer } = await outcomeOf(driver, 'join', join);
  if (outcome === 'ok') return;
  const refusal = brief(field(answer, 'error') ?? answer);
  driver.notApplicable(
    `the target has its own rules for the names of rooms: it refuses ${brief(room)} (${refusal})`,
  );
}
