import {
  MessageBody,
  SubscribeMessage,
  WebSocketGateway,
  type WsResponse,
} from '@nestjs/websockets';
import { from, map, type Observable, of } from 'rxjs';

/** What `returnValue` can return, by the name that a client asks for. */
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
 * What becomes of the value that a handler returns: the acknowledgement, unless it is null or undefined; or, if it is an
 * object with an `event`, that event (https://docs.nestjs.com/websockets/gateways#multiple-responses).
 */
@WebSocketGateway({ namespace: '/nest' })
export class RepliesGateway {
  @SubscribeMessage('returnValue')
  returnValue(@MessageBody() name: unknown): unknown {
    return values.get(name);
  }

  /** Goes out as the event `returned`, to the caller; an acknowledgement, if it wants one, never comes. */
  @SubscribeMessage('returnEvent')
  returnEvent(@MessageBody() data: unknown): WsResponse<unknown> {
    return { event: 'returned', data };
  }

  /** Of several values only the first can be the acknowledgement. */
  @SubscribeMessage('returnValues')
  returnValues(): Observable<number> {
    return of(1, 2, 3);
  }

  @SubscribeMessage('returnEvents')
  returnEvents(): Observable<WsResponse<number>> {
    return from([1, 2, 3]).pipe(map((data) => ({ event: 'returned', data })));
  }

  /**
   * What a client sent goes back inside an object of the server's own. Returned as it came, one with an `event` would be
   * emitted: the client would choose an event of the server.
   */
  @SubscribeMessage('giveBack')
  giveBack(@MessageBody() given: unknown): { given: unknown } {
    return { given };
  }
}
