import { randomBytes } from 'node:crypto';
import type { Instance } from './instance';
import { attach } from './launch';
import { extrasFor, launcherFor, type Joined, type Launcher } from './launcher';
import { untilReady } from './ready';
import type { Target } from './target-file';

/** How many instances of each kind are needed. */
export interface Counts {
  readonly alone: number;
  readonly joined: number;
}

/** The instances of a target while they run. */
export interface RunningTarget {
  /** Instances with no backplane at all. Of a target that was only attached: the same as `joined`. */
  readonly alone: readonly Instance[];
  /** Instances that are one server to their clients. */
  readonly joined: readonly Instance[];
  /** Secret of the tokens that the instances accept. */
  readonly jwtSecret: string;
  /**
   * One more instance, alone, whose time-outs and limits are short and which recovers connections; started when it is
   * first asked for. Absent where the suite starts nothing.
   */
  readonly impatient?: () => Promise<Instance>;
  stop(): Promise<void>;
}

/**
 * Time-outs that a scenario can wait for, a limit that it can exceed, and recovery, which the contract's other instances
 * do not have.
 */
const impatience = {
  PING_INTERVAL_MS: '1000',
  PING_TIMEOUT_MS: '1000',
  CONNECT_TIMEOUT_MS: '1000',
  MAX_HTTP_BUFFER_SIZE: '100000',
  RECOVERY_MS: '10000',
};

/** Starts or reaches the instances and waits until all are ready. Throws TargetError; nothing is left running then. */
export async function startTarget(
  target: Target,
  joined: Joined,
  counts: Counts,
): Promise<RunningTarget> {
  const jwtSecret = randomBytes(24).toString('base64url');
  if ('urls' in target.start) return await reach(target.start.urls, target, jwtSecret);
  const launch = launcherFor(target, joined, { JWT_SECRET: jwtSecret });
  const groups = await startGroups(launch, joined, counts);
  const started = Object.values(groups).flat();
  await untilAllReady(started, target);
  const impatient = new StartedLater(() => launch(1, { env: impatience }), target);
  return {
    ...groups,
    jwtSecret,
    impatient: async () => (await impatient.instances())[0] as Instance,
    stop: async () => {
      await Promise.all([stopAll(started), impatient.stop()]);
    },
  };
}

async function reach(
  urls: readonly string[],
  target: Target,
  jwtSecret: string,
): Promise<RunningTarget> {
  const instances = attach(urls);
  await untilAllReady(instances, target);
  return { alone: instances, joined: instances, jwtSecret, stop: () => stopAll(instances) };
}

/** Instances that only some scenarios need: the first of them starts them. */
class StartedLater {
  private started: Promise<Instance[]> | undefined;

  constructor(
    private readonly launch: () => Promise<Instance[]>,
    private readonly target: Target,
  ) {}

  async instances(): Promise<Instance[]> {
    return await (this.started ??= this.start());
  }

  async stop(): Promise<void> {
    const started = await this.started?.catch(() => []);
    await stopAll(started ?? []);
  }

  private async start(): Promise<Instance[]> {
    const instances = await this.launch();
    await untilAllReady(instances, this.target);
    return instances;
  }
}

/** Waits for all of them; ends them if one does not come. Throws TargetError. */
async function untilAllReady(instances: readonly Instance[], { timeouts }: Target): Promise<void> {
  try {
    await Promise.all(instances.map((instance) => untilReady(instance, timeouts.start)));
  } catch (error) {
    await stopAll(instances);
    throw error;
  }
}

async function stopAll(instances: readonly Instance[]): Promise<void> {
  await Promise.all(instances.map((instance) => instance.stop()));
}

type Groups = Record<keyof Counts, Instance[]>;

async function startGroups(launch: Launcher, joined: Joined, counts: Counts): Promise<Groups> {
  const alone = await launch(counts.alone);
  try {
    return { alone, joined: await launch(counts.joined, extrasFor(joined)) };
  } catch (error) {
    await Promise.all(alone.map((instance) => instance.stop()));
    throw error;
  }
}
