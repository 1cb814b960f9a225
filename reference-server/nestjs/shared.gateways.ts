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
 * Several gateways on one namespace: each sees every client come and go, once, and an event that several handle runs in
 * each of them. The answer of the first of them is the acknowledgement.
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

/** With a slash before the name or without: the namespace is the same. */
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
