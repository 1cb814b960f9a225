import { type OnGatewayConnection, WebSocketGateway } from '@nestjs/websockets';
import type { Socket } from 'socket.io';
import { isAcknowledge } from './answer';

/** Tells every client what it authenticated with. */
@WebSocketGateway({ namespace: '/custom' })
class CustomSuiteGateway implements OnGatewayConnection<Socket> {
  handleConnection(client: Socket): void {
    client.emit('auth', client.handshake.auth);
  }
}

/** Gives everything back, as an event and as an acknowledgement; on the socket itself, like `reflect`. */
@WebSocketGateway()
class MainSuiteGateway extends CustomSuiteGateway {
  override handleConnection(client: Socket): void {
    super.handleConnection(client);
    client.on('message', (...args: unknown[]) => client.emit('message-back', ...args));
    client.on('message-with-ack', (...args: unknown[]) => {
      const acknowledge: unknown = args.pop();
      if (isAcknowledge(acknowledge)) acknowledge(...args);
    });
  }
}

/**
 * The server that Socket.IO's own protocol suite talks to
 * (https://github.com/socketio/socket.io-protocol/tree/main/test-suite), in the place of all other gateways.
 */
export const protocolSuiteGateways = [MainSuiteGateway, CustomSuiteGateway];
