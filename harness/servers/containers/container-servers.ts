import type { Readable } from 'node:stream';
import type { GenericContainer, StartedNetwork, StartedTestContainer } from 'testcontainers';
import type { LogOf } from '../attach-or-launch';
import { TargetError, type Instance } from '../instance';
import { Output } from '../process/output';
import { startContainer } from './docker-engine';

/** Where the servers listen inside of their containers. */
const usualPort = 3000;

/** Milliseconds that the contract gives an instance to end after SIGTERM. */
const stopMs = 5000;

/** A command of Node.js: the image is `$CONFORMANCE_NODE_IMAGE`, or node:24-slim. */
interface NodeProgram {
  readonly command: readonly string[];
  /** Folder of this machine that every container sees, read-only, as /project. */
  readonly project: string;
}

/** An image that starts a server by itself. */
interface ServerImage {
  readonly image: string;
  /** Where its server listens, if that is its own choice. */
  readonly port?: number;
}

/** How each instance is started in a container of its own. */
export type ContainerServer = (NodeProgram | ServerImage) & {
  readonly env: Readonly<Record<string, string>>;
  /** Where the others are; left out, they are alone. */
  readonly network?: StartedNetwork;
  /** Milliseconds until a container must run. */
  readonly startMs: number;
};

/**
 * One container per instance, on one network, each with a port of this machine, numbered from `first` on; started, not
 * yet ready. Throws TargetError; no container is left then.
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
    [
      `an instance cannot be started in a container: ${(failed.reason as Error).message}`,
      ...triedAndAdvice(server),
    ].join('\n'),
    { cause: failed.reason },
  );
}

function triedAndAdvice(server: ContainerServer): string[] {
  if ('image' in server) {
    const { image } = server;
    return [
      `  tried  docker run ${image}`,
      `  do     see whether docker pull ${image} and docker run ${image} work here; start.image in the target file names it`,
    ];
  }
  return [
    `  tried  ${server.command.join(' ')}, in ${nodeImage()}`,
    `  do     try docker pull ${nodeImage()}, or name another image with $CONFORMANCE_NODE_IMAGE`,
  ];
}

async function launch(
  server: ContainerServer,
  number: number,
  log: string | undefined,
): Promise<Instance> {
  const output = new ContainerOutput(log);
  const { Wait } = await import('testcontainers');
  const port = ('image' in server ? server.port : undefined) ?? usualPort;
  const variables = { HOST: '0.0.0.0', PORT: String(port), INSTANCE: String(number) };
  const image = 'image' in server ? server.image : nodeImage();
  const container = await startContainer(image, server.startMs, (created) => {
    created
      .withEnvironment({ ...server.env, ...variables })
      .withExposedPorts(port)
      .withLogConsumer(output.read)
      // The handshake shows that an instance is ready, and an early end that it never will be: `untilReady` sees both.
      .withWaitStrategy(Wait.forAll([]));
    if (server.network) created.withNetwork(server.network);
    return 'image' in server ? created : withProgram(created, server);
  });
  return toInstance({ number, port, log }, container, output);
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
  let stopped: Promise<void> | undefined;
  return {
    number,
    url: `http://${container.getHost()}:${container.getMappedPort(port)}`,
    exitReason: () => output.gone,
    // Its output ends with it: there is nothing more to learn of a container.
    exitReasonWithin: () => Promise.resolve(output.gone),
    lastLines: () => output.lines,
    ...(log !== undefined && { log }),
    stop: () => (stopped ??= container.stop({ timeout: stopMs }).then(() => undefined)),
  };
}

/** What a container prints, which ends when the container does. */
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
