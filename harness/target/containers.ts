import type { StartedNetwork, StartedTestContainer } from 'testcontainers';
import { startContainer } from './docker';
import { TargetError, type Instance } from './instance';

const port = 3000;
const keptLines = 200;

/** Milliseconds that the contract gives an instance to end after SIGTERM. */
const stopMs = 5000;

/** How each instance is started in a container of its own. */
export interface ContainerCommand {
  readonly command: readonly string[];
  /** Folder of this machine that every container sees, read-only, as /project. */
  readonly project: string;
  readonly env: Readonly<Record<string, string>>;
  readonly network: StartedNetwork;
  /** Milliseconds until a container must run. */
  readonly startMs: number;
}

/**
 * One container per instance, on one network, each with a port of this machine; started, not yet ready. The image is
 * `$CONFORMANCE_NODE_IMAGE`, or node:24-slim. Throws TargetError; no container is left then.
 */
export async function launchContainers(
  server: ContainerCommand,
  count: number,
): Promise<Instance[]> {
  const numbers = Array.from({ length: count }, (_, index) => index + 1);
  const started = await Promise.allSettled(numbers.map((number) => launch(server, number)));
  const instances = started.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  const failed = started.find((one) => one.status === 'rejected');
  if (!failed) return instances;
  await Promise.all(instances.map((instance) => instance.stop()));
  throw new TargetError(
    [
      `an instance cannot be started in a container: ${(failed.reason as Error).message}`,
      `  tried  ${server.command.join(' ')}, in ${imageName()}`,
      `  do     try docker pull ${imageName()}, or name another image with $CONFORMANCE_NODE_IMAGE`,
    ].join('\n'),
    { cause: failed.reason },
  );
}

async function launch(server: ContainerCommand, number: number): Promise<Instance> {
  const { Wait } = await import('testcontainers');
  const output = new Output();
  const variables = { HOST: '0.0.0.0', PORT: String(port), INSTANCE: String(number) };
  const container = await startContainer(imageName(), server.startMs, (node) =>
    node
      .withNetwork(server.network)
      .withBindMounts([{ source: server.project, target: '/project', mode: 'ro' }])
      .withWorkingDir('/project')
      .withEnvironment({ ...server.env, ...variables })
      .withCommand([...server.command])
      .withExposedPorts(port)
      .withLogConsumer((stream) => {
        output.read(stream);
      })
      // The handshake shows that an instance is ready, and an early end that it never will be: `untilReady` sees both.
      .withWaitStrategy(Wait.forAll([])),
  );
  return toInstance(number, container, output);
}

function toInstance(number: number, container: StartedTestContainer, output: Output): Instance {
  let stopped: Promise<void> | undefined;
  return {
    number,
    url: `http://${container.getHost()}:${container.getMappedPort(port)}`,
    gone: () => (output.ended ? 'exited' : undefined),
    // Its output ends with it: there is nothing more to learn of a container.
    goneWithin: () => Promise.resolve(output.ended ? 'exited' : undefined),
    lastLines: () => output.lines,
    stop: () => (stopped ??= container.stop({ timeout: stopMs }).then(() => undefined)),
  };
}

/** What a container prints, which ends when the container does. */
class Output {
  readonly lines: string[] = [];
  ended = false;

  read(stream: NodeJS.ReadableStream): void {
    stream.on('data', (text: string) => {
      this.lines.push(...text.split('\n').filter((line) => line !== ''));
      this.lines.splice(0, this.lines.length - keptLines);
    });
    stream.once('end', () => {
      this.ended = true;
    });
  }
}

function imageName(): string {
  return process.env['CONFORMANCE_NODE_IMAGE'] ?? 'node:24-slim';
}
