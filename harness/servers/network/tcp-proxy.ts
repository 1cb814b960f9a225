import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { Transform } from 'node:stream';

/** What is special about a road. */
interface ProxyOptions {
  /** Where on 127.0.0.1 it begins; 0, or nothing, stands for any free port. */
  readonly port?: number;
  /** Milliseconds that everything on it takes longer, in each direction. */
  readonly latencyMs?: number;
}

/** A road to Redis, or to an instance, that can be cut and restored, whatever machine or container the far end is on. */
export class TcpProxy {
  private readonly open = new Set<Socket>();
  private isUp = true;

  private constructor(
    private readonly server: Server,
    /** Where the far end is reached by this road. */
    readonly url: string,
    private readonly latencyMs: number,
  ) {}

  /** Whether there can be a road to this URL: where TLS asks for the name of the far end, a road in between has the wrong one. */
  static canProxy(redisUrl: string | undefined): redisUrl is string {
    return redisUrl?.startsWith('redis:') ?? false;
  }

  /** Opens a road to what is behind a `redis:` or `http:` URL. Rejects if its port is taken. */
  static async to(url: string, { port = 0, latencyMs = 0 }: ProxyOptions = {}): Promise<TcpProxy> {
    const far = new URL(url);
    const near = new URL(url);
    // An end that has said all may still listen.
    const server = createServer({ allowHalfOpen: true }, (socket) => {
      link.carry(socket, far);
    });
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject).listen(port, '127.0.0.1', resolve);
    });
    near.hostname = '127.0.0.1';
    near.port = String((server.address() as AddressInfo).port);
    const link = new TcpProxy(server, near.href, latencyMs);
    return link;
  }

  /** Whether anybody gets through. */
  get up(): boolean {
    return this.isUp;
  }

  /** Ends every connection; until `restore` each new one ends at once. The port stays taken: nobody else gets it in between. */
  cut(): void {
    this.isUp = false;
    for (const socket of this.open) socket.destroy();
  }

  /** Lets new connections through. */
  restore(): void {
    this.isUp = true;
  }

  /** Cuts the road for good. */
  async close(): Promise<void> {
    this.cut();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private carry(near: Socket, { hostname, port }: URL): void {
    if (!this.isUp) {
      near.destroy();
      return;
    }
    const host = hostname.replace(/^\[|\]$/g, '');
    const far = connect({ port: Number(port || 6379), host, allowHalfOpen: true });
    this.join(near, far);
    this.join(far, near);
  }

  private join(from: Socket, to: Socket): void {
    const { latencyMs } = this;
    this.open.add(from);
    if (latencyMs > 0) from.pipe(delayed(latencyMs)).pipe(to);
    else from.pipe(to);
    from
      // What is wrong with a connection is for its two ends to say; this road only ends with it.
      .on('error', () => undefined)
      .on('close', () => {
        this.open.delete(from);
        setTimeout(() => to.destroy(), latencyMs);
      });
  }
}

/** Hands on what it gets so many milliseconds later, in the same order. */
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
