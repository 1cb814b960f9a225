import { setTimeout as pause } from 'node:timers/promises';
import { endBy } from '../../servers/supervisor/supervisor';
import type { RunningLane } from '../lanes/running-lane';
import { sayError } from '../terminal';
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
 * After the last scenario, a signal changes nothing of the verdict, and the reports are still written.
 */
export class Interruption {
  /** Why the run was interrupted. */
  reason: string | undefined;
  /** Why the run was stopped, as one of its options asks. */
  stopped: string | undefined;
  /** Whether other runs are to follow the current one. */
  isRepeated = false;
  private hasEnded = false;
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
      this.interrupt('the end of npm, which started this run');
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
  stop(reason: string, say: (line: string) => void): void {
    if (this.stopped !== undefined || this.reason !== undefined) return;
    this.stopped = reason;
    say(`${reason}; the running scenarios end, then the reports are written`);
    for (const lane of this.lanes) lane.stop(reason);
  }

  /** The last scenario of the current run has ended. */
  end(): void {
    const isLast = !this.isRepeated || this.stopped !== undefined;
    this.hasEnded = isLast && this.reason === undefined;
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
    this.interrupt(signal);
  };

  /** `cause` is a noun phrase. */
  private interrupt(cause: string): void {
    const reason = `interrupted by ${cause}`;
    if (this.aborted.signal.aborted) exit(`${reason} again: the run ends at once`);
    if (this.lanes.length === 0) exit(`${reason} before there was anything to report`);
    this.say(
      this.hasEnded
        ? `${cause} came after the last scenario: the reports are written, and the verdict is that of a whole run`
        : `${reason}: the running scenarios end, then the reports are written`,
    );
    endBy(runMs + 500);
    this.deadline = setTimeout(() => {
      exit(`the reports were not written within ${runMs / 1000} s of the interruption`);
    }, runMs);
    this.haltAll(reason);
    for (const lane of this.lanes) lane.hold();
    this.aborted.abort();
  }

  private readonly onAbort = (): void => {
    this.haltAll(String(this.signal?.reason));
  };

  private haltAll(reason: string): void {
    if (this.hasEnded) return;
    this.reason ??= reason;
    for (const lane of this.lanes) lane.halt(this.reason);
  }
}

/** Ends the process with a sentence that says why. */
function exit(why: string): never {
  sayError(why);
  process.exit(interrupted);
}
