import { randomBytes } from 'node:crypto';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { within } from '../client/deadline';
import { nodeOptions, programIn } from './programs';

/** Milliseconds in which a server must have stopped. */
const stopMs = 10_000;

/** A server that runs, and how to stop it. */
export interface StartedServer {
  /** Such as `http://127.0.0.1:3000`. */
  readonly url: string;
  readonly stop: () => void | Promise<void>;
}

/**
 * Starts a server with the settings of one scenario group: `PING_TIMEOUT_MS`, `MAX_HTTP_BUFFER_SIZE`, `JWT_SECRET` and the
 * other variables of the contract, section 3. Its port is its own choice.
 */
export type StartServer = (
  env: Readonly<Record<string, string | undefined>>,
) => StartedServer | Promise<StartedServer>;

/** What a stand-in asks for: one line of JSON. */
interface Request {
  readonly key: string;
  readonly env: Readonly<Record<string, string>>;
}

/**
 * Servers of this process, each behind a process that stands for it: the suite starts, stops and kills that process as it
 * does with any server, and a kill closes the connections through it. The server stops when its stand-in has ended.
 */
export class OwnServers {
  private readonly key = randomBytes(16).toString('hex');
  private readonly sockets = new Set<Socket>();
  private readonly served: Promise<void>[] = [];
  private readonly failures: unknown[] = [];

  private constructor(
    private readonly server: Server,
    private readonly start: StartServer,
  ) {
    server.on('connection', (socket) => {
      this.sockets.add(socket);
      this.served.push(
        this.serve(socket).catch((error: unknown) => void this.failures.push(error)),
      );
    });
  }

  /** Listens for stand-ins on a port of 127.0.0.1. */
  static async listen(start: StartServer): Promise<OwnServers> {
    const server = createServer();
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject).listen(0, '127.0.0.1', resolve);
    });
    return new OwnServers(server, start);
  }

  /** What starts a stand-in, as options of a run. */
  get target(): { readonly command: string } {
    const { port } = this.server.address() as AddressInfo;
    const program = [process.execPath, ...nodeOptions, programIn('stand-in')];
    const quoted = program.map((part) => `"${part}"`).join(' ');
    return { command: `exec ${quoted} ${port} ${this.key}` };
  }

  /** Waits until every server has stopped, once the suite has ended. Throws what the first `stop()` that failed has thrown. */
  async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await Promise.all(this.served);
    await new Promise((resolve) => this.server.close(resolve));
    if (this.failures.length > 0) throw this.failures[0];
  }

  private async serve(socket: Socket): Promise<void> {
    socket.on('error', () => undefined);
    const ended = new Promise<void>((resolve) => socket.once('close', resolve));
    const request = await firstLine(socket);
    if (request?.key !== this.key) {
      socket.destroy();
      return;
    }
    const server = await this.started(request, socket, ended);
    await ended;
    if (server) await stopped(server);
  }

  /** Starts a server and says so to its stand-in; undefined if it did not start, or not before the suite gave up on it. */
  private async started(
    { env }: Request,
    socket: Socket,
    ended: Promise<void>,
  ): Promise<StartedServer | undefined> {
    const starting = Promise.resolve(env).then(this.start);
    try {
      const server = await Promise.race([starting, ended]);
      if (server) socket.write(`${JSON.stringify({ url: server.url })}\n`);
      // What starts too late is still stopped; there is nobody left to report a failure to.
      else starting.then(stopped).catch(() => undefined);
      return server ?? undefined;
    } catch (error) {
      socket.end(`${JSON.stringify({ error: String(error) })}\n`);
      return undefined;
    }
  }
}

async function stopped({ url, stop }: StartedServer): Promise<void> {
  await within(stopMs, `stop() of the server ${url}`, Promise.resolve(stop()));
}

/** Returns the first line; undefined if there is none, or if it is not JSON, and so not from a stand-in. */
async function firstLine(socket: Socket): Promise<Request | undefined> {
  for await (const line of createInterface({ input: socket })) {
    try {
      return JSON.parse(line) as Request;
    } catch {
      return undefined;
    }
  }
  return undefined;
}
