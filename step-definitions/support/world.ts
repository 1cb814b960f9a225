import { World, setWorldConstructor } from '@cucumber/cucumber';
import type { Transport } from '../../harness/client/connection';
import type { Instance } from '../../harness/servers/instance';
import type { LaneContext } from '../../harness/servers/lane-context';
import type { Driver } from '../../harness/drivers/driver';
import type { Address } from './participants/addressing';
import { Messages, type Scene } from './messages/conversation';
import { authIn, remember } from './participants/credentials';
import { laneState, type LaneState } from './lane';
import { uniqueName } from './evidence/nonce';
import { RawClient } from './raw-client/raw-client';
import { answerCode } from '../../harness/contract/answer';
import type { RoomReference } from './participants/names';
import { Participant } from './participants/participant';
import type { Series } from './messages/payload-series';
import { brief, Transcript } from './evidence/transcript';

/** What the features call the private rooms. */
const privateRooms: readonly string[] = ['vault', 'cellar'];

/** What a scenario says of a participant, where it does not leave it to the lane. */
export interface Introduction {
  readonly instance?: Instance;
  readonly transport?: Transport;
  readonly shared?: boolean;
}

/** An attempt that may be refused, and how it ended. */
export interface Attempt {
  readonly what: string;
  /** Contract's error code, `refused` for a CONNECT_ERROR, or `ok`. */
  readonly outcome: string;
  /** The whole answer, for messages and details. */
  readonly answer: unknown;
}

/** Attempts with each row of a table, and which of them ended in another way than the table allows. */
export interface TableAttempts {
  readonly what: string;
  readonly mistakes: readonly string[];
}

/** What one scenario knows: its participants, its rooms, what was told and what was tried. */
export class ConformanceWorld extends World<{ readonly session: string }> implements Scene {
  readonly transcript = new Transcript();
  scenario = '';
  readonly messages = new Messages(this);
  readonly rawClient = new RawClient(this);
  /** What the servers' counters stood at before anybody spoke. */
  readonly counted = new Map<string, number>();
  /** What exploring has found to go wrong, for people. */
  explored: string | undefined;
  /** What the target turned out not to have, so that nothing can be said of the scenario. */
  unsupportedReason: string | undefined;
  /** Whether the scenario has been ended because of that. */
  isEnded = false;
  private words: Driver | undefined;
  private isTimeBounded = false;
  private readonly people = new Map<string, Participant>();
  private readonly confirmations: { person: Participant; event: string; name: string }[] = [];
  /** Stands in front of the room names of this scenario on the wire. */
  readonly mark = uniqueName('s');
  private untold: Attempt | undefined;
  private lastAttempt: Attempt | undefined;
  private tabled: { readonly attempts: TableAttempts; looked: boolean } | undefined;
  private told: { readonly series: Series; looked: boolean } | undefined;

  /** What this scenario has in common with the others of its lane. */
  get lane(): LaneState {
    return laneState(this.parameters.session);
  }

  get session(): LaneContext {
    return this.lane.session;
  }

  /** How the target says what this scenario speaks of; what it turns out to lack is noted. */
  get driver(): Driver {
    return (this.words ??= this.session.driver.withMissingListener((reason) => {
      this.unsupportedReason ??= reason;
    }));
  }

  boundByTime(reason: string): void {
    if (!this.isTimeBounded)
      this.attach(reason, { mediaType: 'text/plain', fileName: 'time-bounded.txt' });
    this.isTimeBounded = true;
  }

  get clients(): readonly Participant[] {
    return [...this.people.values()];
  }

  /** A participant who has been introduced by connecting. */
  participant(name: string): Participant {
    const person = this.people.get(name);
    if (person) return person;
    throw new Error(
      `${name} is not in this scenario; known: ${[...this.people.keys()].join(', ')}`,
    );
  }

  participants(names: readonly string[]): Participant[] {
    return names.map((name) => this.participant(name));
  }

  /** A participant to be: dealt and connected as the lane has it, or as the scenario says. */
  introduce(name: string, said: Introduction = {}): Participant {
    const known = this.people.get(name);
    if (known) return known;
    const { lane, timeouts } = this.session;
    const instance = said.instance ?? this.session.instanceFor(this.people.size);
    const person: Participant = new Participant(name, instance, {
      scenario: this.scenario,
      ledger: this.lane.ledger,
      transcript: this.transcript,
      transport: said.transport ?? lane.transport,
      shared: said.shared ?? lane.sharesConnection,
      answerMs: timeouts.answer,
      driver: this.driver,
      flooded: (what) => {
        this.session.halt(what);
      },
      sentinelIn: (namespace) => this.lane.sentinel(person.instance, namespace),
    });
    this.people.set(name, person);
    this.lane.keep(person, this.scenario);
    return person;
  }

