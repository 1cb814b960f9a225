import type { INestApplication } from '@nestjs/common';
import { IoAdapter } from '@nestjs/platform-socket.io';
import type { Server, ServerOptions } from 'socket.io';
import type { Settings } from '../settings';
import type { Backplane } from './backplane';
import { openBackplane } from './open-backplane';

/**
 * Installs the backplane in Socket.IO as an option of the server. `this.server.adapter(…)` in a gateway would replace the
 * adapters of existing namespaces and lose their rooms; and in a gateway with a namespace, `server` is that namespace,
 * whose `adapter` is not a function (https://docs.nestjs.com/websockets/adapter#extend-socketio).
 */
export class BackplaneIoAdapter extends IoAdapter {
  private server: Server | undefined;

  private constructor(
    app: INestApplication,
    private readonly settings: Settings,
    private readonly backplane: Backplane,
  ) {
    super(app);
  }

  /** Opens the backplane and installs it. Await it before the application listens. */
  static async install(app: INestApplication, settings: Settings): Promise<void> {
    const backplane = await openBackplane(settings);
    app.useWebSocketAdapter(new BackplaneIoAdapter(app, settings, backplane));
  }

  override createIOServer(port: number, options?: Partial<ServerOptions>): Server {
    const merged = { ...options, ...this.toOptions() } as ServerOptions;
    this.server = super.createIOServer(port, merged);
    return this.server;
  }

  /**
   * Disconnects the clients before it closes the backplane, so that other instances are still notified. Nest's
   * `forceCloseConnections` ends the TCP connections: a client that hangs does not delay the shutdown.
   */
  override async dispose(): Promise<void> {
    this.server?.engine.close();
    await this.backplane.close();
  }

  private toOptions(): Partial<ServerOptions> {
    const { adapter, recovery } = this.backplane;
    return {
      ...(adapter && { adapter }),
      ...(recovery && { connectionStateRecovery: recovery }),
      pingInterval: this.settings.PING_INTERVAL_MS,
      pingTimeout: this.settings.PING_TIMEOUT_MS,
      connectTimeout: this.settings.CONNECT_TIMEOUT_MS,
      maxHttpBufferSize: this.settings.MAX_HTTP_BUFFER_SIZE,
    };
  }
}
