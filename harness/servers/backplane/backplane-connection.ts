import type { ProxySite } from '../launch';
import { TcpProxy } from '../network/tcp-proxy';

/** Connection between instances and their backplane that the suite can cut. */
export interface BackplaneConnection {
  /** Whether it has not been cut, or has been restored. */
  readonly up: boolean;
  /** Ends it until `restore`; resolves when nothing passes. */
  cut(): Promise<void>;
  restore(): Promise<void>;
  /** Delays new connections by `ms` milliseconds until `restore`; has no effect where the suite cannot delay them. */
  hold(ms: number): void;
  close(): Promise<void>;
}

/** Opens a connection through a proxy, and returns it with the URL of Redis for the instances. */
export async function openProxiedConnection({
  host,
  redisUrl,
}: ProxySite): Promise<BackplaneConnection & { readonly url: string }> {
  const proxy = await TcpProxy.to(redisUrl, { host });
  return {
    url: proxy.url,
    get up() {
      return proxy.up;
    },
    cut: () => {
      proxy.cut();
      return Promise.resolve();
    },
    restore: () => {
      proxy.restore();
      return Promise.resolve();
    },
    hold: (ms) => {
      proxy.hold(ms);
    },
    close: () => proxy.close(),
  };
}
