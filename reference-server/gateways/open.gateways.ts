import { WebSocketGateway } from '@nestjs/websockets';
import { RoomsGateway } from './rooms.gateway';

@WebSocketGateway()
export class MainGateway extends RoomsGateway {}

@WebSocketGateway({ namespace: '/chat' })
export class ChatGateway extends RoomsGateway {}

@WebSocketGateway({ namespace: '/news' })
export class NewsGateway extends RoomsGateway {}

/** One gateway for `/team-1`, `/team-2` and so on: each is a namespace of its own. */
@WebSocketGateway({ namespace: /^\/team-\d+$/ })
export class TeamGateway extends RoomsGateway {}
