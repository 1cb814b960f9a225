import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** A road to Redis that can be cut and restored, whatever machine or container that Redis is on. */
export class Link {
  private readonly open = new Set<Socket>();
  private isUp = true;

  private constructor(
    private readonly server: Server,
    /** Where Redis is reached by this road. */
    readonly url: string,
  ) {}

  /** Whether there can be a road to this URL: where TLS asks for the name of the far end, a road in between has the wrong one. */
  static carries(redisUrl: string | undefined): redisUrl is string {
    return redisUrl?.startsWith('redis:') ?? false;
  }

  /** Opens a road on a free port of 127.0.0.1 to the Redis behind a `redis:` URL. */
  static async to(redisUrl: string): Promise<Link> {
    const far = new URL(redisUrl);
    const near = new URL(redisUrl);
    const server = createServer((socket) => {
      link.carry(socket, far);
    });
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject).listen(0, '127.0.0.1', resolve);
    });
    near.hostname = '127.0.0.1';
    near.port = String((server.address() as AddressInfo).port);
    const link = new Link(server, near.href);
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
    const far = connect(Number(port || 6379), hostname.replace(/^\[|\]$/g, ''));
    near.pipe(far).pipe(near);
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      this.open.add(socket);
      // What is wrong with a connection is for its two ends to say; this road only ends with it.
      socket
        .on('error', () => undefined)
        .on('close', () => {
          this.open.delete(socket);
          other.destroy();
        });
    }
  }
}
