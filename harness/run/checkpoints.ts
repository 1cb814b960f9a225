const nextMs = 15_000;

/**
 * Writes reports while a run goes on, so that a run that is killed leaves one: when it begins, 15 s later, and then at
 * doubling intervals, because judging takes longer the more has run, and the run stands still meanwhile.
 */
export class Checkpoints {
  private timer: NodeJS.Timeout | undefined;
  private current: Promise<unknown> | undefined;

  constructor(private readonly work: () => Promise<unknown>) {}

  /** Starts the checkpoints; a second call does nothing. */
  begin(): void {
    if (!this.current) this.do(nextMs);
  }

  /** Stops the checkpoints and waits for the one in progress. Rejects if it failed. */
  async end(): Promise<void> {
    clearTimeout(this.timer);
    await this.current;
  }

  private do(next: number): void {
    this.current = this.work();
    // `end` throws the error to its caller.
    this.current.catch(() => undefined);
    this.timer = setTimeout(() => {
      this.do(next * 2);
    }, next);
  }
}
