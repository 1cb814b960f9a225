import { type OnGatewayDisconnect, WebSocketGateway } from '@nestjs/websockets';
import type { Client } from '../events';
import { RoomsGateway } from '../gateways/rooms.gateway';
import type { NestClient } from './events';

/** The verbs of every namespace, in this one too. */
@WebSocketGateway({ namespace: '/nest' })
export class NestGateway extends RoomsGateway {}

/**
 * One gateway for many namespaces. Its `server` would be the parent of them all, whose `emit` reaches each: what is meant
 * for one goes through the namespace of the client.
 */
@WebSocketGateway({ namespace: /^\/nest-\d+$/ })
export class NestPatternGateway extends RoomsGateway implements OnGatewayDisconnect<NestClient> {
  override handleConnection(client: Client & NestClient): void {
    super.handleConnection(client);
    client.broadcast.emit('came', { gateway: 'pattern', member: client.id });
  }

  handleDisconnect(client: NestClient): void {
    client.nsp.emit('went', { gateway: 'pattern', member: client.id });
  }
}
