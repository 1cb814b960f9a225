import type { Instance } from '../instance';
import type { BackplaneLink, Launcher } from '../launch';
import { freePorts } from '../process/free-port';
import { waitUntilOpen } from '../ready';
import { TcpProxy } from './tcp-proxy';

/** TCP proxies that add latency in each direction: between the suite and the instances, and between the instances and Redis. */
export class SlowNetwork {
  private readonly proxies: Promise<TcpProxy>[] = [];

  constructor(
    private readonly latencyMs: number,
    /** Milliseconds in which an instance must open its port. */
    private readonly startMs: number,
  ) {}

  /** Returns the link to the backplane through a proxy. */
  async backplaneLink(link: BackplaneLink): Promise<BackplaneLink> {
    const { proxySite } = link;
    if (!proxySite) return link;
    const { url } = await this.openProxy(proxySite.redisUrl, { host: proxySite.host });
    return { ...link, redisUrl: url, proxySite: { ...proxySite, redisUrl: url } };
  }

  /** Wraps a launcher so that its instances are reached through proxies. */
  launcher(launch: Launcher): Launcher {
    return async (count, options) => {
      const instances = await launch(count, options);
      return await Promise.all(instances.map((instance) => this.proxied(instance)));
    };
  }

  async close(): Promise<void> {
    const opened = await Promise.allSettled(this.proxies);
    const open = opened.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    await Promise.all(open.map((proxy) => proxy.close()));
  }

  /** Opens the port of the proxy when the instance opens its own, so that waiting for either is the same. */
  private async proxied(instance: Instance): Promise<Instance> {
    const [port] = (await freePorts(1)) as [number];
    const opening = waitUntilOpen(instance, this.startMs).then(() =>
      this.openProxy(instance.url, { port }),
    );
    // `waitUntilReady` throws the error to its caller; without a caller, the rejection must not end the process.
    opening.catch(() => undefined);
    return { ...instance, url: `http://127.0.0.1:${port}` };
  }

  private async openProxy(
    url: string,
    place: { readonly host?: string; readonly port?: number },
  ): Promise<TcpProxy> {
    const proxy = TcpProxy.to(url, { ...place, latencyMs: this.latencyMs });
    this.proxies.push(proxy);
    return await proxy;
  }
}
