import {
  ConnectedSocket,
  MessageBody,
  type OnGatewayConnection,
  type OnGatewayDisconnect,
  SubscribeMessage,
  WebSocketGateway,
  WebSocketServer,
} from '@nestjs/websockets';
import { announcement, type Announcement, ZodPipe } from '../payloads';
import type { NestClient, NestNamespace } from './events';

/**
 * Several gateways on one namespace: the hooks of each run once for every client, and an event that several of them
 * handle runs in each. The first answer is the acknowledgement.
 */
abstract class SharedGateway
  implements OnGatewayConnection<NestClient>, OnGatewayDisconnect<NestClient>
{
  /** In a gateway with a namespace this is the namespace, not the whole server. */
  @WebSocketServer() protected readonly server!: NestNamespace;

  protected abstract readonly gateway: string;

  handleConnection(client: NestClient): void {
    client.broadcast.emit('came', { gateway: this.gateway, member: client.id });
  }

  handleDisconnect(client: NestClient): void {
    this.server.emit('went', { gateway: this.gateway, member: client.id });
  }

  @SubscribeMessage('whoIsThere')
  whoIsThere(@ConnectedSocket() client: NestClient): { gateway: string } {
    const { gateway } = this;
    client.emit('here', { gateway });
    return { gateway };
  }
}

/** The slash is optional: `nest` and `/nest` are the same namespace. */
@WebSocketGateway({ namespace: 'nest' })
export class FirstGateway extends SharedGateway {
  protected readonly gateway = 'first';

  @SubscribeMessage('serverTell')
  serverTell(
    @ConnectedSocket() { id: from }: NestClient,
    @MessageBody(new ZodPipe(announcement)) { body }: Announcement,
  ): { ok: true } {
    this.server.emit('announcement', { from, body });
    return { ok: true };
  }
}

@WebSocketGateway({ namespace: '/nest' })
export class SecondGateway extends SharedGateway {
  protected readonly gateway = 'second';
}
