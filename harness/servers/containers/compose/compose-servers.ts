import { randomBytes } from 'node:crypto';
import { dirname } from 'node:path';
import type { Start } from '../../../target-file/start/start-schema';
import type { BackplaneConnection } from '../../backplane/backplane-connection';
import { disposableCount } from '../../disposable-servers';
import { TargetError, type Instance } from '../../instance';
import type { InstanceKind, Launcher } from '../../launch';
import { BuiltImages } from './built-images';
import { readConfig, repeatable, type ComposeConfig } from './compose-file';
import { findCompose, runCompose, type ComposeProgram } from './compose-program';
import { ComposeProject } from './compose-project';
import { ServiceConnection } from './service-connection';
import { toInstance } from './service-instance';

const configMs = 30_000;

/** How the servers of a Compose file are started. */
export interface ComposeSettings {
  readonly start: Extract<Start, { compose: string }>;
  readonly env: Readonly<Record<string, string>>;
  /** Milliseconds until all services must be running. */
  readonly startMs: number;
  /** Returns the path of a log, by the name of a container; undefined if no logs are kept. */
  readonly logNamed: (name: string) => string | undefined;
}

/** A group of servers in one project. */
interface Group {
  readonly kind: InstanceKind;
  readonly servers: number;
  /** Number of its first instance. */
  readonly first: number;
  readonly env?: object;
}

/** The servers of a Compose file. Those of one cluster share a project, and each of the others has one of its own. */
export class ComposeServers {
  private readonly projects: Promise<ComposeProject>[] = [];
  private disposable: Promise<ComposeProject> | undefined;
  private readonly replaceable = new Set<number>();

  private constructor(
    private readonly settings: ComposeSettings,
    private readonly program: ComposeProgram,
    private readonly config: ComposeConfig,
    private readonly images: BuiltImages,
  ) {}

  /** Reads the Compose file and builds its images. Throws TargetError. */
  static async prepare(settings: ComposeSettings): Promise<ComposeServers> {
    const program = await findCompose();
    const { compose } = settings.start;
    const args = ['-f', compose, 'config'];
    const text = await runCompose(program, { args, ms: configMs, cwd: dirname(compose) });
    const name = `rooms-conformance-${randomBytes(6).toString('hex')}`;
    const { config, images } = await BuiltImages.build(program, readConfig(text), name);
    return new ComposeServers(settings, program, config, images);
  }

  /** Starts the service: a cluster by its scale, other servers by a project for each. Throws TargetError. */
  readonly launch: Launcher = async (count, { kind, env = {}, first = 1 }) => {
    if (kind === 'disposable') return [await this.launchDisposable(first, env)];
    const groups: Group[] =
      kind === 'clustered'
        ? [{ kind, servers: count, first, env }].filter(() => count > 0)
        : Array.from({ length: count }, (_, index) => ({
            kind,
            servers: 1,
            first: first + index,
            env,
          }));
    const started = await Promise.all(groups.map((group) => this.launchGroup(group)));
    return started.flat();
  };

  /** The connection of the disposable servers to the service that joins them; undefined if the target file names none. */
  get disposableBackplane(): BackplaneConnection | undefined {
    const { backplane } = this.settings.start;
    if (backplane === undefined) return undefined;
    return new ServiceConnection(() => this.disposableProject(), backplane);
  }

  /** Removes everything that was started or built, also what is still being started. */
  async stop(): Promise<void> {
    const started = await Promise.allSettled(this.projects);
    const running = started.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    const removed = await Promise.allSettled(running.map((project) => project.down()));
    await this.images.remove();
    const failed = removed.find((one) => one.status === 'rejected');
    if (failed) throw failed.reason;
  }

  private async launchGroup(group: Group): Promise<Instance[]> {
    const project = await this.start(group);
    const { service, port } = this.settings.start;
    const containers = await project.containers.of(service);
    return await Promise.all(
      containers.map(async ({ container, number }) => {
        const run = await project.containers.run(container);
        return await toInstance({ container, run, port, number: group.first - 1 + number });
      }),
    );
  }

  /** The first time, an instance is the container that was started with its project; later, that container once more. */
  private async launchDisposable(number: number, env: object): Promise<Instance> {
    this.disposable ??= this.start({ kind: 'disposable', servers: disposableCount, first: 1, env });
    const { containers } = await this.disposable;
    const { service, port } = this.settings.start;
    const found = (await containers.of(service)).find((one) => one.number === number);
    if (!found)
      throw new TargetError(`start.compose: there is no container ${number} of ${service}`);
    const { container } = found;
    const isFirst = !this.replaceable.has(number);
    this.replaceable.add(number);
    const run = await (isFirst ? containers.run(container) : containers.restart(container));
    return await toInstance({ container, run, port, number });
  }

  private async disposableProject(): Promise<ComposeProject> {
    if (this.disposable) return await this.disposable;
    throw new Error('no disposable server has been started');
  }

  private start({ kind, servers, first, env }: Group): Promise<ComposeProject> {
    const { start, startMs, logNamed } = this.settings;
    const { service, port } = start;
    const variables = { ...this.settings.env, ...env, HOST: '0.0.0.0', PORT: String(port) };
    const project = ComposeProject.up({
      program: this.program,
      config: repeatable(this.config, { service, port, env: variables }),
      service,
      servers,
      startMs,
      logOf: (name, number) =>
        logNamed(`${kind}-${name === service ? 'instance' : name}-${first - 1 + number}`),
    });
    this.projects.push(project);
    return project;
  }
}
