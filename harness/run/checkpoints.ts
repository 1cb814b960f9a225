const nextMs = 15_000;

/**
 * Does something while a run goes on, so that one that is killed leaves a report: at once when it begins, 15 s later, and
 * then after twice as long each time, because what there is to judge grows and the run stands still meanwhile.
 */
export class Checkpoints {
  private timer: NodeJS.Timeout | undefined;
  private current: Promise<unknown> | undefined;

  constructor(private readonly work: () => Promise<unknown>) {}

  /** Does it for the first time; to begin again is nothing. */
  begin(): void {
    if (!this.current) this.do(nextMs);
  }

  /** Nothing is done any more once this has resolved. Rejects if the work failed. */
  async end(): Promise<void> {
    clearTimeout(this.timer);
    await this.current;
  }

  private do(next: number): void {
    this.current = this.work();
    // Who ends it gets the error.
    this.current.catch(() => undefined);
    this.timer = setTimeout(() => {
      this.do(next * 2);
    }, next);
  }
}
