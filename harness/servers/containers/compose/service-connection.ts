import type { BackplaneConnection } from '../../backplane/backplane-connection';
import type { ComposeProject } from './compose-project';

/** Seconds in which a backplane may save its data before it is killed. */
const stopSeconds = 2;

/**
 * Connection to a service of a project. A cut stops its containers, which ends every connection to it; `restore` starts
 * them again. To disconnect them from their network instead would leave connections open that end after minutes only.
 */
export class ServiceConnection implements BackplaneConnection {
  up = true;

  constructor(
    private readonly project: () => Promise<ComposeProject>,
    private readonly service: string,
  ) {}

  async cut(): Promise<void> {
    this.up = false;
    for (const { container } of await this.containers()) await container.stop({ t: stopSeconds });
  }

  async restore(): Promise<void> {
    if (this.up) return;
    const { containers } = await this.project();
    for (const { container } of await this.containers()) await containers.restart(container);
    this.up = true;
  }

  hold(): void {
    // Between containers, nothing of the suite stands that could delay a connection.
  }

  /** The service ends with its project. */
  close(): Promise<void> {
    return Promise.resolve();
  }

  private async containers(): ReturnType<ComposeProject['containers']['of']> {
    return await (await this.project()).containers.of(this.service);
  }
}
