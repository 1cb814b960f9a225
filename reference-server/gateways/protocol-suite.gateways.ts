import { type OnGatewayConnection, WebSocketGateway } from '@nestjs/websockets';
import type { Socket } from 'socket.io';
import { isAcknowledge } from './answer';

/** Sends every client the credentials that it connected with. */
@WebSocketGateway({ namespace: '/custom' })
class CustomSuiteGateway implements OnGatewayConnection<Socket> {
  handleConnection(client: Socket): void {
    client.emit('auth', client.handshake.auth);
  }
}

/** Returns every argument, as an event or as an acknowledgement. Listens on the socket itself, like `reflect`. */
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
 * Gateways for Socket.IO's own protocol suite
 * (https://github.com/socketio/socket.io-protocol/tree/main/test-suite); they replace all other gateways.
 */
export const protocolSuiteGateways = [MainSuiteGateway, CustomSuiteGateway];
