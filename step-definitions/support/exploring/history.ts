import type { Sequence } from '../../../harness/contract/sequence';
import type { Driver } from '../../../harness/drivers/driver';
import type { SetUp } from '../../../harness/drivers/setup/set-up';
import { sequenceOf } from '../evidence/sequence';
import { Transcript } from '../evidence/transcript';
import type { LaneState } from '../lane';
import { Messages } from '../messages/messages';
import { StandIns } from '../messages/stand-ins';
import { Participants } from '../participants/participants';
import { ScenarioRooms } from '../rooms/scenario-rooms';
import type { Action, Beginning } from './action';
import { actionLines, beginningLines, recipientsLine, roomsLine, type Line } from './as-gherkin';
import { apply, recipientNames, type MembershipModel } from './model';
import { assertListedRooms, performAction, type HistoryParts } from './perform-action';

/** What histories need from the scenario in which they are explored. */
export interface HistoryContext {
  readonly lane: LaneState;
  readonly scenario: string;
  readonly title: string;
  readonly setUp: SetUp;
  newRoomName(purpose: string): string;
  boundByTime(reason: string): void;
}

/** Clients, rooms and messages of one history, on the servers of a lane. */
class HistoryScenario implements HistoryParts {
  readonly transcript = new Transcript();
  readonly participants: Participants = new Participants(this);
  readonly rooms = new ScenarioRooms(this);
  readonly standIns = new StandIns(this.transcript);
  readonly messages: Messages = new Messages(this);
  readonly lane: LaneState;
  private ownDriver: Driver | undefined;

  constructor(private readonly outer: HistoryContext) {
    this.lane = outer.lane.branch();
  }

  get scenario(): string {
    return this.outer.scenario;
  }

  get title(): string {
    return this.outer.title;
  }

  get driver(): Driver {
    return (this.ownDriver ??= this.lane.session.driver.forScenario(() => undefined, this.setUp));
  }

  get setUp(): SetUp {
    return this.outer.setUp;
  }

  newRoomName(purpose: string): string {
    return this.outer.newRoomName(purpose);
  }

  boundByTime(reason: string): void {
    this.outer.boundByTime(reason);
  }
}

/** One history while it happens, and its actions so far as the lines of a scenario. */
export class History {
  readonly lines: Line[] = [];
  private readonly parts: HistoryScenario;
  private count = 0;

  constructor(context: HistoryContext) {
    this.parts = new HistoryScenario(context);
  }

  /** Human-readable: everything that its clients sent and received. */
  get transcript(): string {
    return this.parts.transcript.toString();
  }

  /** Everything that its clients sent and received, for a drawing. */
  get sequence(): Sequence {
    return sequenceOf(this.parts);
  }

  /** Connects the clients that are connected from the beginning. Throws if one is refused. */
  async begin(beginning: Beginning, membership: MembershipModel): Promise<void> {
    const { namespace, connected, inLobby } = beginning;
    this.lines.push(...beginningLines(beginning));
    const actionOf = (kind: 'connect' | 'join', name: Action['actor']): Action => {
      return { kind, actor: name, other: name, namespace, room: 'lobby' };
    };
    const performAll = async (actions: readonly Action[]): Promise<void> => {
      await Promise.all(actions.map((action) => performAction(this.parts, action, '')));
      for (const action of actions) apply(membership, action);
    };
    await performAll(connected.map((name) => actionOf('connect', name)));
    await performAll(inLobby.map((name) => actionOf('join', name)));
  }

  /** Performs one action, and fails unless it has the effect that the membership says. Changes the membership. */
  async go(action: Action, membership: MembershipModel): Promise<void> {
    const text = `message ${this.count + 1}`;
    this.lines.push(...actionLines(action, text));
    await performAction(this.parts, action, text);
    apply(membership, action);
    if (action.kind === 'look') await this.look(action, membership);
    const recipients = recipientNames(membership, action);
    if (!recipients) return;
    this.count += 1;
    this.lines.push(recipientsLine(recipients, text));
    const { messages, participants } = this.parts;
    const required = participants.findAll(recipients);
    await messages.assertReceived(messages.find(text), { required });
  }

  /** Fails if an unexpected copy has come after the checks. */
  end(): void {
    const [finding] = this.parts.lane.ledger.findings();
    if (finding) throw new Error(finding.message);
  }

  /** Closes all connections. */
  close(): Promise<void> {
    return this.parts.lane.close();
  }

  private async look(action: Action, membership: MembershipModel): Promise<void> {
    const rooms = membership.roomsOf(action.actor, action.namespace);
    this.lines.push(roomsLine(action, rooms));
    await assertListedRooms(this.parts, action, rooms);
  }
}
