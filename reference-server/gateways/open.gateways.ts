import { Inject } from '@nestjs/common';
import { type OnGatewayInit, WebSocketGateway } from '@nestjs/websockets';
import type { ClientServer } from '../events';
import { Neighbours } from '../rooms/neighbours';
import { RoomsGateway } from './rooms.gateway';

@WebSocketGateway()
export class MainGateway extends RoomsGateway implements OnGatewayInit<ClientServer> {
  @Inject() private readonly neighbours!: Neighbours;

  /** Without a namespace of its own, a gateway gets the server. */
  afterInit(server: ClientServer): void {
    this.neighbours.meet(server.of('/'));
  }
}

@WebSocketGateway({ namespace: '/chat' })
export class ChatGateway extends RoomsGateway {}

@WebSocketGateway({ namespace: '/news' })
export class NewsGateway extends RoomsGateway {}

/** One gateway for `/team-1`, `/team-2` and so on: each is a namespace of its own. */
@WebSocketGateway({ namespace: /^\/team-\d+$/ })
export class TeamGateway extends RoomsGateway {}
