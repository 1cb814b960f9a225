import { type OnGatewayDisconnect, WebSocketGateway } from '@nestjs/websockets';
import type { ClientSocket } from '../events';
import { RoomsGateway } from '../gateways/rooms.gateway';
import type { NestClient } from './events';

/** Offers all operations in `/nest`, too. */
@WebSocketGateway({ namespace: '/nest' })
export class NestGateway extends RoomsGateway {}

/**
 * One gateway for many namespaces. Its `server` would be their parent, whose `emit` reaches all of them: to reach one, use
 * the namespace of the client.
 */
@WebSocketGateway({ namespace: /^\/nest-\d+$/ })
export class NestPatternGateway extends RoomsGateway implements OnGatewayDisconnect<NestClient> {
  override handleConnection(client: ClientSocket & NestClient): void {
    super.handleConnection(client);
    client.broadcast.emit('came', { gateway: 'pattern', member: client.id });
  }

  handleDisconnect(client: NestClient): void {
    client.nsp.emit('went', { gateway: 'pattern', member: client.id });
  }
}
