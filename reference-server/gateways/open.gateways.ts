import { Inject } from '@nestjs/common';
import { type OnGatewayInit, WebSocketGateway } from '@nestjs/websockets';
import type { ClientServer } from '../events';
import { InstanceMemberships } from '../rooms/instance-memberships';
import { RoomsGateway } from './rooms.gateway';

@WebSocketGateway()
export class MainGateway extends RoomsGateway implements OnGatewayInit<ClientServer> {
  @Inject() private readonly instances!: InstanceMemberships;

  /** A gateway without a namespace gets the server. */
  afterInit(server: ClientServer): void {
    this.instances.connect(server.of('/'));
  }
}

@WebSocketGateway({ namespace: '/chat' })
export class ChatGateway extends RoomsGateway {}

@WebSocketGateway({ namespace: '/news' })
export class NewsGateway extends RoomsGateway {}

/** Serves `/team-1`, `/team-2` and so on; each is a separate namespace. */
@WebSocketGateway({ namespace: /^\/team-\d+$/ })
export class TeamGateway extends RoomsGateway {}
