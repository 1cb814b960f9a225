import { World, setWorldConstructor } from '@cucumber/cucumber';
import type { Driver } from '../../harness/drivers/driver';
import type { DriverError } from '../../harness/drivers/module/driver-error';
import type { SetUp } from '../../harness/drivers/setup/set-up';
import type { LaneContext } from '../../harness/servers/lane-context';
import { Costs } from './costs/costs';
import { Transcript } from './evidence/transcript';
import { laneState, type LaneState } from './lane';
import { Messages } from './messages/messages';
import { StandIns } from './messages/stand-ins';
import { Counters } from './monitoring/message-counters';
import { HandlerCalls } from './nestjs/handler-calls';
import { Attempts } from './participants/attempts';
import { Participants } from './participants/participants';
import { PayloadSeries } from './payloads/payload-series';
import { RawClient } from './raw-client/raw-client';
import { ScenarioRooms } from './rooms/scenario-rooms';
import { TableRooms } from './rooms/table-rooms';

/** One scenario: its parts, each with the state of one subject. Only steps and hooks know it as a whole. */
export class ConformanceWorld extends World<{ readonly session: string }> {
  /** Cucumber's testCaseStartedId. */
  scenario = '';
  readonly transcript = new Transcript();
  readonly participants: Participants = new Participants(this);
  readonly rooms = new ScenarioRooms(this.participants);
  readonly standIns = new StandIns(this.transcript);
  readonly messages: Messages = new Messages(this);
  readonly attempts = new Attempts();
  readonly payloads = new PayloadSeries();
  readonly tableRooms = new TableRooms(this);
  readonly rawClient = new RawClient(this);
  readonly handlers = new HandlerCalls(this.rooms);
  readonly counters = new Counters(this);
  readonly costs = new Costs();
  /** Human-readable: what exploring has found to go wrong. */
  explored: string | undefined;
  /** Reason why the target turned out not to support the scenario. */
  unsupportedReason: string | undefined;
  /** Whether the scenario has been ended because of that. */
  isEnded = false;
  /** Begin of the scenario on the monotonic clock of the lane, in milliseconds. */
  begun = 0;
  /** Whether a deadline was missed, or a connection lost, and nothing else is held against the target. */
  isTimedOut = false;
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

  /** Notes in the report that silence is bounded by time in this scenario, and why. */
  boundByTime(reason: string): void {
    if (!this.isTimeBounded)
      this.attach(reason, { mediaType: 'text/plain', fileName: 'time-bounded.txt' });
    this.isTimeBounded = true;
  }

  /** Human-readable: attempts, payloads and messages that no step has looked at. */
  unasserted(): string[] {
    const messages = this.messages.unchecked().map(({ what }) => `the recipients of ${what}`);
    return [...this.attempts.unasserted(), ...this.payloads.unasserted(), ...messages];
  }
}

setWorldConstructor(ConformanceWorld);
