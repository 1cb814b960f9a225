import { Logger } from '@nestjs/common';
import { type OnGatewayConnection, WebSocketGateway } from '@nestjs/websockets';
import type { NestClient } from './events';

/**
 * A connection hook that may fail. No filter covers it: in Nest 12.1.1 an error that leaves it ends the process
 * (https://github.com/nestjs/nest/issues/2028). Nor does Nest wait for it before it handles events, and guards do not
 * cover it: it is no place to decide who may connect (see auth/authentication.ts).
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

  /** Stands for what may fail, at once or later: a look into a database, a payload that cannot be parsed. */
  private welcome(client: NestClient): Promise<void> | undefined {
    const hook: unknown = client.handshake.auth['hook'];
    if (hook === 'throws') throw new Error('The hook throws, as the client asked.');
    if (hook === 'rejects')
      return Promise.reject(new Error('The hook rejects, as the client asked.'));
    return undefined;
  }
}
