import { setTimeout as pause } from 'node:timers/promises';
import { endBy } from '../../servers/supervisor/supervisor';
import type { RunningLane } from '../lanes/running-lane';
import { ignoresHangUp } from './hang-up';
import { watchNpm } from './npm-above';

/** Milliseconds after an interruption in which running scenarios may end, and then the whole run. */
const scenariosMs = 1000;
const runMs = 4300;

/** Exit code of an interrupted run: what shells give for SIGINT. */
const interrupted = 130;

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Ends the scenarios of a run early. The first signal does so and still writes the reports, within five seconds; the second
 * ends the process. A caller's signal ends the scenarios as well, and so does the end of the npm that has started the run.
 */
export class Interruption {
  /** Why the run was interrupted. */
  reason: string | undefined;
  /** Why the run was stopped, as one of its options asks. */
  stopped: string | undefined;
  private readonly lanes: RunningLane[] = [];
  private readonly unwatchNpm: () => void;
  private readonly aborted = new AbortController();
  private deadline: NodeJS.Timeout | undefined;

  constructor(
    private readonly say: (line: string) => void,
    private readonly signal?: AbortSignal,
  ) {
    const ignoresOne = ignoresHangUp();
    for (const name of signals)
      process.on(name, name === 'SIGHUP' && ignoresOne ? this.onIgnored : this.onSignal);
    this.unwatchNpm = watchNpm(() => {
      this.interrupt('interrupted: npm, which started this run, has ended');
    });
    signal?.addEventListener('abort', this.onAbort);
  }

  /** Halts a lane at the interruption, or at once if it was already interrupted. */
  watch(lane: RunningLane): void {
    this.lanes.push(lane);
    if (this.reason !== undefined) lane.halt(this.reason);
    if (this.stopped !== undefined) lane.stop(this.stopped);
  }

  /** Stops all lanes, those that begin later as well; what did not run is the only trace of it in the verdict. */
  stop(reason: string): void {
    if (this.stopped !== undefined || this.reason !== undefined) return;
    this.stopped = reason;
    this.say(`${reason}; the running scenarios end, then the reports are written`);
    for (const lane of this.lanes) lane.stop(reason);
  }

  /** Waits for scenarios, but not much longer than until an interruption. */
  async scenarios(work: Promise<void>): Promise<void> {
    await this.atMost(scenariosMs, work);
  }

  /** Waits for the end of servers, but not beyond an interruption: those that are left end with this process. */
  async servers(work: Promise<void>): Promise<void> {
    await this.atMost(0, work);
  }

  /** Restores the default handling of signals. */
  ignore(): void {
    for (const name of signals) process.off(name, this.onSignal).off(name, this.onIgnored);
    this.unwatchNpm();
    clearTimeout(this.deadline);
    this.signal?.removeEventListener('abort', this.onAbort);
  }

  private async atMost(ms: number, work: Promise<void>): Promise<void> {
    // What is given up on may fail later.
    work.catch(() => undefined);
    const { signal } = this.aborted;
    const given = new Promise<void>((done) => {
      const begin = (): void => void pause(ms, undefined, { ref: false }).then(done);
      if (signal.aborted) begin();
      else signal.addEventListener('abort', begin, { once: true });
    });
    await Promise.race([work, given]);
  }

  private readonly onIgnored = (): void => undefined;

  private readonly onSignal = (signal: NodeJS.Signals): void => {
    this.interrupt(`interrupted by ${signal}`);
  };

  private interrupt(reason: string): void {
    // Before the first lane there is nothing to report; a second signal asks to end at once.
    if (this.reason !== undefined || this.lanes.length === 0) process.exit(interrupted);
    this.say(`${reason}: the running scenarios end, then the reports are written`);
    endBy(runMs + 500);
    this.deadline = setTimeout(() => {
      this.say(`the reports were not written within ${runMs / 1000} s of the interruption`);
      process.exit(interrupted);
    }, runMs);
    this.haltAll(reason);
    for (const lane of this.lanes) lane.hold();
    this.aborted.abort();
  }

  private readonly onAbort = (): void => {
    this.haltAll(String(this.signal?.reason));
  };

  private haltAll(reason: string): void {
    this.reason ??= reason;
    for (const lane of this.lanes) lane.halt(this.reason);
  }
}
