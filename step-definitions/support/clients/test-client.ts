import type { Packet } from '../../../harness/client/packet';
import { templateFor, type AudienceContext } from '../messages/audience';
import type { Messages } from '../messages/messages';
import type { Participant } from '../participants/participant';
import type { Participants } from '../participants/participants';
import { roomPattern, toRoomReference, type RoomReference } from '../rooms/room-reference';
import type { ScenarioRooms } from '../rooms/scenario-rooms';
import type { EventChecks } from './event-check';

/** What a client of a team's own steps and tests needs from its scenario. */
export interface ClientContext extends AudienceContext {
  readonly participants: Participants;
  readonly rooms: ScenarioRooms;
  readonly messages: Messages;
  readonly events: EventChecks;
  readonly lane: { readonly session: { readonly timeouts: { readonly answer: number } } };
}

/**
 * A client that a team's own step definitions and tests use. It performs the operations of the target file, sends events of
 * the target's own, and keeps everything that it receives. Rooms and audiences are named as in the features: `the lobby`,
 * `everyone else`, `the lobby except carol`.
 */
export class TestClient {
  constructor(
    /** Not for users of the package. @internal */
    readonly participant: Participant,
    /** Not for users of the package. @internal */
    readonly context: ClientContext,
  ) {}

  /** Name in the scenario or test: `alice`. */
  get name(): string {
    return this.participant.name;
  }

  /** Name and server, as failures print them: `alice@1`. */
  get label(): string {
    return this.participant.label;
  }

  /** Connects to one more namespace. Throws an error with the reason if the server refuses. */
  async connect(namespace: string, auth: object = {}): Promise<void> {
    await this.context.participants.connect(this.participant, namespace, auth);
  }

  /** Joins a room, such as `the lobby`. Throws if the server refuses or does not confirm in time. */
  async join(room: string): Promise<void> {
    await this.context.rooms.change(this.participant, 'join', [roomIn(room)]);
  }

  /** Leaves a room, such as `the lobby`. Throws if the server refuses or does not confirm in time. */
  async leave(room: string): Promise<void> {
    await this.context.rooms.change(this.participant, 'leave', [roomIn(room)]);
  }

  /**
   * Sends a message to an audience, such as `the lobby`. The text gets a mark behind it by which the message is recognized.
   * Throws if the server refuses or does not confirm in time. `expectOnly` says who receives it.
   */
  async send(text: string, audience: string): Promise<void> {
    const { participant: sender, context } = this;
    await context.messages.mustSend(templateFor(context, sender, audience), text);
  }

  /** Emits an event of the target's own. The namespace may be left out if the client is connected to one only. */
  emit(event: string, args: readonly unknown[] = [], namespace?: string): void {
    this.context.events.noteAction(this.participant);
    this.participant.send(this.participant.namespaceFor(namespace), event, args);
  }

  /**
   * Emits an event of the target's own and returns the arguments of its acknowledgement. Throws an error that says what came
   * instead if there is none within `timeouts.answer` of the target file.
   */
  async ask(event: string, args: readonly unknown[] = [], namespace?: string): Promise<unknown[]> {
    this.context.events.noteAction(this.participant);
    const where = this.participant.namespaceFor(namespace);
    return await this.participant.acknowledged(where, event, args);
  }

  /** Returns the arguments of each event of this name that has come so far. */
  received(event: string): (readonly unknown[])[] {
    return this.participant.inbox.all(isEvent(event)).map(({ args }) => args);
  }

  /**
   * Returns the arguments of the first event of this name, whether it is here or still to come. Throws an error that names
   * the event if it does not come within `timeouts.answer` of the target file.
   */
  async receive(event: string): Promise<readonly unknown[]> {
    const { answer } = this.context.lane.session.timeouts;
    const what = `${this.label}: the event ${event}`;
    return (await this.participant.inbox.first(isEvent(event), what, answer)).args;
  }

  /** Returns the name that a room has on the server, such as that of `the lobby`: no other scenario uses it. */
  roomName(room: string): string {
    return this.context.rooms.nameOf(roomIn(room));
  }

  /** Closes its connections. */
  disconnect(): void {
    this.participant.close();
  }
}

function isEvent(event: string): (packet: Packet) => boolean {
  return (packet) => packet.type === 'EVENT' && packet.event === event;
}

function roomIn(text: string): RoomReference {
  if (new RegExp(`^${roomPattern}$`).test(text)) return toRoomReference(text);
  throw new Error(`"${text}" is no room: name it as features do, such as "the lobby"`);
}
