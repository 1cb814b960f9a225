import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import type { ContainerRuntimeClient } from 'testcontainers';
import { z } from 'zod';
import { within } from '../../../client/deadline';
import { Output } from '../../process/output';

type Container = ReturnType<ContainerRuntimeClient['container']['getById']>;

const projectLabel = 'com.docker.compose.project';
const serviceLabel = 'com.docker.compose.service';
const numberLabel = 'com.docker.compose.container-number';

/** Milliseconds in which the engine must report what has happened. */
const reportMs = 10_000;

const eventSchema = z.looseObject({
  Action: z.string(),
  time: z.number(),
  Actor: z.looseObject({ ID: z.string(), Attributes: z.record(z.string(), z.string()) }),
});

/** One container of a service, numbered from 1 on. */
export interface ServiceContainer {
  readonly service: string;
  readonly number: number;
  readonly container: Container;
}

/** A container from one start to its end. */
export class ContainerRun {
  /** How it ended: `exited with code 1`; undefined while it runs. */
  ended: string | undefined;
  /** Resolves when it has ended. */
  readonly over: Promise<void>;
  private resolve: () => void = () => undefined;

  constructor(
    readonly name: string,
    readonly output: Output,
    readonly log: string | undefined,
  ) {
    this.over = new Promise((resolve) => (this.resolve = resolve));
  }

  /** Takes note of how it ended; the first to know is right. */
  end(how: string): void {
    this.ended ??= how;
    this.resolve();
  }

  /** Whether it ended by itself, without success: a project that is removed ends with the other codes. */
  get failed(): boolean {
    return this.ended !== undefined && !/ code (0|137|143)$/.test(this.ended);
  }

  /** Returns its last output, human-readable; empty without output. */
  lastOutput(): string[] {
    const lines = this.output.lines.slice(-10).map((line) => `    ${line}`);
    if (lines.length === 0) return [];
    const how = this.failed ? `, which ${this.ended ?? ''}` : '';
    const rest = this.log === undefined ? '' : ` (all of it: ${this.log})`;
    return [`  last output of ${this.name}${how}${rest}`, ...lines];
  }
}

/** Returns the path of the log file of a container; undefined if no logs are kept. */
export type LogOfService = (service: string, number: number) => string | undefined;

/** The containers of a project: their output, and how each of them ends, from the first on. */
export class ProjectContainers {
  private readonly runs = new Map<string, ContainerRun>();
  private readonly awaited = new Map<string, (run: ContainerRun) => void>();
  private readonly all: ContainerRun[] = [];

  private constructor(
    private readonly docker: ContainerRuntimeClient,
    private readonly project: string,
    private readonly logOf: LogOfService,
  ) {}

  /** Follows a project that does not exist yet. */
  static async follow(project: string, logOf: LogOfService): Promise<ProjectContainers> {
    const { getContainerRuntimeClient } = await import('testcontainers');
    const docker = await getContainerRuntimeClient();
    const containers = new ProjectContainers(docker, project, logOf);
    await containers.readEvents();
    return containers;
  }

  /** Stops following the project. */
  stop: () => void = () => undefined;

  /** Returns the containers of a service, in the order of their numbers; those that have ended, too. */
  async of(service: string): Promise<ServiceContainer[]> {
    const { dockerode } = this.docker.container;
    const label = [`${projectLabel}=${this.project}`, `${serviceLabel}=${service}`];
    const found = await dockerode.listContainers({ all: true, filters: { label } });
    return found
      .map(({ Id, Labels }) => {
        const container = this.docker.container.getById(Id);
        return { service, number: Number(Labels[numberLabel]), container };
      })
      .sort((one, other) => one.number - other.number);
  }

  /** Returns the present run of a container, once the engine has reported its start. */
  async run({ id }: Container): Promise<ContainerRun> {
    const known = this.runs.get(id);
    if (known) return known;
    const started = new Promise<ContainerRun>((resolve) => this.awaited.set(id, resolve));
    return await within(reportMs, 'the start of a container', started);
  }

  /** Starts a container that has ended, and returns its new run. */
  async restart(container: Container): Promise<ContainerRun> {
    this.runs.delete(container.id);
    const [run] = await Promise.all([this.run(container), container.start()]);
    return run;
  }

  /** Returns the last output of the containers that ended by themselves, or of all if none has, human-readable. */
  lastOutput(): string[] {
    const failed = this.all.filter(({ failed }) => failed);
    return (failed.length > 0 ? failed : this.all).flatMap((run) => run.lastOutput());
  }

  private async readEvents(): Promise<void> {
    const label = [`${projectLabel}=${this.project}`];
    const filters = JSON.stringify({ type: ['container'], event: ['start', 'die'], label });
    const stream = await this.docker.container.dockerode.getEvents({ filters });
    this.stop = () => {
      (stream as NodeJS.ReadableStream & Pick<Readable, 'destroy'>).destroy();
    };
    stream.on('error', () => undefined);
    createInterface({ input: stream }).on('line', (line) => {
      const event = eventSchema.safeParse(JSON.parse(line));
      if (event.success) this.on(event.data);
    });
  }

  private on({ Action, time, Actor: { ID, Attributes } }: z.infer<typeof eventSchema>): void {
    if (Action === 'start') {
      const service = Attributes[serviceLabel] ?? '';
      const number = Number(Attributes[numberLabel]);
      this.begin(ID, time, { service, number });
      return;
    }
    this.runs.get(ID)?.end(`exited with code ${Attributes['exitCode'] ?? '?'}`);
  }

  private begin(
    id: string,
    since: number,
    { service, number }: Omit<ServiceContainer, 'container'>,
  ): void {
    const log = this.logOf(service, number);
    const run = new ContainerRun(`${service} ${number}`, new Output(log), log);
    const { container } = this.docker;
    void container.logs(container.getById(id), { since }).then((stream) => {
      run.output.read(stream);
    });
    this.all.push(run);
    this.runs.set(id, run);
    this.awaited.get(id)?.(run);
    this.awaited.delete(id);
  }
}