  /** Connects a participant and puts it into the scenario's probe room, so that fences reach it. */
  async connect(
    person: Participant,
    namespace: string,
    auth = authIn(person, namespace),
  ): Promise<void> {
    remember(person, namespace, auth);
    await person.connect(namespace, auth);
    await person.must(namespace, 'join', { room: this.messages.probe });
    this.messages.refence();
  }

  /** Joins or leaves rooms, one after the other, each confirmed. */
  async enter(
    person: Participant,
    operation: 'join' | 'leave',
    rooms: readonly RoomReference[],
  ): Promise<void> {
    for (const room of rooms) {
      const namespace = this.namespaceOf(person, room.namespace);
      const name = this.roomName(room);
      await person.must(namespace, operation, { room: name });
      this.confirmations.push({
        person,
        event: operation === 'join' ? 'joinedRoom' : 'leftRoom',
        name,
      });
    }
  }

  /** How often somebody must have been told of having joined or left a room. */
  confirmed(person: Participant, event: string, room: string): number {
    return this.confirmations.filter(
      (one) => one.person === person && one.event === event && one.name === room,
    ).length;
  }

  /** Tells a message and waits for its acknowledgement, which must be ok. */
  async tell(address: Address, text: string): Promise<void> {
    const answer = await this.messages.tell({ ...address, text });
    if (!answer.ok) {
      const { sender, whom } = address;
      throw new Error(`${sender.label} told ${whom} "${text}" and was answered ${brief(answer)}`);
    }
  }

  /** Tells a message that may be refused; a later step has to look at how it ended. */
  async tryToSendText(address: Address, text: string): Promise<void> {
    const answer = await this.messages.tell({ ...address, text });
    const what = `${address.sender.label} tried to tell ${address.whom} "${text}"`;
    this.keep({ what, outcome: answerCode(answer), answer });
  }

  /** The name of a room on the wire: the exact one, or one that no other scenario uses. */
  roomName({ name, exact, owner }: RoomReference): string {
    if (owner) {
      const client = this.participant(owner.client);
      return client.idIn(this.namespaceOf(client, owner.namespace));
    }
    return exact
      ? name.replace(/\((\w+)\)/, (_, word: string) => this.uniqueRoom(word))
      : this.uniqueRoom(name);
  }

  /** What a token calls a private room: its name without the prefix that makes it private. */
  privateName(room: RoomReference): string {
    return this.roomName(room).replace(/^private:/, '');
  }

  /** The namespace in which somebody speaks: the named one, or the only one they are connected to. */
  namespaceOf(person: Participant, named?: string): string {
    if (named !== undefined) return named;
    const [only, ...others] = person.namespaces;
    if (only !== undefined && others.length === 0) return only;
    throw new Error(`${person.label} is connected to ${String(person.namespaces)}: name one`);
  }

  /** The mark stands in front, so that names keep their ends and their likeness. */
  private uniqueRoom(name: string): string {
    return `${privateRooms.includes(name) ? 'private:' : ''}${this.mark}-${name}`;
  }

  /** Keeps how an attempt ended; a later step has to look at it. */
  keep(attempt: Attempt): void {
    this.lastAttempt = attempt;
    this.untold = attempt;
  }

  /** How the last attempt ended. */
  attempt(): Attempt {
    if (!this.lastAttempt) throw new Error('nobody has tried anything in this scenario');
    this.untold = undefined;
    return this.lastAttempt;
  }

  /** Keeps attempts with each row of a table; a later step has to look at how they ended. */
  keepTable(attempts: TableAttempts): void {
    this.tabled = { attempts, looked: false };
  }

  /** The attempts with each row of a table. */
  tableAttempts(): TableAttempts {
    if (!this.tabled) throw new Error('nobody has tried each row of a table in this scenario');
    this.tabled.looked = true;
    return this.tabled.attempts;
  }

  /** Keeps a series of payloads; a later step has to look at what came of it. */
  begin(series: Series): void {
    this.told = { series, looked: false };
  }

  /** The series of the scenario. */
  series(): Series {
    if (!this.told) throw new Error('nobody has told or reflected a table in this scenario');
    this.told.looked = true;
    return this.told.series;
  }

  /** What no step has looked at: an attempt, or who hears a message. A failure must not slip by. */
  unasserted(): string[] {
    const attempt = this.untold ? [`how this ended: ${this.untold.what}`] : [];
    const series = this.told?.looked === false ? [this.told.series.what] : [];
    const table = this.tabled?.looked === false ? [this.tabled.attempts.what] : [];
    return [
      ...table,
      ...attempt,
      ...series,
      ...this.messages.open().map(({ what }) => `who isReceived: ${what}`),
    ];
  }
}

setWorldConstructor(ConformanceWorld);
