import {
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
  UseInterceptors,
} from '@nestjs/common';
import { type Observable, tap } from 'rxjs';
import type { Client } from '../events';
import { Metrics } from './metrics';

/** Counts a message once its handler has done with it; one that is refused is not counted. */
@Injectable()
class MessageCounter implements NestInterceptor {
  constructor(private readonly metrics: Metrics) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const client = context.switchToWs().getClient<Client>();
    return next.handle().pipe(
      tap(() => {
        this.metrics.countReceived(client);
      }),
    );
  }
}

/** A handler of what somebody says. */
export const Counted = (): MethodDecorator => UseInterceptors(MessageCounter);
