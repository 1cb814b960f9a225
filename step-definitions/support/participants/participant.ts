import type { Packet } from '../../../harness/client/packet';
import type { OperationAnswer } from '../../../harness/contract/answer';
import type { Operation, OperationValues } from '../../../harness/contract/operations';
import { Client } from '../../../harness/drivers/client';
import type { ConnectionForm } from '../../../harness/drivers/client-sockets';
import type { ClientObserver, ClientSettings } from '../../../harness/drivers/client-settings';
import { expectStrayRefusal } from '../../../harness/drivers/exchange';
import type { Instance } from '../../../harness/servers/instance';
import { isShortTimeoutServer } from '../../../harness/servers/short-timeout-server';
import type { EventList } from '../evidence/event-list';
import type { Ledger, Listener } from '../evidence/ledger';
import { encodedNoncesIn } from '../evidence/encoded-nonces';
import { noncesIn, noncesInText } from '../evidence/nonce';
import type { Transcript } from '../evidence/transcript';
import { requireFittingSize } from '../payloads/message-size';
import { expectingOf } from '../reproduction/expectation';
import { Replays } from '../rooms/replays';
import { effectOf, type SelfReceiver } from './effect-proofs';
import { OwnRooms } from './own-rooms';

/** What a participant needs from its scenario and lane. */
export interface ParticipantSettings extends ClientSettings {
  readonly scenario: string;
  readonly ledger: Ledger;
  /** Receives what no operation explains. */
  readonly events: EventList;
  readonly transcript: Transcript;
  /** Returns whether a room is the one in which the clients of the scenario receive fences. */
  readonly isForFences?: (room: string) => boolean;
  /** Called with each request to join that must succeed, and what becomes of it. */
  readonly joining?: (answer: Promise<unknown>) => void;
  /** Called when a server sends a client too much to go on. */
  readonly flooded: (what: string) => void;
  /** Returns a client of the suite's own in a namespace, which receives what the participant itself does not. */
  readonly sentinelIn: (namespace: string) => Promise<SelfReceiver>;
  /** Waits for the silence window of the lane. */
  readonly silenceWindow: () => Promise<void>;
}

/** A client of a scenario: the ledger counts the copies that reach it, and the transcript keeps everything. */
export class Participant extends Client<Instance> {
  readonly ownRooms = new OwnRooms(this);
  readonly replays: Replays;
  protected override readonly on: ClientObserver;
  /** The ledger keeps them to the end of the lane, so nothing in them refers to the client and what it received. */
  private readonly listeners = new Map<string, Listener & { label: string }>();
  private readonly newestIds = new Map<string, string>();
  /** Only for events that the target file declares for members: the rooms that the client was in, or was joining, when it came. */
  private readonly roomsAtArrival = new WeakMap<Packet, readonly string[]>();
  private dropsIncoming = false;

  constructor(name: string, instance: Instance, settings: ParticipantSettings) {
    super(name, instance, settings);
    const { transcript, ledger, events, flooded, scenario } = settings;
    this.scenario = scenario;
    this.joining = settings.joining;
    this.replays = new Replays(ledger);
    this.forgetLines = () => {
      transcript.clear();
    };
    this.isForFences = (room) => settings.isForFences?.(room) ?? false;
    this.on = {
      sent: (what, values, auth) => {
        transcript.sent(this, what, values, auth);
      },
      received: (packet) => this.keep(packet, { transcript, ledger, events }),
      noted: (what) => {
        transcript.noted(this, what);
      },
      missed: (what) => {
        transcript.missed(this, what);
      },
      flooded,
      silenceWindow: settings.silenceWindow,
      effectOf: (operation) => {
        const { answerMs: ms, sentinelIn, silenceWindow } = settings;
        return effectOf({ ...operation, sender: this, ms, sentinelIn, silenceWindow });
      },
    };
  }

  private readonly scenario: string;
  private readonly joining: ParticipantSettings['joining'];
  private readonly forgetLines: () => void;
  private readonly isForFences: (room: string) => boolean;

  protected override async connectWith(namespace: string, how: ConnectionForm): Promise<void> {
    this.dropsIncoming = false;
    await super.connectWith(namespace, how);
    this.newestIds.set(namespace, this.idIn(namespace));
  }

  override async ask(
    namespace: string,
    operation: Operation,
    values?: OperationValues,
    extra?: object,
  ): Promise<OperationAnswer> {
    if (values && 'body' in values) this.requireFittingSize(namespace, values.body);
    if (operation === 'join') this.replays.expect(namespace, values?.room);
    const answer = super.ask(namespace, operation, values, extra);
    return await expectingOf(answer, { client: this.name, outcomes: ['answered'] });
  }

  override async emit(
    namespace: string,
    operation: Operation,
    values: OperationValues,
  ): Promise<void> {
    if (operation === 'join') this.replays.expect(namespace, values.room);
    await super.emit(namespace, operation, values);
  }

