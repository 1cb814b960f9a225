import type { INestApplication } from '@nestjs/common';
import { IoAdapter } from '@nestjs/platform-socket.io';
import type { Server, ServerOptions } from 'socket.io';
import type { Settings } from '../settings';
import type { Backplane } from './backplane';
import { openBackplane } from './open-backplane';

/**
 * Puts the backplane under Socket.IO. It is an option of the server, not `this.server.adapter(…)` in a gateway: that
 * replaces the adapters of the namespaces there are, and forgets the rooms in them; and in a gateway with a namespace,
 * `server` is that namespace, whose `adapter` is no function (https://docs.nestjs.com/websockets/adapter#extend-socketio).
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

  /** Opens the backplane and installs it; to be awaited before the application listens. */
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
   * Clients go before the backplane, so that whoever is told of their leaving still is. Their TCP connections are ended
   * by Nest's `forceCloseConnections`: a client that hangs does not hold up the shutdown.
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
