import type { RunningLane } from './lanes/running-lane';

/**
 * Ends the scenarios of a run early. The first Ctrl-C does so and still writes the reports, the second ends the process. A
 * caller's signal ends the scenarios as well.
 */
export class Interruption {
  /** Why the run was interrupted. */
  reason: string | undefined;
  /** Why the run was stopped, as one of its options asks. */
  stopped: string | undefined;
  private readonly lanes: RunningLane[] = [];

  constructor(
    private readonly say: (line: string) => void,
    private readonly signal?: AbortSignal,
  ) {
    process.on('SIGINT', this.onSignal).on('SIGTERM', this.onSignal);
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

  /** Restores the default handling of signals. */
  ignore(): void {
    process.off('SIGINT', this.onSignal).off('SIGTERM', this.onSignal);
    this.signal?.removeEventListener('abort', this.onAbort);
  }

  private readonly onSignal = (signal: NodeJS.Signals): void => {
    // Before the first lane there is nothing to report; a second signal asks to end at once.
    if (this.reason !== undefined || this.lanes.length === 0) process.exit(130);
    const reason = `interrupted by ${signal}`;
    this.say(`${reason}: the running scenarios end, then the reports are written`);
    this.haltAll(reason);
  };

  private readonly onAbort = (): void => {
    this.haltAll(String(this.signal?.reason));
  };

  private haltAll(reason: string): void {
    this.reason ??= reason;
    for (const lane of this.lanes) lane.halt(this.reason);
  }
}
