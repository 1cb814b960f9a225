/** What only some scenarios need: the first of them starts it. */
export class Lazy<T extends { stop(): Promise<void> }> {
  private started: Promise<T> | undefined;

  constructor(private readonly start: () => Promise<T>) {}

  /** Starts it, or finds it started. */
  readonly get = async (): Promise<T> => await (this.started ??= this.start());

  /** Ends it, if anybody has asked for it. */
  async stop(): Promise<void> {
    const started = await this.started?.catch(() => undefined);
    await started?.stop();
  }
}
