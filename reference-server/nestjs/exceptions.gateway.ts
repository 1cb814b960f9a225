import { BadRequestException } from '@nestjs/common';
import { MessageBody, SubscribeMessage, WebSocketGateway, WsException } from '@nestjs/websockets';
import { type Observable, throwError } from 'rxjs';

/**
 * Errors in handlers: Nest emits `exception` to the caller and acknowledges nothing. The event has the message of a
 * `WsException`; for any other error, including HTTP exceptions, it has only "Internal server error", and Nest logs the rest
 * (https://docs.nestjs.com/websockets/exception-filters). The other gateways acknowledge errors by `RefusalFilter`.
 */
@WebSocketGateway({ namespace: '/nest' })
export class ExceptionsGateway {
  @SubscribeMessage('throw')
  throw(@MessageBody() what: unknown): string | Observable<never> {
    switch (what) {
      case 'text':
        throw new WsException('The vault is closed.');
      case 'object':
        throw new WsException({ code: 'CLOSED', until: 'Monday' });
      case 'error':
        throw new Error('The password is sesame.');
      case 'http':
        throw new BadRequestException('The password is sesame.');
      case 'stream':
        return throwError(() => new WsException('The vault is closed.'));
      default:
        return 'nothing thrown';
    }
  }
}
