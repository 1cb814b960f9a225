import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { within } from '../../../client/deadline';
import type { ComposeConfig } from './compose-file';
import { composeError, runCompose, type ComposeProgram } from './compose-program';
import { ProjectContainers, type LogOfService } from './project-containers';
import { downAtExit } from './down-at-exit';

const pullMs = 180_000;
const downMs = 60_000;

/** A project that is to be started. */
export interface ProjectOptions {
  readonly program: ComposeProgram;
  readonly config: ComposeConfig;
  /** Service of the servers, and how many of them are started. */
  readonly service: string;
  readonly servers: number;
  /** Milliseconds until all services must be running, besides three minutes for images that are pulled. */
  readonly startMs: number;
  readonly logOf: LogOfService;
}

/** A project of Docker Compose with a name of its own: no other project's containers, networks or volumes are touched. */
export class ComposeProject {
  private ended: Promise<void> | undefined;

  private constructor(
    private readonly options: ProjectOptions,
    private readonly name: string,
    private readonly folder: string,
    readonly containers: ProjectContainers,
  ) {}

  /** Starts all services of a project. Throws TargetError with their last output; nothing is left running then. */
  static async up(options: ProjectOptions): Promise<ComposeProject> {
    const name = `rooms-conformance-${randomBytes(6).toString('hex')}`;
    const folder = mkdtempSync(join(tmpdir(), `${name}-`));
    const containers = await ProjectContainers.follow(name, options.logOf);
    const project = new ComposeProject(options, name, folder, containers);
    // Variables of the servers may be secrets.
    writeFileSync(project.file, JSON.stringify(options.config), { mode: 0o600 });
    try {
      await project.start();
    } catch (error) {
      const output = containers.lastOutput();
      await project.down().catch(() => undefined);
      const command = [options.program.file, ...options.program.prefix, 'up'].join(' ');
      throw composeError(command, (error as Error).message, output);
    }
    return project;
  }

  /** Removes the containers, networks and volumes of the project. */
  down(): Promise<void> {
    return (this.ended ??= this.end());
  }

  private get file(): string {
    return join(this.folder, 'compose.json');
  }

  private get downArguments(): string[] {
    return ['-f', this.file, '-p', this.name, 'down', '--volumes', '--remove-orphans', '-t', '0'];
  }

  private async start(): Promise<void> {
    const { DockerComposeEnvironment, Wait } = await import('testcontainers');
    const { program, service, servers, startMs } = this.options;
    this.forgetAtExit = downAtExit(program, this.downArguments, this.folder);
    const environment = new DockerComposeEnvironment(this.folder, 'compose.json')
      .withProjectName(this.name)
      .withClientOptions({
        ...program.clientOptions,
        commandOptions: ['--scale', `${service}=${servers}`],
      })
      // No wait strategy: `waitUntilReady` detects both a successful handshake and an early exit.
      .withDefaultWaitStrategy(Wait.forAll([]));
    await within(pullMs + startMs, 'the services of start.compose', environment.up());
  }

  private forgetAtExit: () => void = () => undefined;

  private async end(): Promise<void> {
    try {
      await runCompose(this.options.program, { args: this.downArguments, ms: downMs });
    } finally {
      this.containers.stop();
      this.forgetAtExit();
      rmSync(this.folder, { recursive: true, force: true });
    }
  }
}