  private requireFittingSize(namespace: string, body: unknown): void {
    if (!this.namespaces.includes(namespace)) return;
    const { driver, instance } = this;
    const isLimited = isShortTimeoutServer(instance);
    requireFittingSize({ driver, body, open: this.openPacket(namespace), isLimited });
  }

  override async must(
    namespace: string,
    operation: Operation,
    values: OperationValues = {},
  ): Promise<OperationAnswer> {
    const answer = super.must(namespace, operation, values);
    if (operation === 'join') this.joining?.(answer);
    return await expectingOf(answer, { client: this.name, outcomes: ['ok'] });
  }

  /** Emits a request whose refusal, if an event tells it, is not that of a later request. */
  sendUnawaited(namespace: string, event: string, args: readonly unknown[]): void {
    this.send(namespace, event, args);
    expectStrayRefusal(this.socket(namespace));
  }

  override async disconnected(namespace: string): Promise<void> {
    await expectingOf(super.disconnected(namespace), { client: this.name, ended: namespace });
  }

  /** Forgets what it has sent and received so far. */
  forget(): void {
    this.inbox.clear();
    this.forgetLines();
  }

  /** Returns whether an id is the one of its newest socket in some namespace. */
  isNewestId(id: string): boolean {
    return [...this.newestIds.values()].includes(id);
  }

  /** Returns whether it is in a room, as far as operations have put it there. */
  isIn(namespace: string, room: string): boolean {
    return this.occupancy.isMember(this.name, namespace, room);
  }

  /** Returns the rooms of a namespace that it is in, or that any client of the scenario is in. */
  roomsIn(namespace: string, of: 'itself' | 'anybody'): string[] {
    return this.occupancy.roomsOf(of === 'itself' ? this.name : undefined, namespace);
  }

  /** Returns whether the target file lets it receive an event that is no message, with the text of a message to these rooms. */
  mayReceive(packet: Packet, rooms: readonly unknown[]): boolean {
    const audience = this.driver.audienceOf(packet.event);
    if (audience !== 'members') return audience === 'everyone';
    return this.roomsAt(packet).some((room) => rooms.includes(room));
  }

  /** Returns the ledger's name for its socket in a namespace; it stays after a reconnection. */
  listener(namespace: string): Listener {
    const known = this.listeners.get(namespace);
    if (known) return known;
    const label = this.labelIn(namespace);
    const listener = { label, namespace, scenario: this.scenario };
    this.listeners.set(namespace, listener);
    return listener;
  }

  override moveTo(server: Instance): void {
    super.moveTo(server);
    for (const [namespace, listener] of this.listeners) listener.label = this.labelIn(namespace);
  }

  private labelIn(namespace: string): string {
    return `${this.label} on ${namespace}`;
  }

  /** Notes in the transcript what it does from now on. */
  note(what: string): void {
    this.on.noted?.(what);
  }

  /** Loses everything that the server sends from now until the client connects again; neither of them knows. */
  dropIncoming(): void {
    this.note('✂ packets from the server no longer arrive');
    this.dropsIncoming = true;
  }

  private isInRoom({ namespace, event }: Packet): boolean {
    const seats = this.occupancy.seatsOf(this.name, namespace);
    // Members of the room for fences are members, too: an event for members may come from there.
    if (this.driver.audienceOf(event) === 'members') return seats.length > 0;
    return seats.some((room) => !this.isForFences(room));
  }

  private roomsAt(packet: Packet): readonly string[] {
    return this.roomsAtArrival.get(packet) ?? [];
  }

  private keep(
    packet: Packet,
    { transcript, ledger, events }: Pick<ParticipantSettings, 'transcript' | 'ledger' | 'events'>,
  ): boolean {
    if (this.dropsIncoming && packet.type !== 'ACK') return false;
    const { namespace, type, event, args } = packet;
    transcript.received(this, `${namespace} ${type === 'EVENT' ? event : type}`, args);
    if (this.driver.model.history === 'replayed' && this.replays.take(packet)) return false;
    if (this.driver.audienceOf(event) === 'members')
      this.roomsAtArrival.set(packet, this.occupancy.seatsOf(this.name, namespace));
    if (type === 'EVENT') {
      const { label } = this;
      events.note(packet, { label, isInRoom: () => this.isInRoom(packet) });
      const listener = this.listener(namespace);
      const isDeclared = this.mayReceive(packet, this.roomsAt(packet));
      const plain = [...noncesIn(args), ...noncesInText(event)];
      const isEncoded = plain.length === 0;
      for (const nonce of isEncoded ? encodedNoncesIn([event, ...args]) : plain)
        ledger.received(nonce, { listener, packet, isDeclared, isEncoded });
    }
    return true;
  }
}

/** Returns the labels of clients, for messages: their names and servers. */
export function labelsOf(clients: readonly Participant[]): string {
  return clients.map(({ label }) => label).join(', ');
}
