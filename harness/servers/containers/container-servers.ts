import type { Readable } from 'node:stream';
import type { GenericContainer, StartedNetwork, StartedTestContainer } from 'testcontainers';
import { failureBlock, type FailureFacts } from '../../failure-block';
import type { LogOf } from '../attach-or-launch';
import { TargetError, type Instance } from '../instance';
import { Output } from '../process/output';
import { ContainerLife } from './container-life';
import { startContainer } from './docker-engine';

/** Default port of the servers inside their containers. */
const defaultPort = 3000;

/** Milliseconds in which an instance must exit after SIGTERM. Contract 3.4. */
const stopMs = 5000;

/** A Node.js program, run in the image `$CONFORMANCE_NODE_IMAGE` (default: node:24-slim). */
interface NodeProgram {
  readonly command: readonly string[];
  /** Folder of this machine that every container mounts read-only as /project. */
  readonly project: string;
}

/** An image whose default command starts a server. */
interface ServerImage {
  readonly image: string;
  /** Port that its server listens on, if it does not follow `PORT`. */
  readonly port?: number;
}

/** How each instance is started in its own container. */
export type ContainerServer = (NodeProgram | ServerImage) & {
  readonly env: Readonly<Record<string, string>>;
  /** Network of the backplane; absent for standalone instances. */
  readonly network?: StartedNetwork;
  /** Milliseconds until a container must be running. */
  readonly startMs: number;
};

/**
 * Starts one container for each instance, with a port on this machine, numbered from `first` on; the instances are not
 * ready yet. Throws TargetError; no container is left running then.
 */
export async function launchContainers(
  server: ContainerServer,
  count: number,
  first = 1,
  logOf: LogOf = () => undefined,
): Promise<Instance[]> {
  const numbers = Array.from({ length: count }, (_, index) => first + index);
  const started = await Promise.allSettled(
    numbers.map((number) => launch(server, number, logOf(number))),
  );
  const instances = started.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  const failed = started.find((one) => one.status === 'rejected');
  if (!failed) return instances;
  await Promise.all(instances.map((instance) => instance.stop()));
  throw new TargetError(
    failureBlock({
      what: 'an instance could not be started in a container',
      received: (failed.reason as Error).message,
      ...expectedAndAdvice(server),
    }),
    { cause: failed.reason },
  );
}

function expectedAndAdvice(
  server: ContainerServer,
): Pick<FailureFacts, 'expected' | 'lookAt' | 'whatToDo'> {
  if ('image' in server) {
    const { image } = server;
    return {
      expected: `docker run ${image} starts a server`,
      lookAt: 'start.image in the target file',
      whatToDo: `check that docker pull ${image} and docker run ${image} work on this machine`,
    };
  }
  return {
    expected: `${server.command.join(' ')} starts in ${nodeImage()}`,
    whatToDo: `try docker pull ${nodeImage()}, or name another image with $CONFORMANCE_NODE_IMAGE`,
  };
}

async function launch(
  server: ContainerServer,
  number: number,
  log: string | undefined,
): Promise<Instance> {
  const output = new ContainerOutput(log);
  const { Wait } = await import('testcontainers');
  const port = ('image' in server ? server.port : undefined) ?? defaultPort;
  const variables = { HOST: '0.0.0.0', PORT: String(port), INSTANCE: String(number) };
  const image = 'image' in server ? server.image : nodeImage();
  const started = startContainer(image, server.startMs, (created) => {
    created
      .withEnvironment({ ...server.env, ...variables })
      .withExposedPorts(port)
      .withLogConsumer(output.read)
      // No wait strategy: `waitUntilReady` detects both a successful handshake and an early exit.
      .withWaitStrategy(Wait.forAll([]));
    if (server.network) created.withNetwork(server.network);
    return 'image' in server ? created : withProgram(created, server);
  });
  const container = await started.catch((error: unknown) => {
    // Testcontainers waits for the port of a container that has ended already.
    if (output.gone === undefined) throw error;
  });
  return container
    ? toInstance({ number, port, log }, container, output)
    : endedInstance({ number, log }, output);
}

function withProgram(
  container: GenericContainer,
  { command, project }: NodeProgram,
): GenericContainer {
  return container
    .withBindMounts([{ source: project, target: '/project', mode: 'ro' }])
    .withWorkingDir('/project')
    .withCommand([...command]);
}

function toInstance(
  { number, port, log }: { number: number; port: number; log: string | undefined },
  container: StartedTestContainer,
  output: ContainerOutput,
): Instance {
  const life = new ContainerLife(container, stopMs, () => {
    output.gone ??= 'was killed';
  });
  return {
    number,
    url: `http://${container.getHost()}:${container.getMappedPort(port)}`,
    exitReason: () => output.gone,
    // The output of a container ends with the container, so waiting would show nothing new.
    exitReasonWithin: () => Promise.resolve(output.gone),
    lastLines: () => output.lines,
    ...(log !== undefined && { log }),
    stop: () => life.stop(),
    faultInjection: life,
  };
}

/** An instance whose container ended before its port was known. */
function endedInstance(
  { number, log }: { number: number; log: string | undefined },
  output: ContainerOutput,
): Instance {
  return {
    number,
    url: `container of instance ${number}`,
    exitReason: () => output.gone,
    exitReasonWithin: () => Promise.resolve(output.gone),
    lastLines: () => output.lines,
    ...(log !== undefined && { log }),
    stop: () => Promise.resolve(),
  };
}

/** Output of a container, which ends when the container does. */
class ContainerOutput {
  gone: string | undefined;
  private readonly output: Output;

  constructor(log: string | undefined) {
    this.output = new Output(log);
  }

  get lines(): readonly string[] {
    return this.output.lines;
  }

  readonly read = (stream: Readable): void => {
    stream.once('end', () => {
      this.gone = 'exited';
    });
    this.output.read(stream);
  };
}

function nodeImage(): string {
  return process.env['CONFORMANCE_NODE_IMAGE'] ?? 'node:24-slim';
}
