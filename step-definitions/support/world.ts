import { World } from '@cucumber/cucumber';
import { missedDeadline } from '../../harness/client/deadline';
import type { Driver } from '../../harness/drivers/driver';
import type { DriverError } from '../../harness/drivers/module/driver-error';
import type { SetUp } from '../../harness/drivers/setup/set-up';
import type { LaneContext } from '../../harness/servers/lane-context';
import { EventChecks } from './clients/event-check';
import { TestClient } from './clients/test-client';
import { Costs } from './costs/costs';
import { Transcript } from './evidence/transcript';
import type { LaneState } from './lane';
import { laneState } from './open-lanes';
import { Messages } from './messages/messages';
import { StandIns } from './messages/stand-ins';
import { Counters } from './monitoring/message-counters';
import { HandlerCalls } from './nestjs/handler-calls';
import { Attempts } from './participants/attempts';
import { Participants } from './participants/participants';
import { PayloadSeries } from './payloads/payload-series';
import { expectationIn, type Expectation } from './reproduction/expectation';
import { RawClient } from './raw-client/raw-client';
import { ScenarioRooms } from './rooms/scenario-rooms';
import { TableRooms } from './rooms/table-rooms';

/** One scenario: its parts, each with the state of one subject. Only steps and hooks know it as a whole. */
export class ConformanceWorld extends World<{ readonly session: string }> {
  /** Cucumber's testCaseStartedId. */
  scenario = '';
  /** What the scenario is called, and where. */
  title = '';
  readonly transcript = new Transcript();
  readonly participants: Participants = new Participants(this);
  readonly rooms = new ScenarioRooms(this);
  readonly standIns = new StandIns(this.transcript);
  readonly messages: Messages = new Messages(this);
  readonly attempts = new Attempts();
  readonly payloads = new PayloadSeries();
  readonly tableRooms = new TableRooms(this);
  readonly rawClient = new RawClient(this);
  readonly handlers = new HandlerCalls(this.rooms);
  readonly counters = new Counters(this);
  readonly costs = new Costs();
  /** Events of the target's own, for a team's own steps. */
  readonly events = new EventChecks(this);
  /** Human-readable: what exploring has found to go wrong. */
  explored: string | undefined;
  /** Reason why the target turned out not to support the scenario. */
  unsupportedReason: string | undefined;
  /** Whether the scenario has been ended because of that. */
  isEnded = false;
  /** Begin of the scenario on the monotonic clock of the lane, in milliseconds. */
  begun = 0;
  /** Milliseconds of the deadline that was missed, if nothing else is held against the target; a lost connection counts as well. */
  missedDeadline: number | undefined;
  /** What the step that failed expected, if a program can compare it again. */
  expectation: Expectation | undefined;
  /** What went wrong in the driver module of the target. */
  driverFault: DriverError | undefined;
  private notingDriver: Driver | undefined;
  private ownSetUp: SetUp | undefined;
  private isTimeBounded = false;

  /** What this scenario has in common with the others of its lane. */
  get lane(): LaneState {
    return laneState(this.parameters.session);
  }

  get session(): LaneContext {
    return this.lane.session;
  }

  /** Creates the users and rooms of this scenario on the target, and removes them. */
  get setUp(): SetUp {
    const { driver, timeouts } = this.session;
    return (this.ownSetUp ??= driver.newSetUp(() => this.participants.homeUrl, timeouts.answer));
  }

  /** Driver that notes what the target turns out not to support. */
  get driver(): Driver {
    return (this.notingDriver ??= this.session.driver.forScenario(
      (reason) => (this.unsupportedReason ??= reason),
      this.setUp,
      (fault) => (this.driverFault ??= fault),
    ));
  }

  /** Returns a name for a room that no other scenario has. Targets with events of their own may allow plain names only. */
  newRoomName(purpose: string): string {
    const kind = this.driver.isForeign ? 'plain' : 'any';
    return this.lane.names.room(`${this.title} ${purpose}`, kind);
  }

  /** Notes in the report that silence is bounded by time in this scenario, and why. */
  boundByTime(reason: string): void {
    if (!this.isTimeBounded)
      this.attach(reason, { mediaType: 'text/plain', fileName: 'time-bounded.txt' });
    this.isTimeBounded = true;
  }

  /** Notes how a step failed. */
  noteFailure(error: unknown): void {
    this.missedDeadline = missedDeadline(error);
    this.expectation = expectationIn(error);
  }

  /** Returns a client of the scenario for a team's own steps. Throws if no step has connected it. */
  client(name: string): TestClient {
    return new TestClient(this.participants.find(name), this);
  }

  /** Human-readable: attempts, payloads and messages that no step has looked at. */
  unasserted(): string[] {
    const messages = this.messages.unchecked().map(({ what }) => `the recipients of ${what}`);
    return [...this.attempts.unasserted(), ...this.payloads.unasserted(), ...messages];
  }
}
