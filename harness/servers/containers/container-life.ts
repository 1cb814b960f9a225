import type { FaultInjection } from '../instance';

/** A container of Testcontainers or of Docker Compose. */
interface Container {
  getId(): string;
  /** Sends SIGTERM, and SIGKILL after `timeout` milliseconds. */
  stop(options: { timeout: number }): Promise<unknown>;
  /** Ends a container that is started again; without it, a container is removed instead. */
  kill?(): Promise<unknown>;
}

/** The ways in which a container ends or stands still. */
export class ContainerLife implements FaultInjection {
  private ended: Promise<void> | undefined;
  private isFrozen = false;

  /** `stopMs` is how long the container may take to stop; `killed` is called when it was killed. */
  constructor(
    private readonly container: Container,
    private readonly stopMs: number,
    private readonly killed: () => void,
  ) {}

  /** Sends SIGTERM, and SIGKILL after the time to stop, and removes the container. Does nothing if it was removed. */
  stop(): Promise<void> {
    return (this.ended ??= this.end());
  }

  /** Sends SIGKILL, and removes the container unless it can be started again. */
  kill(): Promise<void> {
    return (this.ended ??= this.killAtOnce());
  }

  async freeze(): Promise<void> {
    await (await this.handle()).pause();
    this.isFrozen = true;
  }

  async resume(): Promise<void> {
    if (!this.isFrozen) return;
    await (await this.handle()).unpause();
    this.isFrozen = false;
  }

  private async end(): Promise<void> {
    // A paused container handles no signal.
    await this.resume();
    await this.container.stop({ timeout: this.stopMs });
  }

  private async killAtOnce(): Promise<void> {
    if (this.container.kill) await this.container.kill();
    else await (await this.handle()).remove({ force: true, v: true });
    this.killed();
  }

  /** The engine's own interface: Testcontainers has no method to pause or kill. */
  private async handle() {
    const { getContainerRuntimeClient } = await import('testcontainers');
    return (await getContainerRuntimeClient()).container.getById(this.container.getId());
  }
}
