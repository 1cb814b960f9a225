import type { Instance } from '../instance';
import type { Joined, Launcher } from '../launcher';
import { freePorts } from '../process/free-port';
import { untilOpen } from '../ready';
import { Link } from './tcp-proxy';

/** Roads on which everything takes so many milliseconds longer, in each direction: to the instances, and from them to Redis. */
export class SlowNetwork {
  private readonly roads: Promise<Link>[] = [];

  constructor(
    private readonly latencyMs: number,
    /** Milliseconds in which an instance must have its port open. */
    private readonly startMs: number,
  ) {}

  /** What joins the instances, reached by a slow road. */
  async joined(joined: Joined): Promise<Joined> {
    if (!Link.carriesNonce(joined.redisUrl)) return joined;
    const { url } = await this.roadTo(joined.redisUrl);
    return { ...joined, redisUrl: url };
  }

  /** A launcher whose instances are reached by slow roads. */
  launcher(launch: Launcher): Launcher {
    return async (count, more) => {
      const instances = await launch(count, more);
      return await Promise.all(instances.map((instance) => this.behind(instance)));
    };
  }

  async close(): Promise<void> {
    const roads = await Promise.allSettled(this.roads);
    const open = roads.flatMap((road) => (road.status === 'fulfilled' ? [road.value] : []));
    await Promise.all(open.map((road) => road.close()));
  }

  /** The port of the road opens when the instance's own does, as who waits for that wants to know it. */
  private async behind(instance: Instance): Promise<Instance> {
    const [port] = (await freePorts(1)) as [number];
    const road = untilOpen(instance, this.startMs).then(() => this.roadTo(instance.url, port));
    // Who waits for the instance gets the error; nobody may wait.
    road.catch(() => undefined);
    return { ...instance, url: `http://127.0.0.1:${port}` };
  }

  private async roadTo(url: string, port = 0): Promise<Link> {
    const road = Link.to(url, { port, latencyMs: this.latencyMs });
    this.roads.push(road);
    return await road;
  }
}
