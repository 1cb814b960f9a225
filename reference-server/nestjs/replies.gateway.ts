import {
  MessageBody,
  SubscribeMessage,
  WebSocketGateway,
  type WsResponse,
} from '@nestjs/websockets';
import { from, map, type Observable, of } from 'rxjs';

/** Values that `returnValue` can return, by the name that a client requests. */
const values = new Map<unknown, unknown>([
  ['text', 'a text'],
  ['list', [1, 2]],
  ['object', { a: 1 }],
  ['zero', 0],
  ['empty', ''],
  ['false', false],
  ['null', null],
  ['nothing', undefined],
]);

/**
 * Return values of handlers. A value is the acknowledgement unless it is null or undefined; an object with an `event` is
 * emitted as that event instead (https://docs.nestjs.com/websockets/gateways#multiple-responses).
 */
@WebSocketGateway({ namespace: '/nest' })
export class RepliesGateway {
  @SubscribeMessage('returnValue')
  returnValue(@MessageBody() name: unknown): unknown {
    return values.get(name);
  }

  /** Emits the event `returned` to the caller and never acknowledges. */
  @SubscribeMessage('returnEvent')
  returnEvent(@MessageBody() data: unknown): WsResponse<unknown> {
    return { event: 'returned', data };
  }

  /** Returns three values; only the first can be the acknowledgement. */
  @SubscribeMessage('returnValues')
  returnValues(): Observable<number> {
    return of(1, 2, 3);
  }

  @SubscribeMessage('returnEvents')
  returnEvents(): Observable<WsResponse<number>> {
    return from([1, 2, 3]).pipe(map((data) => ({ event: 'returned', data })));
  }

  /**
   * Returns what a client sent inside an object of the server. Returned as it came, an object with an `event` would be
   * emitted: the client would choose an event of the server.
   */
  @SubscribeMessage('giveBack')
  giveBack(@MessageBody() given: unknown): { given: unknown } {
    return { given };
  }
}
