import { BadRequestException } from '@nestjs/common';
import { MessageBody, SubscribeMessage, WebSocketGateway, WsException } from '@nestjs/websockets';
import { type Observable, throwError } from 'rxjs';

/**
 * What becomes of an error: Nest emits `exception` to the caller, and acknowledges nothing. It says what a `WsException`
 * says; of any other error, HTTP exceptions among them, it says only "Internal server error", and logs the rest
 * (https://docs.nestjs.com/websockets/exception-filters). `RefusalFilter` is how the gateways beside this folder do it.
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
