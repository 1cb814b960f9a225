import { Logger } from '@nestjs/common';
import { type OnGatewayConnection, WebSocketGateway } from '@nestjs/websockets';
import type { NestClient } from './events';

/**
 * A connection hook that may fail. No filter covers it: in Nest 12.1.1 an error that escapes it ends the process
 * (https://github.com/nestjs/nest/issues/2028). Nest handles events before the hook has ended, and guards do not cover
 * it: do not authorize connections here (see auth/authentication.ts).
 */
@WebSocketGateway({ namespace: '/nest' })
export class ConnectionHookGateway implements OnGatewayConnection<NestClient> {
  private readonly logger = new Logger(ConnectionHookGateway.name);

  async handleConnection(client: NestClient): Promise<void> {
    try {
      await this.welcome(client);
    } catch (error) {
      this.logger.warn(error);
      client.disconnect();
    }
  }

  /** Fails at once or later, as a database query or a payload that cannot be parsed would. */
  private welcome(client: NestClient): Promise<void> | undefined {
    const hook: unknown = client.handshake.auth['hook'];
    if (hook === 'throws') throw new Error('The hook throws, as the client asked.');
    if (hook === 'rejects')
      return Promise.reject(new Error('The hook rejects, as the client asked.'));
    return undefined;
  }
}
