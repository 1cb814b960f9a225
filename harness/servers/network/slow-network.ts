import type { Instance } from '../instance';
import type { BackplaneLink, Launcher } from '../launcher';
import { freePorts } from '../process/free-port';
import { waitUntilOpen } from '../ready';
import { TcpProxy } from './tcp-proxy';

/** Roads on which everything takes so many milliseconds longer, in each direction: to the instances, and from them to Redis. */
export class SlowNetwork {
  private readonly proxies: Promise<TcpProxy>[] = [];

  constructor(
    private readonly latencyMs: number,
    /** Milliseconds in which an instance must have its port open. */
    private readonly startMs: number,
  ) {}

  /** What joins the instances, reached by a slow road. */
  async backplaneLink(joined: BackplaneLink): Promise<BackplaneLink> {
    if (!TcpProxy.canProxy(joined.redisUrl)) return joined;
    const { url } = await this.openProxy(joined.redisUrl);
    return { ...joined, redisUrl: url };
  }

  /** A launcher whose instances are reached by slow roads. */
  launcher(launch: Launcher): Launcher {
    return async (count, more) => {
      const instances = await launch(count, more);
      return await Promise.all(instances.map((instance) => this.proxied(instance)));
    };
  }

  async close(): Promise<void> {
    const roads = await Promise.allSettled(this.proxies);
    const open = roads.flatMap((road) => (road.status === 'fulfilled' ? [road.value] : []));
    await Promise.all(open.map((road) => road.close()));
  }

  /** The port of the road opens when the instance's own does, as who waits for that wants to know it. */
  private async proxied(instance: Instance): Promise<Instance> {
    const [port] = (await freePorts(1)) as [number];
    const road = waitUntilOpen(instance, this.startMs).then(() => this.openProxy(instance.url, port));
    // Who waits for the instance gets the error; nobody may wait.
    road.catch(() => undefined);
    return { ...instance, url: `http://127.0.0.1:${port}` };
  }

  private async openProxy(url: string, port = 0): Promise<TcpProxy> {
    const road = TcpProxy.to(url, { port, latencyMs: this.latencyMs });
    this.proxies.push(road);
    return await road;
  }
}
