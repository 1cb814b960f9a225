import {
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
} from '@nestjs/common';
import { type Observable, tap } from 'rxjs';
import type { Client } from '../events';
import { Metrics } from './metrics';

/** The verbs by which somebody says something. */
const SPOKEN = new Set([
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
 * Counts a message once its handler has done with it; one that is refused is not counted. It stands before every handler of
 * a gateway: before some of them only, it would let the others overtake.
 */
@Injectable()
export class MessageCounter implements NestInterceptor {
  constructor(private readonly metrics: Metrics) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const ws = context.switchToWs();
    if (!SPOKEN.has(ws.getPattern())) return next.handle();
    return next.handle().pipe(
      tap(() => {
        this.metrics.countReceived(ws.getClient<Client>());
      }),
    );
  }
}
