import {
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
} from '@nestjs/common';
import { type Observable, tap } from 'rxjs';
import type { ClientSocket } from '../events';
import { Metrics } from './metrics';

/** Events by which a client sends a message. */
const MESSAGES = new Set([
  'message',
  'roomMessage',
  'roomBroadcast',
  'roomsMessage',
  'roomMessageExcept',
  'announce',
  'broadcast',
  'direct',
]);

/**
 * Counts a message once its handler is done; a refused message is not counted. It covers every handler of a gateway: if
 * it covered only some of them, the others would overtake.
 */
@Injectable()
export class MessageCounter implements NestInterceptor {
  constructor(private readonly metrics: Metrics) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const ws = context.switchToWs();
    if (!MESSAGES.has(ws.getPattern())) return next.handle();
    return next.handle().pipe(
      tap(() => {
        this.metrics.countReceived(ws.getClient<ClientSocket>());
      }),
    );
  }
}
