import { randomBytes } from 'node:crypto';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { nodeOptions, programIn } from './programs';

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
  private readonly stopped: Promise<void>[] = [];

  private constructor(
    private readonly server: Server,
    private readonly start: StartServer,
  ) {
    server.on('connection', (socket) => {
      this.stopped.push(this.serve(socket));
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

  /** Waits until every server has stopped. */
  async close(): Promise<void> {
    await Promise.all(this.stopped);
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async serve(socket: Socket): Promise<void> {
    socket.on('error', () => undefined);
    const ended = new Promise((resolve) => socket.once('close', resolve));
    const request = await firstLine(socket);
    if (request?.key !== this.key) {
      socket.destroy();
      return;
    }
    try {
      const { url, stop } = await this.start(request.env);
      socket.write(`${JSON.stringify({ url })}\n`);
      await ended;
      await stop();
    } catch (error) {
      socket.end(`${JSON.stringify({ error: String(error) })}\n`);
    }
  }
}

async function firstLine(socket: Socket): Promise<Request | undefined> {
  for await (const line of createInterface({ input: socket })) return JSON.parse(line) as Request;
  return undefined;
}
