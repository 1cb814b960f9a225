/** A resource that is started when it is first asked for. */
export class Lazy<T extends { stop(): Promise<void> }> {
  private started: Promise<T> | undefined;

  constructor(private readonly start: () => Promise<T>) {}

  /** Returns the resource, and starts it at the first call. */
  readonly get = async (): Promise<T> => await (this.started ??= this.start());

  /** Stops the resource if it was started. */
  async stop(): Promise<void> {
    const started = await this.started?.catch(() => undefined);
    await started?.stop();
  }
}
