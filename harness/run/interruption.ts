import type { RunningLane } from './lanes/running-lane';

/** Ctrl-C ends the scenarios, not the reports; a second one ends everything. */
export class Interruption {
  reason: string | undefined;
  private readonly sessions: RunningLane[] = [];

  constructor(private readonly say: (line: string) => void) {
    process.on('SIGINT', this.onSignal).on('SIGTERM', this.onSignal);
  }

  /** Halts a session when the interruption comes, or now if it has come. */
  watch(session: RunningLane): void {
    this.sessions.push(session);
    if (this.reason !== undefined) session.halt(this.reason);
  }

  /** Signals end the process again as they do without this. */
  ignore(): void {
    process.off('SIGINT', this.onSignal).off('SIGTERM', this.onSignal);
  }

  private readonly onSignal = (signal: NodeJS.Signals): void => {
    // Before the first lane there is nothing to report; a second signal wants no report.
    if (this.reason !== undefined || this.sessions.length === 0) process.exit(130);
    this.reason = `interrupted by ${signal}`;
    this.say(`${this.reason}: the scenario that runs ends, then come the reports`);
    for (const session of this.sessions) session.halt(this.reason);
  };
}
