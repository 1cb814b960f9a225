import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { Transform } from 'node:stream';

/** Options of a proxy. */
interface ProxyOptions {
  /** Port on 127.0.0.1; 0 or undefined picks any free port. */
  readonly port?: number;
  /** Milliseconds of added latency in each direction. */
  readonly latencyMs?: number;
}

/** A TCP proxy to Redis or to an instance that can be cut and restored. */
export class TcpProxy {
  private readonly open = new Set<Socket>();
  private isUp = true;
  private holdMs = 0;

  private constructor(
    private readonly server: Server,
    /** URL of the upstream server through this proxy. */
    readonly url: string,
    private readonly latencyMs: number,
  ) {}

  /** Whether a URL can be reached through a proxy: with TLS, the host name of the proxy would not match the certificate. */
  static canProxy(redisUrl: string | undefined): redisUrl is string {
    return redisUrl?.startsWith('redis:') ?? false;
  }

  /** Opens a proxy to the server of a `redis:` or `http:` URL. Rejects if the port is in use. */
  static async to(url: string, { port = 0, latencyMs = 0 }: ProxyOptions = {}): Promise<TcpProxy> {
    const far = new URL(url);
    const near = new URL(url);
    // An end that has finished sending may still receive.
    const server = createServer({ allowHalfOpen: true }, (socket) => {
      proxy.accept(socket, far);
    });
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject).listen(port, '127.0.0.1', resolve);
    });
    near.hostname = '127.0.0.1';
    near.port = String((server.address() as AddressInfo).port);
    const proxy = new TcpProxy(server, near.href, latencyMs);
    return proxy;
  }

  /** Whether connections pass. */
  get up(): boolean {
    return this.isUp;
  }

  /** Ends every connection, and each new one at once until `restore`. The port stays open, so that no other process takes it. */
  cut(): void {
    this.isUp = false;
    for (const socket of this.open) socket.destroy();
  }

  /** Lets new connections pass, at once. */
  restore(): void {
    this.isUp = true;
    this.holdMs = 0;
  }

  /** Holds each new connection for `ms` milliseconds before it passes, as a distant or busy Redis does, until `restore`. */
  hold(ms: number): void {
    this.holdMs = ms;
  }

  /** Cuts the connection and closes the port. */
  async close(): Promise<void> {
    this.cut();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private accept(near: Socket, url: URL): void {
    if (!this.isUp) {
      near.destroy();
      return;
    }
    if (this.holdMs === 0) {
      this.forward(near, url);
      return;
    }
    const timer = setTimeout(() => {
      this.forward(near, url);
    }, this.holdMs);
    this.open.add(near);
    near
      // A cut destroys the connection; the proxy only ends with it.
      .on('error', () => undefined)
      .on('close', () => {
        clearTimeout(timer);
        this.open.delete(near);
      });
  }

  private forward(near: Socket, { hostname, port }: URL): void {
    const host = hostname.replace(/^\[|\]$/g, '');
    const far = connect({ port: Number(port || 6379), host, allowHalfOpen: true });
    this.pipe(near, far);
    this.pipe(far, near);
  }

  private pipe(from: Socket, to: Socket): void {
    const { latencyMs } = this;
    this.open.add(from);
    if (latencyMs > 0) from.pipe(delayed(latencyMs)).pipe(to);
    else from.pipe(to);
    from
      // The two ends report errors of the connection; the proxy only ends with it.
      .on('error', () => undefined)
      .on('close', () => {
        this.open.delete(from);
        setTimeout(() => to.destroy(), latencyMs);
      });
  }
}

/** Stream that passes each chunk on after `ms` milliseconds, in order. */
function delayed(ms: number): Transform {
  const stream = new Transform({
    transform: (chunk: Buffer, _encoding, done) => {
      setTimeout(() => stream.push(chunk), ms);
      done();
    },
    flush: (done) => {
      setTimeout(done, ms);
    },
  });
  return stream;
}
